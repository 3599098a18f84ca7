import { z } from 'zod';
import { date, month, slug, text, texts, wholeNumber, word, yesOrNo } from './fields.ts';

/** The agreement file in its own words. Keys are folded (`giltig_fran`); `SPELLED` has them as people write them. */

const party = z.strictObject({
  namn: text,
  kortnamn: text,
  alias: texts.optional(),
  organisation: text.optional(),
  myndighet: yesOrNo,
  rostar: yesOrNo,
  planeringstid_veckor: wholeNumber(1, 52).optional(),
});

const goalArea = z.strictObject({ nummer: wholeNumber(1, 99), titel: text });

const extension = z.strictObject({
  villkor: word({ ingen: 'none', 'efter samråd': 'after-consultation', automatisk: 'automatic' }),
  manader_fore: wholeNumber(1, 36).optional(),
  ar: wholeNumber(1, 20).optional(),
});

const review = z.strictObject({ namn: text, manad: month, fragor: texts });

const steeringMeetings = z.strictObject({
  antal: wholeNumber(0, 24),
  per: word({ kalenderår: 'calendar-year', avtalsår: 'agreement-year' }),
});

const group = z.strictObject({
  namn: text,
  typ: word({
    'EST strategisk': 'est_strategic',
    'EST fördjupning': 'est_in_depth',
    beredningsgrupp: 'preparatory',
    styrgrupp: 'steering',
    annan: 'other',
  }),
  alias: texts.optional(),
});

const role = word({ medlem: 'member', samordnare: 'coordinator', styrgrupp: 'steering', läsare: 'reader' });

const functionEntry = z.strictObject({
  namn: text,
  part: text,
  roller: z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(role).min(1).max(4)),
  alias: texts.optional(),
  grupper: texts.optional(),
});

const collective = z.strictObject({ namn: text, funktioner: texts });

const settings = z.strictObject({
  samordnarna_far_flytta_forsta_gangen: yesOrNo.optional(),
  samordnarna_far_flytta_andra_gangen: yesOrNo.optional(),
  langsta_flytt_dagar: wholeNumber(1, 60).optional(),
});

const situationPicture = z.strictObject({
  typ: word({
    'EST-analys': 'est_analysis',
    medarbetardialog: 'staff_dialogue',
    medborgarundersökning: 'citizen_survey',
    annat: 'other',
  }),
  datum: date.optional(),
  agare: text,
  finns_hos: text,
  malomraden: z.array(wholeNumber(1, 99)).max(50).optional(),
});

/** One sentence of the agreement per rule, word for word. */
const clauses = z.strictObject({
  styrgruppsmoten: text.optional(),
  uppfoljningar: text.optional(),
  sammanfattningar: text.optional(),
  rapportering: text.optional(),
  forlangning: text.optional(),
  giltighet: text.optional(),
  insatsernas_uppfoljning: text.optional(),
  kommunikation: text.optional(),
  lagesbild: text.optional(),
});

export const AgreementFile = z.strictObject({
  nyckel: slug,
  titel: text,
  samverkansomrade: text,
  langsiktig_malsattning: text,
  tecknad: date.optional(),
  giltig_fran: date,
  giltig_till: date,
  forlangning: extension,
  parter: z.array(party).min(2).max(20),
  malomraden: z.array(goalArea).min(1).max(50),
  uppfoljningar: z.array(review).max(50).optional(),
  styrgruppsmoten: steeringMeetings,
  grupper: z.array(group).min(1).max(100),
  funktioner: z.array(functionEntry).min(1).max(300),
  samlingsnamn: z.array(collective).max(50).optional(),
  installningar: settings.optional(),
  lagesbild: z.array(situationPicture).max(50).optional(),
  ordalydelser: clauses.optional(),
});
export type AgreementFile = z.infer<typeof AgreementFile>;
