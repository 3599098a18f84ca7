import type { AgreementDefinition, Clauses, ExtensionTerms } from '../../domain/agreement-file.ts';
import { present } from '../../domain/present.ts';
import { partyNames } from './cross-checks.ts';
import { toSlug, wordKey } from './fields.ts';
import type { AgreementFile } from './schema.ts';

/** The checked file as an agreement's definition; names that refer to others get the others' spelling. */
export function toDefinition(file: AgreementFile): AgreementDefinition {
  const parties = file.parter.map((party) =>
    present({
      key: toSlug(party.kortnamn),
      name: party.namn,
      shortName: party.kortnamn,
      aliases: party.alias ?? [],
      organisation: party.organisation,
      isAuthority: party.myndighet,
      votes: party.rostar,
      planningNoticeWeeks: party.planeringstid_veckor,
    }),
  );
  const partyKey = (name: string) => {
    const owner = partyNames(file).find((each) => wordKey(each.name) === wordKey(name))?.owner ?? -1;
    return parties[owner]?.key ?? '';
  };
  return present({
    key: file.nyckel,
    title: file.titel,
    parties,
    collaborationArea: file.samverkansomrade,
    goalAreas: file.malomraden.map(({ nummer, titel }) => ({ number: nummer, title: titel })),
    longTermGoal: file.langsiktig_malsattning,
    signedOn: file.tecknad,
    validFrom: file.giltig_fran,
    validTo: file.giltig_till,
    extension: extensionTerms(file.forlangning),
    reviews: (file.uppfoljningar ?? []).map(({ namn, manad, fragor }) => ({
      name: namn,
      month: manad,
      questions: fragor,
    })),
    steeringMeetings: { count: file.styrgruppsmoten.antal, per: file.styrgruppsmoten.per },
    groups: file.grupper.map(({ namn, typ, alias }) => ({ name: namn, kind: typ, aliases: alias ?? [] })),
    functions: file.funktioner.map((each) => ({
      name: each.namn,
      party: partyKey(each.part),
      roles: [...new Set(each.roller)],
      aliases: each.alias ?? [],
      groups: (each.grupper ?? []).map((name) => spelledAs(name, file.grupper)),
    })),
    collectives: (file.samlingsnamn ?? []).map(({ namn, funktioner }) => ({
      name: namn,
      functions: funktioner.map((name) => spelledAs(name, file.funktioner)),
    })),
    settings: {
      coordinatorsMayMoveFirst: file.installningar?.samordnarna_far_flytta_forsta_gangen ?? true,
      coordinatorsMayMoveSecond: file.installningar?.samordnarna_far_flytta_andra_gangen ?? false,
      maxMoveDays: file.installningar?.langsta_flytt_dagar ?? 60,
    },
    situationPicture: (file.lagesbild ?? []).map(({ typ, datum, agare, finns_hos, malomraden }) =>
      present({ kind: typ, date: datum, owner: agare, where: finns_hos, goalAreas: malomraden ?? [] }),
    ),
    clauses: file.ordalydelser && clauses(file.ordalydelser),
  });
}

function clauses(written: NonNullable<AgreementFile['ordalydelser']>): Clauses {
  return present({
    'steering-meetings': written.styrgruppsmoten,
    review: written.uppfoljningar,
    summary: written.sammanfattningar,
    reported: written.rapportering,
    extension: written.forlangning,
    validity: written.giltighet,
    'follow-up': written.insatsernas_uppfoljning,
    communication: written.kommunikation,
    'situation-picture': written.lagesbild,
  });
}

function extensionTerms({ villkor, manader_fore: months, ar: years }: AgreementFile['forlangning']): ExtensionTerms {
  if (villkor === 'none' || months === undefined || years === undefined) return { kind: 'none' };
  if (villkor === 'automatic') return { kind: 'automatic', noticeMonths: months, years };
  return { kind: 'after-consultation', months, years };
}

function spelledAs(name: string, entries: readonly { namn: string; alias?: string[] | undefined }[]): string {
  const same = (each: string) => wordKey(each) === wordKey(name);
  return entries.find((entry) => [entry.namn, ...(entry.alias ?? [])].some(same))?.namn ?? name;
}
