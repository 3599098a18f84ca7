import type { ExtensionTerms } from '../../domain/agreement-file.ts';
import type { Differing, SigningFault } from '../../domain/extension.ts';
import { dateText } from '../dates.ts';
import { orList } from '../lists.ts';

const date = (day: string) => dateText(day, 'sv');
const and = (words: readonly string[]) => orList(words, 'och');
const years = (count: number) => (count === 1 ? 'ett år' : `${count} år`);
const months = (count: number) => (count === 1 ? 'en månad' : `${count} månader`);

/** A signed extension as a party has recorded it. */
export interface ShownSigning {
  readonly end: string;
  readonly signedOn: string;
  readonly signedBy: readonly string[];
  readonly decidedBy: string;
  readonly registration?: string;
  readonly reviewsRepeat: boolean;
}

function terms(extension: ExtensionTerms): string {
  switch (extension.kind) {
    case 'none':
      return 'Överenskommelsen säger inget om förlängning. Vill parterna fortsätta behövs en ny överenskommelse.';
    case 'after-consultation':
      return `Överenskommelsen kan förlängas med ${years(extension.years)} i taget efter samråd, som ska ha skett senast ${months(extension.months)} före sista dagen.`;
    case 'automatic':
      return `Överenskommelsen förlängs av sig själv med ${years(extension.years)} om ingen säger upp den senast ${months(extension.noticeMonths)} före sista dagen. Då undertecknas ingen förlängning: skicka överenskommelsens fil med den nya sista dagen före den gamla, så bekräftar en samordnare hos en annan part.`;
  }
}

const differing: Record<Differing, string> = {
  end: 'ny sista dag',
  signedOn: 'dag för undertecknande',
  reviewsRepeat: 'om uppföljningarna ska upprepas',
};

const untilThen = (validTo: string) =>
  `Överenskommelsen säger inte vad som då gäller: den upphör den ${date(validTo)}.`;

/** Consultation on an extension, the leaders' proposals, and the signed extension. */
export const extension = {
  title: 'Förlängning',
  validTo: (validTo: string) => `Överenskommelsen gäller till och med ${date(validTo)}.`,
  ended: (validTo: string) =>
    `Överenskommelsen upphörde den ${date(validTo)}. En förlängning som undertecknades senast den dagen går fortfarande att registrera.`,
  stopped: 'Överenskommelsen är stoppad och går inte att förlänga.',
  terms,
  consultation: 'Samråd',
  consulted: (on: string, due: string) => `Skedde ${date(on)}, i tid. Sista dagen var ${date(due)}.`,
  toConsult: (due: string) => `Inget samråd är registrerat än. Det ska ha skett senast ${date(due)}.`,
  late: (on: string, due: string, validTo: string) =>
    `Skedde ${date(on)}, efter sista dagen ${date(due)}. ${untilThen(validTo)}`,
  missed: (due: string, validTo: string) => `Inget samråd skedde senast ${date(due)}. ${untilThen(validTo)}`,
  proposals: 'Ledarnas förslag',
  proposal: (end: string | undefined, on: string) =>
    end === undefined ? `Förläng inte (${date(on)}).` : `Förläng till ${date(end)} (${date(on)}).`,
  noProposal: 'Inget förslag än.',
  unequal: 'Förslagen är olika. Inget ändras förrän ledarna är överens och förlängningen är undertecknad.',
  equal:
    'Ledarna föreslår samma sak. Förlängningen gäller först när den är undertecknad och registrerad av varje part.',
  signings: 'Undertecknad förlängning',
  signing: (shown: ShownSigning) =>
    [
      `Till ${date(shown.end)}, undertecknad ${date(shown.signedOn)} av ${and(shown.signedBy)}.`,
      `Beslutad av ${shown.decidedBy}.`,
      shown.registration === undefined ? '' : `Diarienummer ${shown.registration}.`,
      shown.reviewsRepeat ? 'Uppföljningarna upprepas.' : 'Uppföljningarna upprepas inte.',
    ]
      .filter((text) => text !== '')
      .join(' '),
  noSigning: 'Inte registrerad.',
  differs: (fields: readonly Differing[]) =>
    `Parterna har registrerat olika: ${and(fields.map((field) => differing[field]))}. Sista dagen flyttas när de är lika.`,
  former: 'Tidigare förlängningar',
  moved: (from: string, end: string, on: string) => `${date(on)}: från ${date(from)} till ${date(end)}.`,
  buttons: {
    extend: (end: string) => `Förläng till ${date(end)}`,
    not: 'Förläng inte',
    consult: 'Registrera samråd',
    record: 'Registrera undertecknad förlängning',
  },
  proposed: (party: string, end: string | undefined) =>
    end === undefined
      ? `Sparat: ${party} föreslår att inte förlänga.`
      : `Sparat: ${party} föreslår att förlänga till ${date(end)}.`,
  proposalWaits: (parties: readonly string[]) => `Väntar på ${and(parties)}.`,
  sameProposal: 'Ni har redan föreslagit det. Inget är ändrat.',
  formTitle: 'Registrera förlängning',
  formIntro: (party: string, validTo: string, longest: string) =>
    `Skriv av den undertecknade förlängningen. Registreringen gäller ${party}. Sista dagen är nu ${date(validTo)}; den kan bli som längst ${date(longest)}.`,
  fields: {
    end: 'Ny sista dag',
    signedOn: 'Vilken dag undertecknades den?',
    signedBy: 'Vilka undertecknade?',
    signedByHint: 'Funktioner, skilda med komma. Skriv inga namn på personer.',
    decidedBy: 'Vem beslutade hos er?',
    decidedByHint: 'Till exempel kommunstyrelsen.',
    registration: 'Diarienummer hos er',
    registrationHint: 'Till exempel KS/2022:123 eller A123.456/2022.',
    reviews: 'Ska uppföljningarna upprepas?',
    repeat: 'Ja, samma uppföljningar i den nya tiden',
    once: 'Nej',
  },
  recorded: (party: string) => `Sparat: förlängningen är registrerad av ${party}.`,
  sameRecorded: 'Det står redan så. Inget är ändrat.',
  waits: (parties: readonly string[]) =>
    `Sista dagen flyttas när ${and(parties)} har registrerat samma sista dag, dag för undertecknande och val om uppföljningarna.`,
  extended: (end: string) => `Båda har registrerat samma sak. Överenskommelsen gäller nu till och med ${date(end)}.`,
  allExtended: (end: string) =>
    `Alla parter har registrerat samma sak. Överenskommelsen gäller nu till och med ${date(end)}.`,
  reviews: (names: readonly { readonly name: string; readonly month: string }[]) =>
    `Nya uppföljningar: ${and(names.map(({ name, month }) => `${name} i ${date(`${month}-01`).slice(2)}`))}.`,
  openEnded: (numbers: readonly string[]) => `Gäller tills vidare och får samma sista dag: ${and(numbers)}.`,
  nextConsultation: (due: string) => `Nästa samråd ska ha skett senast ${date(due)}.`,
  noConsultation: (due: string, on: string | undefined) =>
    on === undefined
      ? `Obs: inget samråd är registrerat. Det skulle ha skett senast ${date(due)}.`
      : `Obs: samrådet ${date(on)} kom efter sista dagen ${date(due)}.`,
  posts: {
    consulted: (title: string, on: string, inTime: boolean) =>
      `Samråd om förlängning av ”${title}” är registrerat: ${date(on)}${inTime ? ', i tid' : ', efter sista dagen'}.`,
    consultationWithdrawn: (title: string, on: string) =>
      `Samrådet ${date(on)} om förlängning av ”${title}” är borttaget och räknas inte längre.`,
    proposed: (title: string, party: string, end: string | undefined) =>
      end === undefined
        ? `${party} föreslår att ”${title}” inte förlängs. Vad föreslår ni?`
        : `${party} föreslår att ”${title}” förlängs till ${date(end)}. Vad föreslår ni?`,
    signed: (title: string, party: string, end: string) =>
      `${party} har registrerat att ”${title}” är förlängd till ${date(end)}. Den gäller när alla parter har registrerat samma sak.`,
    extended: (title: string, end: string) => `”${title}” är förlängd. Den gäller nu till och med ${date(end)}.`,
  },
  otherParty: (party: string) => `Det kan bara en samordnare hos ${party} registrera. Inget är sparat.`,
  hasCoordinator: 'Din part har en samordnare. Det är samordnaren som registrerar. Inget är sparat.',
  notVoting: 'Bara en ledare hos en part som röstar kan lämna ett förslag. Inget är sparat.',
  alreadyMoved: (validTo: string) =>
    `Sista dagen har flyttats sedan dess. Nu gäller överenskommelsen till och med ${date(validTo)}. Inget är ändrat.`,
  fault: (which: SigningFault, days: { validTo: string; longest: string; since: string }): string => {
    switch (which) {
      case 'future':
        return 'Dagen har inte varit än. Registrera förlängningen när den är undertecknad. Inget är sparat.';
      case 'before-agreement':
        return `Förlängningen kan inte ha undertecknats före överenskommelsen, ${date(days.since)}. Inget är sparat.`;
      case 'after-end':
        return `Överenskommelsen upphörde den ${date(days.validTo)}, och det som har upphört går inte att förlänga. Teckna en ny överenskommelse. Inget är sparat.`;
      case 'end-not-later':
        return `Den nya sista dagen måste vara efter ${date(days.validTo)}. Inget är sparat.`;
      case 'end-too-late':
        return `Överenskommelsen kan förlängas som längst till ${date(days.longest)} den här gången. Inget är sparat.`;
      case 'no-signatory':
        return 'Skriv vilka funktioner som har undertecknat. Inget är sparat.';
      case 'no-body':
        return 'Skriv vem som har beslutat hos er. Inget är sparat.';
      case 'no-number':
        return 'Er part är en myndighet, så det behövs ett diarienummer, till exempel KS/2022:123. Inget är sparat.';
      case 'not-a-number':
        return 'Det ser inte ut som ett diarienummer. Ett sådant har ett löpnummer och oftast ett år, till exempel KS/2022:123 eller A123.456/2022. Inget är sparat.';
    }
  },
};
