import { audienceOf } from './delivery-kinds.ts';
import type { Options } from './next-way.ts';
import type { Agreement, DeliveryRow, Group, Reads, ReminderRow } from './ports.ts';
import { channelsOf } from './relations.ts';

/**
 * The channels where a message may be posted: of the groups that it is about; a coordinator's first in the coordinators' own
 * group (product.md §5: a group reads its own measures).
 */
export async function channelsFor(row: DeliveryRow, agreement: Agreement, reads: Reads): Promise<Options['channels']> {
  const audience = audienceOf(row.kind);
  const preparatory = isCoordinators(row, agreement)
    ? inGroups(agreement, agreement.groups.filter(isPreparatory), true)
    : [];
  switch (audience) {
    case 'nobody':
      return [];
    case 'preparatory':
      return preparatory;
    case 'its-group': {
      const ids = await groupsAbout(row, agreement, reads);
      const groups = [...new Set(ids)].flatMap((id) => agreement.groups.find((group) => group.id === id) ?? []);
      const whole = groups.length === 1 && !ids.includes(undefined);
      return [...preparatory, ...inGroups(agreement, groups, whole)];
    }
  }
}

/** What a bundle holds that may be read where it goes: in private everything, in a group's channel what is that group's. */
export function readableReads(row: DeliveryRow, agreement: Agreement, reads: Reads): Reads {
  const groupId = agreement.channels.find(({ channel }) => isAt(row, channel))?.groupId;
  const group = agreement.groups.find(({ id }) => id === groupId);
  if (row.way !== 'group' || (group && isPreparatory(group))) return reads;
  return {
    ...reads,
    remindersOfBundle: async (agreementId, id) => {
      const reminders = await reads.remindersOfBundle(agreementId, id);
      const groupOf = await groupOfEach(reminders, agreement, reads);
      return reminders.filter((reminder) => groupId !== undefined && groupOf(reminder) === groupId);
    },
  };
}

/** Ids of the groups that it is about; undefined for what is no group's. */
async function groupsAbout(
  { kind, id, subject }: DeliveryRow,
  agreement: Agreement,
  reads: Reads,
): Promise<readonly (string | undefined)[]> {
  if (subject.groupId !== undefined) return [subject.groupId];
  if (kind === 'bundle') {
    const reminders = await reads.remindersOfBundle(agreement.id, String(subject.facts?.bundle ?? id));
    return reminders.map(await groupOfEach(reminders, agreement, reads));
  }
  return [groupOfMeasure(agreement, subject.measureId)];
}

async function groupOfEach(
  reminders: readonly ReminderRow[],
  agreement: Agreement,
  reads: Reads,
): Promise<(reminder: ReminderRow) => string | undefined> {
  const isAboutMeeting = reminders.some(({ subject }) => subject.kind === 'meeting');
  const meetings = isAboutMeeting ? await reads.meetings(agreement.id) : [];
  return ({ subject }) => {
    switch (subject.kind) {
      case 'measure':
        return groupOfMeasure(agreement, subject.measureId);
      case 'meeting':
        return meetings.find(({ id }) => id === subject.meetingId)?.state.plan.groupId;
      case 'obligation':
        return undefined;
    }
  };
}

function groupOfMeasure(agreement: Agreement, measureId: string | undefined): string | undefined {
  return agreement.index.find(({ id }) => id === measureId)?.groupId;
}

function inGroups(agreement: Agreement, groups: readonly Group[], whole: boolean): Options['channels'] {
  return groups.flatMap((group) => channelsOf(agreement, group.id).map(({ channel }) => ({ channel, whole })));
}

export function isCoordinators({ subject }: DeliveryRow, agreement: Agreement): boolean {
  const held = agreement.functions.find(({ id }) => id === subject.functionId);
  return held?.roles.includes('coordinator') ?? false;
}

function isPreparatory({ kind }: Group): boolean {
  return kind === 'preparatory';
}

function isAt({ target }: DeliveryRow, channel: { platform: string; tenant: string; id: string }): boolean {
  return target.platform === channel.platform && target.tenant === channel.tenant && target.id === channel.id;
}
