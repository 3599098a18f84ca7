import type { BriefMatter, BriefPart, BriefState } from '../../domain/briefs.ts';
import type { BriefAnswer } from '../../domain/record/briefs.ts';
import { dateText, shortDate } from '../dates.ts';
import { orList } from '../lists.ts';
import { measures } from './measures.ts';

const answers: Record<BriefAnswer, string> = { approved: 'Bifall', rejected: 'Avslag', more: 'Behöver mer underlag' };

const parts: Record<BriefPart, string> = {
  question: 'fråga',
  proposal: 'förslag',
  otherwise: 'konsekvens om inget beslutas',
  latest: 'senaste dag',
};

const ended = (text: string) => (/[.!?…”]$/.test(text) ? text : `${text}.`);

export const decisions = {
  title: 'Beslut',
  answers,
  /** What a measure's own question or proposal asks. */
  question: (matter: BriefMatter): string => {
    switch (matter.kind) {
      case 'free':
        return '';
      case 'question':
        return matter.text === '' ? measures.maskedShort : matter.text;
      case 'due':
        return 'Nytt slutdatum?';
      case 'cancel':
        return 'Ska insatsen avbrytas?';
    }
  },
  proposal: (matter: BriefMatter): string => {
    switch (matter.kind) {
      case 'due':
        return `Ja, nytt slutdatum ${dateText(matter.to, 'sv')}.`;
      case 'cancel':
        return 'Ja, avbryt insatsen.';
      case 'free':
      case 'question':
        return '';
    }
  },
  otherwise: (matter: BriefMatter): string => {
    switch (matter.kind) {
      case 'due':
        if (matter.overdue) return 'Insatsen står kvar som försenad.';
        return matter.from === undefined
          ? 'Insatsen är fortfarande utan slutdatum.'
          : `Slutdatumet ${dateText(matter.from, 'sv')} gäller.`;
      case 'cancel':
        return 'Insatsen fortsätter.';
      case 'free':
      case 'question':
        return '';
    }
  },
  about: (about: string, text: string) => (about === '' ? text : `${about}: ${text}`),
  numbered: (brief: string, about: string) => (about === '' ? brief : `${brief} · ${about}`),
  withReason: (text: string, reason: string | undefined) =>
    reason === undefined ? text : `${ended(text)} Skäl: ${ended(reason)}`,
  missing: 'saknas',
  labels: {
    question: 'Fråga',
    proposal: 'Förslag',
    reason: 'Skäl',
    otherwise: 'Om inget beslutas',
    latest: 'Senast',
    answers: 'Svar',
    by: 'Från',
  },
  list: {
    open: (count: number) => (count === 0 ? 'Inget väntar på beslut.' : `Att besluta (${count})`),
    taken: (count: number) => `Fattade beslut (${count})`,
    unbriefed: 'Utan beslutsunderlag',
    page: (from: number, to: number, of: number) => `Visar ${from}–${to} av ${of}.`,
    noneTaken: 'Inga beslut är fattade än.',
  },
  missingParts: (missing: readonly BriefPart[]) =>
    missing.length === 0
      ? ''
      : `Saknas: ${orList(
          missing.map((part) => parts[part]),
          'och',
        )}.`,
  given: (party: string, answer: BriefAnswer, reason: string | undefined) =>
    reason === undefined ? `${party}: ${answers[answer]}.` : `${party}: ${answers[answer]} (”${reason}”).`,
  notGiven: (party: string) => `${party} har inte svarat.`,
  unequal: 'Parterna är oeniga. Det beslutas först när alla som röstar har svarat lika.',
  returned: 'Den är tillbaka hos beredningsgruppen, som kompletterar underlaget.',
  recorded: (party: string, answer: BriefAnswer, on: string, reference: string) =>
    `${party} har skrivit att det är beslutat på möte ${dateText(on, 'sv')} (${reference}): ${answers[answer]}. Det väntar på en annan parts bekräftelse.`,
  outcome: (answer: BriefAnswer | undefined, on: string, today: string, reference: string | undefined) => {
    const what = answer === undefined ? 'Beslutat' : answers[answer];
    const how = reference === undefined ? 'med knapp' : `på möte (${reference})`;
    return `${what} ${shortDate(on, today, 'sv')}, ${how}.`;
  },
  /** For the summary's table. */
  short: {
    none: 'inga än',
    unequal: 'Parterna är oeniga.',
    returned: 'Kompletteras av beredningsgruppen.',
    recorded: (party: string, answer: BriefAnswer, on: string, today: string) =>
      `${answers[answer]} på möte ${shortDate(on, today, 'sv')} enligt ${party}, inte bekräftat.`,
  },
  buttons: {
    fillIn: 'Fyll i',
    edit: (brief: string) => `Ändra ${brief}`,
    up: (brief: string) => `Flytta upp ${brief}`,
    show: (brief: string) => `Visa ${brief}`,
    answer: (answer: BriefAnswer, brief: string) => `${answers[answer]} ${brief}`,
    taken: (brief: string) => `Beslutat på möte ${brief}`,
    confirm: (brief: string) => `Bekräfta ${brief}`,
    decline: (brief: string) => `Stämmer inte ${brief}`,
    withdraw: (brief: string) => `Ta bort ${brief}`,
    make: (number: string) => `Gör underlag för ${number}`,
    new: 'Ny fråga',
  },
  saved: {
    madeAll: (briefs: readonly string[]) => `Sparat: beslutsunderlag ${orList(briefs, 'och')}.`,
    made: (brief: string) => `Den är beslutsunderlag ${brief}.`,
    edited: (brief: string) => `Sparat: beslutsunderlag ${brief} är ändrat.`,
    new: (brief: string) => `Sparat: beslutsunderlag ${brief} går till styrgruppen.`,
    complete: 'Inget saknas i underlaget.',
    cleared: 'Svaren på den förra versionen gäller inte längre.',
    ordered: (brief: string, place: number) => `Sparat: ${brief} står nu som nummer ${place}.`,
    order: (briefs: readonly string[]) => `Sparat: ordningen är ${briefs.join(', ')}.`,
    answered: (brief: string, answer: BriefAnswer) => `Sparat: ditt svar på ${brief} är ${answers[answer]}.`,
    left: (parties: readonly string[]) => `Kvar att svara: ${orList(parties, 'och')}.`,
    decided: (brief: string, answer: BriefAnswer) => `Beslutat: ${brief}, ${answers[answer].toLocaleLowerCase('sv')}.`,
    planDue: (number: string, to: string) => `${number} har nytt slutdatum ${dateText(to, 'sv')}.`,
    planCancelled: (number: string) => `${number} är avbruten.`,
    planKept: (number: string) => `${number} ändras inte.`,
    taken: (brief: string) => `Sparat: ${brief} är registrerat som beslutat på möte.`,
    toConfirm: (parties: readonly string[]) => `Det gäller när en samordnare hos ${orList(parties)} har bekräftat det.`,
    declined: (brief: string) =>
      `Sparat: mötesbeslutet om ${brief} stämmer inte enligt din part. Frågan är öppen igen.`,
    withdrawn: (brief: string) => `Sparat: ${brief} är borttaget.`,
  },
  told: {
    question: (number: string, title: string, brief: string, answer: BriefAnswer) =>
      `Styrgruppen har beslutat om din fråga om ${number} ${title} (${brief}): ${answers[answer].toLocaleLowerCase('sv')}.`,
    proposal: (number: string, title: string, brief: string, answer: BriefAnswer) =>
      `Styrgruppen har beslutat om ditt förslag om ${number} ${title} (${brief}): ${answers[answer].toLocaleLowerCase('sv')}.`,
  },
  post: {
    taken: (party: string, brief: string) => `${party} har registrerat att ${brief} är beslutat på möte. Stämmer det?`,
    returned: (brief: string) => `Styrgruppen behöver mer underlag om ${brief}.`,
    decided: (brief: string, answer: BriefAnswer) =>
      `Styrgruppen har beslutat om ${brief}: ${answers[answer].toLocaleLowerCase('sv')}.`,
  },
  refused: {
    unknown: (brief: string) => `Något beslutsunderlag ${brief} finns inte. Skriv ”beslut” så visar jag dem som finns.`,
    closed: (brief: string, state: Exclude<BriefState, 'open'>) => {
      switch (state) {
        case 'decided':
          return `${brief} är redan beslutat.`;
        case 'withdrawn':
          return `${brief} är tillbakataget, så det finns inget att besluta.`;
        case 'finished':
          return `Insatsen bakom ${brief} är avslutad, så beslutet behövs inte längre.`;
      }
    },
    changed: (brief: string) =>
      `${brief} har ändrats sedan knappen visades. Ditt svar är inte sparat. Så här står det nu:`,
    notVoting: 'Din part har ingen rösträtt i styrgruppen, så ditt svar räknas inte.',
    alreadyAnswered: (brief: string, answer: BriefAnswer) =>
      `Din part har redan svarat ${answers[answer]} på ${brief}.`,
    editor: 'Bara samordnarna, och den som frågar innan någon har svarat, kan ändra underlaget.',
    latestPast: 'Senaste dagen har redan varit. Skriv dagens datum eller ett senare.',
    latestAfterEnd: (end: string) =>
      `Överenskommelsen slutar ${dateText(end, 'sv')}. Skriv den dagen eller en tidigare.`,
    recordedAlready: (party: string) =>
      `${party} har redan registrerat ett mötesbeslut. Bekräfta det, eller svara att det inte stämmer.`,
    meetingAhead: 'Mötet har inte varit än. Skriv dagen då beslutet fattades.',
    meetingTooEarly: (validFrom: string) =>
      `Överenskommelsen började gälla ${dateText(validFrom, 'sv')}. Skriv den dagen eller en senare.`,
    nobodyConfirms:
      'Ingen annan part har någon samordnare som kan bekräfta mötesbeslutet. Låt styrgruppen svara med knapparna.',
    otherParty: (parties: readonly string[]) =>
      `En samordnare hos ${orList(parties)} ska bekräfta det. Din part kan inte bekräfta åt dem.`,
    notRecorded: (brief: string) => `${brief} är inte registrerat som beslutat på möte.`,
    recordedAnew: (brief: string) =>
      `Mötesbeslutet om ${brief} har registrerats på nytt sedan knappen visades. Titta på det igen.`,
    askedOnMeasure: (number: string) =>
      `Frågan hör till insats ${number}. Den som frågade tar tillbaka den med ”insats ${number} ångra”.`,
    nothingToBrief: (number: string) => `Inget på ${number} väntar på styrgruppen utan underlag.`,
    questionNeeded: 'Skriv vad styrgruppen ska besluta.',
  },
  forms: {
    newTitle: 'Ny fråga',
    editTitle: (brief: string) => `Underlag ${brief}`,
    question: 'Fråga',
    questionHint: 'Vad ska styrgruppen besluta? Beskriv aldrig enskilda personer.',
    questionKept: 'Lämna tomt om frågan ska stå som på insatsen.',
    proposal: 'Förslag',
    proposalHint: 'Vad föreslår ni? Skriv så att det går att svara bifall eller avslag.',
    otherwise: 'Om inget beslutas',
    otherwiseHint: 'Vad händer då?',
    latest: 'Senaste dag för beslutet',
    takenTitle: (brief: string) => `Mötesbeslut ${brief}`,
    takenIntro: 'En samordnare hos en annan part bekräftar det. Sedan gäller det.',
    takenAnswer: 'Vad beslutades?',
    takenOn: 'Mötets dag',
    reference: 'Paragraf eller nummer i protokollet',
    referenceHint: 'Till exempel § 14. Skriv aldrig vad någon sade.',
    moreTitle: (brief: string) => `Mer underlag, ${brief}`,
    more: 'Vad behöver ni veta mer?',
    moreHint: 'En rad till beredningsgruppen. Beskriv aldrig enskilda personer.',
  },
};
