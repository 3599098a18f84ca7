import type { Lexicon } from '../grammar.ts';
import { addReference } from './add-reference.ts';
import { approveBrief, rejectBrief, returnBrief } from './answer-brief.ts';
import { agree, decline } from './answer-proposal.ts';
import { answerRetention, endRetention } from './answer-retention.ts';
import { answerReview, handInReview } from './answer-review.ts';
import { applyAgreement } from './apply-agreement.ts';
import { approveFollowUp } from './approve-follow-up.ts';
import { bind } from './bind.ts';
import { bookMeeting } from './book-meeting.ts';
import { briefTaken } from './brief-taken.ts';
import { briefs } from './briefs.ts';
import { calendar } from './calendar.ts';
import { calendarConfirm } from './calendar-confirm.ts';
import { calendarImport } from './calendar-import.ts';
import { calendarSource } from './calendar-source.ts';
import { cancelMeeting } from './cancel-meeting.ts';
import { check } from './check.ts';
import { chooseFunction } from './choose-function.ts';
import { clock } from './clock.ts';
import type { Command } from './command.ts';
import { communicated } from './communicated.ts';
import { confirm } from './confirm.ts';
import { confirmTakeOver } from './confirm-take-over.ts';
import { confirmTaken, declineTaken } from './confirm-taken.ts';
import { consultation } from './consultation.ts';
import { deputy } from './deputy.ts';
import { didYouMean } from './did-you-mean.ts';
import { draft } from './draft.ts';
import { drop } from './drop.ts';
import { due } from './due.ts';
import { editBrief } from './edit-brief.ts';
import { editMeasure } from './edit-measure.ts';
import { endCalendarSource } from './end-calendar-source.ts';
import { endDeputy } from './end-deputy.ts';
import { endHolding } from './end-holding.ts';
import { exportPlan } from './export.ts';
import { extension } from './extension.ts';
import { fetchFollowUp } from './fetch-follow-up.ts';
import { forgetMe } from './forget-me.ts';
import { forgetPerson } from './forget-person.ts';
import { freezeFollowUp } from './freeze-follow-up.ts';
import { glossary } from './glossary.ts';
import { help } from './help.ts';
import { history } from './history.ts';
import { importPlan } from './import.ts';
import { importConfirm } from './import-confirm.ts';
import { indicator } from './indicator.ts';
import { link } from './link.ts';
import { all, mine, overdue, search } from './lists.ts';
import { log } from './log.ts';
import { makeBrief } from './make-brief.ts';
import { mask } from './mask.ts';
import { maskRecord } from './mask-record.ts';
import { meetingHeld } from './meeting-held.ts';
import { meetingLine } from './meeting-line.ts';
import { meetings } from './meetings.ts';
import { members } from './members.ts';
import { moveMeeting } from './move-meeting.ts';
import { myData } from './my-data.ts';
import { myReminders } from './my-reminders.ts';
import { nameDeputy } from './name-deputy.ts';
import { newBrief } from './new-brief.ts';
import { newMeasure } from './new-measure.ts';
import { noNews } from './no-news.ts';
import { note } from './note.ts';
import { orderBriefs } from './order-briefs.ts';
import { overview } from './overview.ts';
import { pauseReminders, resumeReminders } from './pause-reminders.ts';
import { proposeExtension } from './propose-extension.ts';
import { question } from './question.ts';
import { rating } from './rating.ts';
import { readFollowUp } from './read-follow-up.ts';
import { remindLater } from './remind-later.ts';
import { reminderSettings } from './reminder-settings.ts';
import { remindersCommand } from './reminders.ts';
import { report } from './report.ts';
import { reported } from './reported.ts';
import { retention } from './retention.ts';
import { review, reviewBasisCommand, reviewDocumentCommand } from './review.ts';
import { runThrough } from './run-through.ts';
import { sayHeld, sayNotHeld } from './say-held.ts';
import { show } from './show.ts';
import { signExtension } from './sign-extension.ts';
import { situationPicture } from './situation-picture.ts';
import { status } from './status.ts';
import { summary } from './summary.ts';
import { takeOver } from './take-over.ts';
import { undo } from './undo.ts';
import { welcome } from './welcome.ts';
import { whichMeasure } from './which-measure.ts';
import { withdrawBrief } from './withdraw-brief.ts';
import { withdrawConsultation } from './withdraw-consultation.ts';
import { wordFollowUp } from './word-follow-up.ts';

/** Every command, in the order that help shows them. A new one is a file and a line here. */
const commands: readonly Command[] = [
  mine,
  all,
  overdue,
  search,
  show,
  note,
  status,
  rating,
  due,
  indicator,
  communicated,
  question,
  noNews,
  agree,
  decline,
  history,
  undo,
  mask,
  newMeasure,
  editMeasure,
  clock,
  summary,
  briefs,
  newBrief,
  editBrief,
  approveBrief,
  rejectBrief,
  returnBrief,
  orderBriefs,
  briefTaken,
  confirmTaken,
  declineTaken,
  withdrawBrief,
  makeBrief,
  overview,
  runThrough,
  meetings,
  bind,
  link,
  members,
  chooseFunction,
  confirm,
  endHolding,
  myData,
  forgetMe,
  forgetPerson,
  bookMeeting,
  moveMeeting,
  cancelMeeting,
  meetingHeld,
  sayHeld,
  sayNotHeld,
  meetingLine,
  calendar,
  calendarSource,
  endCalendarSource,
  calendarImport,
  calendarConfirm,
  check,
  draft,
  readFollowUp,
  freezeFollowUp,
  wordFollowUp,
  approveFollowUp,
  fetchFollowUp,
  consultation,
  withdrawConsultation,
  review,
  answerReview,
  handInReview,
  reviewBasisCommand,
  reviewDocumentCommand,
  extension,
  proposeExtension,
  signExtension,
  takeOver,
  confirmTakeOver,
  reported,
  situationPicture,
  addReference,
  maskRecord,
  log,
  retention,
  answerRetention,
  endRetention,
  exportPlan,
  report,
  importPlan,
  importConfirm,
  applyAgreement,
  deputy,
  nameDeputy,
  endDeputy,
  remindersCommand,
  remindLater,
  myReminders,
  pauseReminders,
  resumeReminders,
  reminderSettings,
  help,
  glossary,
  welcome,
  whichMeasure,
  didYouMean,
  drop,
];

export const lexicon: Lexicon = { commands, defaults: { measure: mine, agreement: clock, show, note } };
