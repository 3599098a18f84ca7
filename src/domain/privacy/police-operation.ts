import type { Reading, Sentence } from './reading.ts';

const PAST =
  /(?<!\p{L})(?:i gar|igar|forra|forrigt|i forrgar|i natt var|gjordes|genomfordes|gjort|gjord|gjorda|genomfort|genomford|genomforda|avslutad|avslutat|efter (?:tillslaget|razzian|husrannsakan|insatsen)|slog till|var klart|i varas|i hostas|i somras|last week|yesterday)(?!\p{L})/u;
const PLANNED =
  /(?<!\p{L})(?:i morgon|imorgon|i ?overmorgon|i kvall|ikvall|i natt|inatt|i eftermiddag|pa (?:man|tis|ons|tors|fre|lor|son)dag|nasta vecka|nasta (?:man|tis|ons|tors|fre|lor|son)dag|till helgen|i helgen|i dag|idag|snart|om en timme|planerar|planeras|planerad|planerat|kommer att|ska|skall|tanker|pagar|forbereds|forbereder|vantar|tomorrow|tonight|will|planned|ongoing|v\.? ?\d{1,2}|kl(?:ockan)?\.? ?\d{1,2}|den \d{1,2})(?!\p{L})/u;

/** Words that name an operation. Finished ones ("tillslaget förra veckan") pass; others are ongoing or planned. */
const OPERATION =
  /(?<!\p{L})(?:husrannsakan|husrannsakningar|husrannsaka|tillslag|tillslaget|razzia|razzian|razzior|raid|search warrant|house search|genomsokning av (?:lokalen|lagenheten|bostaden)|slar polisen till|insatsstyrkan|piketen gar in|nationella insatsstyrkan)(?!\p{L})/u;
/** What is secret as long as it goes on, and says so by its name. */
const COVERT =
  /(?<!\p{L})(?:spaning (?:pagar|pa|mot|i|vid|ska|planeras|fortsatter)|spanar (?:pa|mot|efter en|i|vid|just)|spanas|under spaning|spaningen (?:pa|mot|vid|i|pagar)|spaningsinsats|spaningsuppdrag|spaningslage|spaningsbil|har span|span (?:pa|mot|i|vid|pagar|i kvall)|civilspan|avlyssn\p{L}*|telefonavlyssning|rumsavlyssning|buggning|buggad|buggat|hemliga? tvangsmedel|hemlig (?:kamera\p{L}*|overvakning|dataavlasning)|dold (?:kamera|overvakning)|infiltrator\p{L}*|skuggar|skuggas|informator\p{L}*|under(?:cover|tackt)|wiretap\p{L}*|surveillance (?:of|on)|stakeout)(?!\p{L})/u;
const STRIKE =
  /(?<!\p{L})(?:(?:slar|sla) (?:vi |de |polisen )?till (?:mot|mot|hos|pa|vid|i|tidigt|klockan|kl|nu|pa)(?!\p{L})(?! (?:bidrag|punkt))|(?:ska|kommer att|planerar att|tanker|vill|hoppas) (?:\p{L}+ )?(?:gripa|anhalla|hakta|haffa|hamta in)(?! (?:in|tillfallet|tag|chansen)(?!\p{L}))|(?:ska|kommer att|will) (?:\p{L}+ )?(?:gripas|hamtas (?:in )?till forhor|haktas|anhallas)|stormar? (?:lokalen|lagenheten|klubben)|polisen (?:gar|aker|kommer) in i)(?!\p{L})/u;
const OPERATION_WITH_TIME =
  /(?<!\p{L})(?:polisinsats|polisinsatsen|polisaktion|polisaktionen|polisoperation|polisoperationen|forhor|forhoret|forhoren|aktionen mot|insats(?:en)? mot (?:lokalen|lagenheten|gang\p{L}*|natverket|klubben|personen|familjen)|beslag|gripande|gripanden|gripandet|operationen mot|police operation|arrests?)(?!\p{L})/u;
const INVESTIGATION =
  /(?<!\p{L})(?:forundersokning(?:en)? (?:mot|pagar|inledd|ar inledd|har inletts|om (?:mord|ran|grov\p{L}*))|fu mot|utreds for|pagaende (?:polisinsats|polisoperation|spaning|forundersokning|tillslag|husrannsakan|operation)|efterlyst(?! (?:av|svar|fler|mer))(?: for)?|nationellt efterlyst|internationellt efterlyst)(?!\p{L})/u;
const SECRECY =
  /(?<!\p{L})(?:sag inget|sag inte|sag ingenting|hall (?:det|detta) hemligt|hall tyst|hall tyst om|far inte komma ut|far inte lacka|inte ett ord|sprid inte|say nothing|keep (?:it|this) secret|oanmal[dt]|overraskning\p{L}*)(?!\p{L})/u;
const POLICE =
  /(?<!\p{L})(?:polis\p{L}*|piket\p{L}*|patrull\p{L}*|police|lokalpolis\p{L}*|kontroll\p{L}*|tillsyn\p{L}*|besok\p{L}*)(?!\p{L})/u;
const GENERAL =
  /(?<!\p{L})(?:rutin\p{L}*|utbildning\p{L}*|forelasning\p{L}*|generellt|allmant|checklist\p{L}*|vagledning\p{L}*|mall\p{L}*|lagstiftning\p{L}*|lagen|ny lag|statistik\p{L}*|antal|antalet)(?!\p{L})/u;

/**
 * Police operations that go on or are planned (NEJ-17): raids, searches, surveillance, arrests to come, secrecy about
 * them. Joint inspections, planned or reported, pass; so does an operation that is over.
 */
export function hasPoliceOperation({ sentences }: Reading): boolean {
  return sentences.some(isOperation);
}

function isOperation({ folded }: Sentence): boolean {
  if (INVESTIGATION.test(folded) && !GENERAL.test(folded)) return true;
  if (COVERT.test(folded) && !GENERAL.test(folded)) return true;
  if (STRIKE.test(folded)) return true;
  const isPast =
    PAST.test(folded) && !PLANNED.test(folded.replace(/(?<!\p{L})(?:i dag|idag|v\.? ?\d{1,2}|den \d{1,2})/gu, ''));
  if (OPERATION.test(folded)) return !isPast && (!GENERAL.test(folded) || PLANNED.test(folded));
  if (OPERATION_WITH_TIME.test(folded)) return !isPast && PLANNED.test(folded) && !GENERAL.test(folded);
  return SECRECY.test(folded) && POLICE.test(folded) && PLANNED.test(folded) && !isPast;
}
