import type { FollowUpRef } from '../../domain/record/follow-ups.ts';
import { dateText } from '../dates.ts';
import { orList } from '../lists.ts';
import { day } from './meeting-times.ts';

const what = ({ kind, for: on }: FollowUpRef) =>
  kind === 'summary'
    ? `sammanfattningen inför ${dateText(on, 'sv')}`
    : `uppföljningen för ${dateText(`${on}-01`, 'sv').replace(/^1 /, '')}`;
const and = (words: readonly string[]) => orList(words, 'och');
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const changes = (count: number) => (count === 1 ? 'en ändring' : `${count} ändringar`);
const at = (moment: string) => `${day(moment.slice(0, 10))} klockan ${moment.slice(11).replace(':', '.')}`;

/** Steering summaries and reviews on their way: drafts, approvals, posting. */
export const followUps = {
  /** To a coordinator, of what the leader would have had. */
  instead: (leader: string) =>
    `Ingen har funktionen ${leader}, och styrgruppen har ingen kanal. Därför får du det här: se till att det når fram.`,
  isNew: (text: string) => `${text} (nytt)`,
  isChanged: (text: string) => `${text} (ändrat)`,
  was: (figure: string, before: string) => `${figure} (${before})`,
  what,
  name: (ref: FollowUpRef) => capital(what(ref)),
  /** `moment`: local time, `YYYY-MM-DDTHH:MM`. */
  draft: (ref: FollowUpRef, version: number, moment: string) =>
    `${capital(what(ref))}: utkast ${version}, läget ${at(moment)}.`,
  noDraft: (ref: FollowUpRef) => `${capital(what(ref))}: inget utkast än.`,
  freezes: (moment: string) => `Jag gör ett utkast ${at(moment)} om ingen gjort det innan.`,
  waitsForAnswers: 'Jag gör ett utkast när parterna har svarat på frågorna.',
  posts: (moment: string) => `Den publiceras för styrgruppen ${at(moment)}, om alla parter har godkänt då.`,
  postsWhenApproved: 'Tiden har gått. Den publiceras så snart alla parter har godkänt.',
  approvedBy: (parties: readonly { readonly party: string; readonly on: string }[]) =>
    `Godkänd av ${and(parties.map(({ party, on }) => `${party} (${day(on)})`))}.`,
  waitsFor: (parties: readonly string[]) => `Väntar på godkännande från ${and(parties)}.`,
  since: (count: number) => (count === 0 ? 'Inget har ändrats sedan dess.' : `${capital(changes(count))} sedan dess.`),
  made: (ref: FollowUpRef, version: number) =>
    `Utkast ${version} är fryst: ${what(ref)}. Det som ändras nu kommer med först i ett nytt utkast.`,
  nothingToMake: 'Det går inte att göra ett utkast av den än.',
  approved: (ref: FollowUpRef, version: number, party: string) =>
    `Sparat. ${party} har godkänt ${what(ref)}, version ${version}.`,
  allApproved: (moment: string) => `Alla parter har godkänt. Den publiceras ${at(moment)}.`,
  postedNow: (places: number): string =>
    places === 1
      ? 'Alla parter har godkänt. Den skickas nu till styrgruppen.'
      : 'Alla parter har godkänt. Den skickas nu till styrgruppens kanaler.',
  nowhere: 'Styrgruppen har ingen kanal och ingen som kan nås. Koppla en kanal, så publiceras den.',
  imprint: (version: number, hash: string, approved: readonly string[]) =>
    `Version ${version}${approved.length > 0 ? ` · godkänd av ${and(approved)}` : ' · utkast, inte godkänt'} · kontrollsumma ${hash.slice(0, 16)}`,
  posted: (ref: FollowUpRef, version: number | undefined, on: string) =>
    `${capital(what(ref))} publicerades ${day(on)}${version === undefined ? '' : `, version ${version}`}.`,
  nothing: 'Det finns ingen sammanfattning eller uppföljning att arbeta med nu.',
  heading: 'Underlag till styrgruppen',
  deliveries: 'Så gick det att nå styrgruppen',
  delivery: {
    waiting: 'väntar på att skickas',
    sent: 'skickad',
    unreachable: 'kunde inte nås',
    failed: 'osäkert om den kom fram; den skickas inte igen av sig själv',
  },
  reported: (parties: readonly string[]) => `Registrerad hos ${and(parties)}.`,
  notReported: (parties: readonly string[]) => `Inte registrerad än hos ${and(parties)}.`,
  /** What was worded for the facts of older versions: the leading sentences, and lines by the measures' numbers. */
  older: (
    words: readonly { readonly version: number; readonly lead: boolean; readonly numbers: readonly string[] }[],
  ) =>
    `${words
      .map(({ version, lead, numbers }) => {
        const lines = `${numbers.length === 1 ? 'raden' : 'raderna'} om ${and(numbers)}`;
        const said = [...(lead ? ['bedömningen överst'] : []), ...(numbers.length > 0 ? [lines] : [])];
        return `${capital(and(said))} skrevs för läget i version ${version}.`;
      })
      .join(' ')} Se efter att det stämmer än.`,
  masked: (on: string) => `En text har tagits bort ${day(on)}. Dokumentet är gjort på nytt.`,
  removed: '[borttagen text]',
  buttons: {
    make: 'Gör utkast',
    renew: 'Ta in ändringarna',
    approve: 'Godkänn',
    word: 'Ändra ordalydelse',
    read: 'Läs utkastet',
    readPosted: (kind: FollowUpRef['kind']): string =>
      kind === 'summary' ? 'Läs sammanfattningen' : 'Läs uppföljningen',
    status: 'Hur det står till',
    clock: 'Överenskommelsens klocka',
  },
  files: { docx: 'Hämta Word', pdf: 'Hämta PDF', pdfa: 'Hämta PDF för arkiv', png: 'Hämta bilden' },
  fileName: ({ kind, for: on }: FollowUpRef, version: number) =>
    `${kind === 'summary' ? 'sammanfattning' : 'uppfoljning'}-${on}-v${version}`,
  wording: {
    title: 'Ändra ordalydelse',
    intro: (version: number) =>
      `Det blir ett nytt utkast efter version ${version}, med samma läge. Godkännanden av version ${version} gäller inte det nya.`,
    judgement: 'Bedömningen överst',
  },
  refused: {
    alreadyPosted: (ref: FollowUpRef) => `${capital(what(ref))} är redan publicerad.`,
    noSuch: 'Det finns ingen sådan sammanfattning eller uppföljning.',
    noVersion: 'Det finns inget utkast att godkänna än. Gör ett först.',
    oldVersion: (shown: number, now: number) =>
      `Det där är version ${shown}. Nu gäller version ${now}. Läs den och godkänn den i stället.`,
    twice: (party: string, on: string) => `${party} har redan godkänt den här versionen, ${day(on)}. Inget mer behövs.`,
    coordinatorApproves: (party: string) => `${party} har en samordnare. Det är samordnaren som godkänner.`,
    same: 'Det blir samma ord som förut. Inget nytt utkast är gjort.',
    noFile: 'Filen kunde inte göras. Försök igen om en stund.',
  },
};
