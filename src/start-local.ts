import { fileURLToPath } from 'node:url';
import { buildPost } from './app/build-post.ts';
import type { Command } from './app/commands/command.ts';
import { lexicon } from './app/commands/index.ts';
import type { Log } from './app/dispatch.ts';
import type { DeliveryTarget } from './app/ports.ts';
import { groupsOf, membersOf } from './app/relations.ts';
import type { Application } from './application.ts';
import type { ChannelRef, Platform } from './chat/incoming.ts';
import type { Config } from './config.ts';
import { withOffset } from './domain/wall-clock.ts';
import { localClock } from './local-clock.ts';
import { localTimeline } from './local-timeline.ts';
import {
  createLocal,
  documentAddress,
  type Local,
  type LocalDirectory,
  type LocalPost,
} from './platforms/local/index.ts';
import { renderMessage as drawInSlack } from './platforms/slack/render.ts';
import { renderMessage as drawInTeams } from './platforms/teams/render.ts';
import type { ClockSteps } from './step-clock.ts';
import { sv } from './text/sv.ts';

const pageDirectory = fileURLToPath(new URL('../dist/page', import.meta.url));

/** Local mode: the page is handed the application and both platforms' renderers. */
export async function startLocal(config: Config, app: Application, log: Log, steps: ClockSteps): Promise<Platform> {
  const page: Local = createLocal(
    { port: config.port, pageDirectory },
    {
      dispatch: app.dispatch,
      renderers: {
        slack: (message) => drawInSlack(message, { picture: (ref) => ({ image_url: documentAddress(ref) }) }),
        teams: (message) => drawInTeams(message),
      },
      files: app.file,
      directory: () => directory(app),
      posts: (place, after) => posts(app, place, after),
      timeline: (language) => localTimeline(app, language),
      ...localClock(config, app, steps, () => page.tellTime()),
      log: { error: (fields) => log.error('local.failed', { fault: faultIn(fields) }) },
    },
  );
  app.watch((effects) => {
    for (const effect of effects) {
      if (effect.kind === 'post') tell(page, effect.delivery.target, effect.delivery.kind === 'group-list');
      if (effect.kind === 'repost')
        app.deliveries.delivery(effect.deliveryId).then(
          (row) => row && tell(page, row.target, true),
          (error: Error) => log.error('local.failed', { fault: error.name }),
        );
    }
  });
  return page;
}

/** Only the fault's kind: its message can hold what people wrote. */
function faultIn(fields: object): string {
  return 'err' in fields && fields.err instanceof Error ? fields.err.name : 'unknown';
}

/** A list that is edited in place is nothing new to read. */
function tell(page: Local, { kind, platform, tenant, id }: DeliveryTarget, edited: boolean): void {
  if (platform !== 'local') return;
  const place = { platform, tenant, id };
  page.tell(kind === 'channel' ? { kind, channel: place } : { kind, account: place }, edited ? { edited } : undefined);
}

async function directory({ store }: Application): Promise<LocalDirectory> {
  const [first] = await store.agreements();
  const agreement = first && (await store.agreement(first.id));
  if (!agreement)
    return {
      agreement: { title: '', validFrom: '', validTo: '' },
      groups: [],
      functions: [],
      measures: [],
      commands: [],
    };
  const { definition } = agreement;
  const measures = await store.measures(agreement.id);
  const party = (key: string) => definition.parties.find((entry) => entry.key === key)?.shortName ?? key;
  const groupName = (id: string) => agreement.groups.find((group) => group.id === id)?.name ?? '';
  return {
    agreement: {
      title: definition.title,
      validFrom: definition.validFrom.toString(),
      validTo: definition.validTo.toString(),
    },
    groups: agreement.groups.map((group) => ({
      name: group.name,
      members: membersOf(agreement, group.id).length,
      channelId: group.name,
    })),
    functions: agreement.functions.map((entry) => ({
      name: entry.name,
      party: party(entry.party),
      roles: entry.roles.filter((role) => role !== 'member').map((role) => sv.people.role[role]),
      groups: groupsOf(agreement, [entry.id]).map(groupName),
    })),
    measures: measures.map((measure) => ({ number: measure.number, title: measure.state.plan.title })),
    commands: lexicon.commands.flatMap((command) => {
      const help = sv.help.commands[command.name];
      return help && command.words.sv.length > 0
        ? [{ line: `/${help.line}`, fill: fillOf(command, help.line), does: help.does }]
        : [];
    }),
  };
}

/** What completing a command puts in the box: its words, and a space when something is to follow. */
function fillOf(command: Command, example: string): string {
  const root = command.root === 'measure' ? '/insats' : '/samverkan';
  const isDefault = command === lexicon.defaults.measure || command === lexicon.defaults.agreement;
  const word =
    command === lexicon.defaults.note || command === lexicon.defaults.show || isDefault
      ? ''
      : ` ${command.words.sv[0] ?? ''}`;
  const bare = `${root}${command.needs === 'measure' ? ' NUMMER' : ''}${word}`;
  return `/${example}`.split(' ').length > bare.split(' ').length ? `${bare} ` : bare;
}

async function posts(
  { store, deliveries }: Application,
  place: ChannelRef | { readonly function: string },
  after: number,
): Promise<readonly LocalPost[]> {
  const channel = 'function' in place ? { platform: 'local' as const, tenant: 'local', id: place.function } : place;
  const rows = await deliveries.posts(channel, after);
  const made = await Promise.all(
    rows.map(async (row) => {
      const message = await buildPost(row, store);
      return message
        ? [{ seq: row.seq, at: withOffset(row.at), message, updatedSeq: row.subject.edit ?? row.seq }]
        : [];
    }),
  );
  return made.flat();
}
