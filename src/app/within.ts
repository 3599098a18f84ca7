import type { Reads } from './ports.ts';

type Scope<Name extends keyof Reads> = (reads: Reads, isOwn: (agreementId: string) => boolean) => Reads[Name];

/**
 * The one place that scopes: what a command, a post or a file reads, bound to these agreements. Rows of any other are as if
 * they were not there. A read that has no line here doesn't compile.
 */
export function within(reads: Reads, agreementIds: readonly string[]): Reads {
  const isOwn = (id: string) => agreementIds.includes(id);
  const entries = Object.entries(scopes).map(([name, scope]) => [name, scope(reads, isOwn)]);
  return Object.fromEntries(entries) as unknown as Reads;
}

/** A read that names its agreement first, and gives `nothing` of any other. */
const named =
  <Rest extends readonly unknown[], Result>(
    pick: (reads: Reads) => (agreementId: string, ...rest: Rest) => Promise<Result>,
    nothing: Result,
  ) =>
  (reads: Reads, isOwn: (agreementId: string) => boolean) =>
  async (agreementId: string, ...rest: Rest): Promise<Result> =>
    isOwn(agreementId) ? pick(reads)(agreementId, ...rest) : nothing;

const scopes: { readonly [Name in keyof Reads]: Scope<Name> } = {
  agreements: (reads, isOwn) => async () => (await reads.agreements()).filter(({ id }) => isOwn(id)),
  agreement: named((reads) => reads.agreement, undefined),
  measure: named((reads) => reads.measure, undefined),
  measureIn: (reads, isOwn) => (ids, id) => reads.measureIn(ids.filter(isOwn), id),
  measures: named((reads) => reads.measures, []),
  changes: named((reads) => reads.changes, []),
  latestNotes: named((reads) => reads.latestNotes, []),
  allChanges: named((reads) => reads.allChanges, []),
  question: (reads, isOwn) => async (id) => {
    const found = await reads.question(id);
    return found?.agreementId !== undefined && isOwn(found.agreementId) ? found : undefined;
  },
  holdings: named((reads) => reads.holdings, []),
  deputies: named((reads) => reads.deputies, []),
  accountsOf: named((reads) => reads.accountsOf, []),
  everHeld: named((reads) => reads.everHeld, []),
  disposableRows: named((reads) => reads.disposableRows, 0),
  references: named((reads) => reads.references, []),
  auditPage: named((reads) => reads.auditPage, []),
  meetings: named((reads) => reads.meetings, []),
  meetingChanges: named((reads) => reads.meetingChanges, []),
  agreementChanges: named((reads) => reads.agreementChanges, []),
  changeMarks: named((reads) => reads.changeMarks, []),
  record: (reads, isOwn) => (agreementId) =>
    isOwn(agreementId) ? reads.record(agreementId) : Promise.reject(new Error('the record of another agreement')),
  remindersWithKeys: named((reads) => reads.remindersWithKeys, []),
  remindersPlanned: named((reads) => reads.remindersPlanned, []),
  remindersOfBundle: named((reads) => reads.remindersOfBundle, []),
  putOff: named((reads) => reads.putOff, []),
  postsAbout: named((reads) => reads.postsAbout, []),
  postsOn: named((reads) => reads.postsOn, []),
  postsWithIds: named((reads) => reads.postsWithIds, []),
  followUpIssues: named((reads) => reads.followUpIssues, []),
  followUpIssue: named((reads) => reads.followUpIssue, undefined),
  latestIssue: named((reads) => reads.latestIssue, undefined),
  followUpFile: named((reads) => reads.followUpFile, undefined),
  groupLists: named((reads) => reads.groupLists, []),
  calendarTokens: named((reads) => reads.calendarTokens, []),
  calendarSources: named((reads) => reads.calendarSources, []),

  // A person's own, whichever agreements they belong to (product.md §1): who speaks, what they hold, how they are reminded.
  situation: ({ situation }) => situation,
  holdingsOfPerson: ({ holdingsOfPerson }) => holdingsOfPerson,
  personalData: ({ personalData }) => personalData,
  reminderChoices: ({ reminderChoices }) => reminderChoices,
  /** A secret that only its person has been shown, and that says who they are. */
  linkCode: ({ linkCode }) => linkCode,

  // The whole installation's: for the clockwork, the inbox and addresses outside, never for a command.
  questionsToSettle: () => neverHere,
  identities: () => neverHere,
  inbox: () => neverHere,
  calendarToken: () => neverHere,
  calendarSourcesToTry: () => neverHere,
  issueOfFile: () => neverHere,
};

function neverHere(): Promise<never> {
  return Promise.reject(new Error('a read of the whole installation, where there is one agreement'));
}
