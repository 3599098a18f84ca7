import { phrases } from './phrases.ts';
import type { Reading, Sentence } from './reading.ts';

const PAST = phrases`
  i gar, igar, forra, forrigt, i forrgar, i natt var, gjordes, genomfordes, gjort, gjord, gjorda, genomfort,
  genomford, genomforda, avslutad, avslutat, efter (?:tillslaget|razzian|husrannsakan|insatsen), slog till, var klart,
  i varas, i hostas, i somras, last week, yesterday`;
const PLANNED = phrases`
  i morgon, imorgon, i ?overmorgon, i kvall, ikvall, i natt, inatt, i eftermiddag,
  pa (?:man|tis|ons|tors|fre|lor|son)dag, nasta vecka, nasta (?:man|tis|ons|tors|fre|lor|son)dag, till helgen,
  i helgen, i veckan, vantas, kommer gripa, i dag, idag, snart, om en timme, planerar, planeras, planerad, planerat,
  kommer att, ska, skall, tanker, pagar, forbereds, forbereder, vantar, tomorrow, tonight, will, planned, ongoing,
  v\.? ?\d{1,2}, kl(?:ockan)?\.? ?\d{1,2}, den \d{1,2}`;

/** Words that name an operation. Finished ones ("tillslaget förra veckan") pass; others are ongoing or planned. */
const OPERATION = phrases`
  husrannsakan, husrannsakningar, gryningsrad*, polisrad*, hr (?:pa|hos|i) (?:~ )?(?:adress*|lagenhet*|bostaden), husrannsaka, tillslag,
  tillslaget, razzia, razzian, razzior, raid, search warrant, house search,
  genomsokning av (?:lokalen|lagenheten|bostaden), slar polisen till, insatsstyrkan, piketen gar in,
  nationella insatsstyrkan`;
/** What is secret as long as it goes on, and says so by its name. */
const COVERT = phrases`
  spaning (?:pagar|pa|mot|i|vid|ska|planeras|fortsatter), spanar (?:pa|mot|efter en|i|vid|just), spanas,
  under spaning, spaningen (?:pa|mot|vid|i|pagar), spaningsinsats, spaningsuppdrag, spaningslage, spaningsbil,
  spanare, spanarna, civilkladda poliser (?:ska|kommer|sitter|star), har span, span (?:pa|mot|i|vid|pagar|i kvall),
  civilspan, spanings(?:grupp|enhet|team|patrull)* (?:foljer|ligger|sitter|star|bevakar|spanar|jobbar mot|arbetar mot|ar ute|ar igang|ska), civilare, civilarna, civila poliser(?= (?:~r|vid|i|pa|pagar)), bevakar (?:~ )?dolt, i smyg,
  overvakar (?:honom|henne|killen|mannen|lokalen|lagenheten|garaget|\p{L}+s telefon),
  (?:dold|gomd|hemlig)a? kamer*, kamer* (?:~ )?(?:dolda|gomda), filmar (?:~ )?dolt, fjarrstyrd kamera,
  (?:en )?(?:kalla|tjallare|uppgiftslamnare) (?:~ )?i (?:ganget|natverket|gruppen|ligan|kretsen|klanen), infiltrer*,
  gps pa (?:bilen|fordonet|mopeden|hans|hennes), kalla i (?:ganget|natverket|gruppen|ligan),
  kallan (?:vill|bor|jobbar|sager|i ganget), informant*, preventiva tvangsmedel(?= (?:mot|anvands|pagar)),
  spaningsled*, (?:en|med|i|ar) civilbil*, civilbil* (?:star|utanfor|vid|pa|i), hta pa, hak pa,
  (?:we|police) are watching, avlyssn*, telefonavlyssning, rumsavlyssning, buggning, buggad, buggat,
  hemliga? tvangsmedel, hemlig (?:kamera*|overvakning|dataavlasning), dold (?:kamera|overvakning), infiltrator*,
  skuggar, skuggas, informator*, under(?:cover|tackt), wiretap*, surveillance (?:of|on), stakeout`;
const STRIKE = phrases`
  (?<!(?:ingen|ingarna|kylan|vintern|hosten|regnet|stormen|krisen|pandemin) )(?:slar|sla) (?:vi |de |polisen )?till (?:mot|hos|pa|vid|i|tidigt|klockan|kl|nu)(?!\p{L})(?! (?:bidrag|punkt)),
  (?:ska|kommer att|kommer|planerar att|tanker|vill|hoppas) (?:~ )?(?:gripa|anhalla|hakta|haffa|hamta in)(?! (?:in|tillfallet|tag|chansen)(?!\p{L})),
  (?:ska|kommer att|will) (?:~ )?(?:gripas|hamtas (?:in )?till forhor|haktas|anhallas),
  (?:tar|hamtar|plockar|haffar|griper|anhaller) (?:vi |de |polisen )?(?:upp |in )?(?:honom|henne|hen|killen|mannen|kvinnan|grabben|snubben|grabbarna|killarna) (?:~ )?(?:i morgon|imorgon|i kvall|ikvall|i natt|inatt|pa ~dag|nasta vecka|snart),
  (?:polis*|*myndigheten|ebm|vi|de) slar till (?:nasta|i morgon|imorgon|i kvall|ikvall|i natt|inatt|pa ~dag|tidigt),
  (?:polisen|piketen|styrkan|patrullen) gar in(?= (?:kl|pa ~dag|i morgon|imorgon|i natt|inatt|tidigt|i lagenhet*|i lokalen)|[.,!]|$),
  (?:vi|de|polisen) gar in (?:hos (?:dem|honom|henne)|pa adress*|i lagenhet*), vi gar in (?:pa ~dag )?(?:kl|klockan|tidigt|i gryningen), stormar? (?:lokalen|lagenheten|klubben),
  polisen (?:gar|aker|kommer) in i(?! (?:samarbete|samverkan|arbete|avtal|projekt|program|natverk|nasta|en ny|budget|grupp)*)`;
const OPERATION_WITH_TIME = phrases`
  polisinsats, polisinsatsen, polisaktion, polisaktionen, polisoperation, polisoperationen, forhor, forhoret,
  forhoren, aktionen mot,
  insats(?:en)? mot (?:lokalen|lagenheten|*klubben|restaurangen|pizzerian|garaget|ganget|villan|personen|familjen),
  beslag, gripande, gripanden, gripandet, operationen mot, police operation, arrests?`;
const INVESTIGATION = phrases`
  forundersokning(?:en)? (?:mot|pagar|inledd|ar inledd|inleds|har inletts|inleddes|om (?:mord|ran|grov*)),
  forundersokning* (?:~ ){0,6}(?:kansligt?|yppandeforbud|forundersokningssekretess),
  fu (?:mot|inledd|pagar|ar inledd|nedlagd|om), utreds for,
  pagaende (?:polisinsats|polisoperation|spaning|forundersokning|tillslag|husrannsakan|operation),
  efterlyst(?! (?:av|svar|fler|mer))(?: for)?, nationellt efterlyst, internationellt efterlyst`;
const SECRECY = phrases`
  sag inget, sag inte, sag ingenting, hall (?:det|detta) hemligt, hall tyst, hall tyst om, beratta inte,
  hall er undan, far inte komma ut, far inte lacka, inte ett ord, sprid inte, say nothing, keep (?:it|this) secret,
  oanmal[dt], overraskning*`;
const POLICE = phrases`
  polis*, piket*, patrull*, insats mot, aktionen, police, lokalpolis*, kontroll*, tillsyn*, besok*`;
const GENERAL = phrases`
  rutin*, utbildning*, forelasning*, generellt, allmant, checklist*, vagledning*, mall*, lagstiftning*, lagen, ny lag,
  statistik*, antal, antalet`;

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
