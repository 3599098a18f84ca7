import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Effect } from '../../src/app/effects.ts';
import { handle } from '../../src/app/handle.ts';
import type { Incoming, Reply } from '../../src/chat/incoming.ts';
import { actionIn, handMade, idsIn, twins, typedLines, withGhosts, withoutIds } from '../helpers/isolation-actions.ts';
import { type Harvested, harvest, incomingFrom, pressing } from '../helpers/isolation-harvest.ts';
import {
  buildWorld,
  neighbourAgreement,
  ourChannel,
  type Speaker,
  secret,
  slack,
  theirChannel,
  type World,
} from '../helpers/isolation-world.ts';

let world: World;
let all: readonly Harvested[];
let secrets: readonly string[];
const committed: unknown[] = [];
let tried = 0;
let ourIds: ReadonlySet<string>;

/** People of the other agreement, and people of none. */
const theirPeople: readonly Speaker[] = [
  { name: 'their coordinator', account: slack('U1SAM') },
  { name: 'their coordinator in their channel', account: slack('U1SAM'), channel: theirChannel },
  { name: 'their leader', account: slack('U1DIREKTOR') },
  { name: 'their responsible', account: slack('U1VAKT'), channel: theirChannel },
  { name: 'their reader', account: slack('U1SEKR') },
];
const nobodies: readonly Speaker[] = [
  { name: 'nobody', account: slack('U9INGEN') },
  {
    name: 'nobody in a channel that is not bound',
    account: slack('U9INGEN'),
    channel: { platform: 'slack', tenant: 'T0VAR', id: 'C9' },
  },
  { name: 'one whose function has ended', account: slack('U0SLUTAT') },
  ...twins,
];
const outsiders = [...theirPeople, ...nobodies];

beforeAll(async () => {
  world = await buildWorld();
  const { theirs, ours, bot, own } = world;
  await world.hold(slack('U1SAM'), 'Tallbysamordnare', theirs);
  await world.hold(slack('U1DIREKTOR'), 'Stadsdirektör', theirs);
  await world.hold(slack('U1VAKT'), 'Stadsdelsvakt', theirs);
  await world.hold(slack('U1SEKR'), 'Tallbysekreterare', theirs);
  const ended = await world.hold(slack('U0SLUTAT'), 'Samordnare i kommunen', ours);
  await world.commit(ours, [{ kind: 'end-holding', holdingId: ended }]);
  all = [
    ...(await harvest(
      world,
      Object.values(own),
      typedLines(['1.1', '1.3']).filter((line) => !/^\/(measure|agreement)/.test(line)),
      3,
    )),
    ...(await handMade(world)),
  ];
  secrets = await secretsOf(world);
  ourIds = new Set([...idsIn(ours), ...idsIn(all), ...idsIn(await bot.app.store.holdings(ours.id))]);
  bot.app.watch((effects) => committed.push(effects));
}, 120_000);
afterAll(() => world.bot.close());

/** What nobody outside may be told: every text of ours, and every name and title that the neighbours have not. */
async function secretsOf({ bot, ours, theirs }: World): Promise<readonly string[]> {
  const known = JSON.stringify([theirs, await bot.app.store.measures(theirs.id), catalogues()]);
  const names = [
    ours.definition.title,
    ...ours.functions.map(({ name }) => name),
    ...ours.groups.map(({ name }) => name),
    ...(await bot.app.store.measures(ours.id)).map(({ state }) => state.plan.title),
  ];
  return [secret, ...names.filter((name) => name.length > 5 && !known.includes(name))];
}

/** What the bot says to everybody: names in its examples are no secret. */
function catalogues(): readonly string[] {
  const folder = new URL('../../src/text/', import.meta.url);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'));
}

const listed = (holes: readonly unknown[]) => [...new Set(holes.map((hole) => JSON.stringify(hole)))];
const isSame = (one: unknown, other: unknown) => JSON.stringify(withoutIds(one)) === JSON.stringify(withoutIds(other));
const said = (reply: Reply) => JSON.stringify({ ...reply, files: reply.files?.map(({ name }) => name) });
/** As the bot handles it, with the same new secrets each time. */
function sameSecrets({ bot }: World) {
  const { handling } = bot.app;
  const calendars = { ...handling.calendars, newToken: () => 'a'.repeat(32) };
  return { ...handling, newSecret: () => 'ABCDEFGH', calendars };
}

/** Which secrets an answer tells beside what the person wrote. */
const told = (reply: Reply, typed = '') =>
  secrets.filter((each) => said(reply).includes(each) && !typed.includes(each));

describe('somebody who has no part in the agreement', () => {
  it.each(outsiders)('$name: what is ours is as if it did not exist, whatever is pressed', async (speaker) => {
    const holes: unknown[] = [];
    for (const entry of all) {
      const id = `outside/${++tried}`;
      const before = committed.length;
      const given = JSON.stringify(entry);
      const reply = await world.bot.app.dispatch(pressing(speaker, entry, id));
      const ghost = await world.bot.app.dispatch(pressing(speaker, withGhosts(entry), id));
      if (
        reply.outcome !== 'refused' ||
        !isSame(reply, ghost) ||
        committed.length > before ||
        told(reply, given).length > 0
      )
        holes.push([entry.action.command, reply.outcome, reply.data, told(reply, given), ghost.data]);
    }
    expect(listed(holes)).toEqual([]);
  });

  it.each(theirPeople)('$name: our ids open and change nothing in their own agreement', async (speaker) => {
    const holes: unknown[] = [];
    for (const entry of all) {
      for (const about of [world.theirs.id, undefined]) {
        const id = `theirs/${++tried}`;
        const aimed = actionIn(entry, about);
        const handled = await handle(pressing(speaker, aimed, id), sameSecrets(world));
        const ghost = await handle(pressing(speaker, actionIn(withGhosts(entry), about), id), sameSecrets(world));
        const leaks = told(handled.reply, JSON.stringify(entry));
        const ours = idsIn(handled.effects).filter((each) => ourIds.has(each));
        if (!isSame(handled, ghost) || ours.length > 0 || leaks.length > 0)
          holes.push([entry.action.command, handled.reply.data, leaks, ours, ghost.reply.data, entry.action.args]);
      }
    }
    expect(listed(holes)).toEqual([]);
  });

  it.each(outsiders)('$name: no typed line tells of us', async (speaker) => {
    const holes: unknown[] = [];
    for (const text of typedLines(['1.1', '1.3', '3.5'])) {
      const incoming = { ...incomingFrom(speaker, `typed/${++tried}`), kind: 'typed', text } as const;
      const { reply, effects } = await handle(incoming, world.bot.app.handling);
      const ours = idsIn(effects).filter((each) => ourIds.has(each));
      const isAllowed = theirPeople.includes(speaker) || reply.outcome === 'refused';
      if (!isAllowed || ours.length > 0 || told(reply, text).length > 0)
        holes.push([text, reply.outcome, reply.data, told(reply, text), ours]);
    }
    expect(listed(holes)).toEqual([]);
  });

  it.each(theirPeople)(
    '$name: what they send as a file tells nothing of ours and changes nothing of it',
    async (speaker) => {
      const send = (fileName: string, text: string) =>
        world.bot.app.dispatch({
          ...incomingFrom(speaker, `file/${++tried}`),
          kind: 'file',
          fileName,
          bytes: new TextEncoder().encode(text),
        });
      const agreement = neighbourAgreement.replaceAll('tallby', 'upplands-vasby');
      const before = committed.length;
      const ours = await send('a.yaml', agreement);
      expect(ours).toEqual(await send('a.yaml', agreement.replaceAll('upplands-vasby', 'finns-inte')));
      expect(ours.outcome).toBe('refused');
      expect(committed.length).toBe(before);
      expect(idsIn(await world.bot.app.store.agreements()).length).toBe(2);
    },
  );

  it.each(outsiders)('$name: a question that waits for one of ours is as if it were not asked', async (speaker) => {
    for (const { id, options } of world.questions) {
      for (let option = 0; option < options.length; option++) {
        const action = { command: 'drop', question: id, args: { option } };
        const key = `question/${++tried}`;
        const before = committed.length;
        const reply = await world.bot.app.dispatch(pressing(speaker, { label: '', action }, key));
        const ghost = await world.bot.app.dispatch(pressing(speaker, withGhosts({ label: '', action }), key));
        expect(reply).toEqual(ghost);
        expect(reply.outcome).toBe('refused');
        expect(committed.length).toBe(before);
      }
    }
    expect(world.questions.length).toBeGreaterThan(1);
  });

  it.each(outsiders.map((each) => ({ ...each, channel: ourChannel })))(
    '$name: may say who they are in our channel, and is told no text of ours',
    async (speaker) => {
      const holes: unknown[] = [];
      const decide = (incoming: Incoming) => handle(incoming, world.bot.app.handling);
      const check = ({ reply, effects }: Awaited<ReturnType<typeof handle>>, what: string, isTheirs = false) => {
        const tells = JSON.stringify([reply, effects]).includes(secret) && !what.includes(secret);
        const isNewcomer = isTheirs || effects.every(({ kind }) => newcomers.has(kind));
        const takes = isTheirs && effects.some(takesOurChannel);
        if (tells || takes || (reply.outcome !== 'refused' && !isNewcomer))
          holes.push([what, reply.outcome, reply.data, tells, effects.map(({ kind }) => kind)]);
      };
      for (const text of typedLines(['1.3']))
        check(await decide({ ...incomingFrom(speaker, `here/${++tried}`), kind: 'typed', text }), text);
      for (const entry of all) {
        const theirs = actionIn(entry, world.theirs.id);
        check(await decide(pressing(speaker, entry, `here/${++tried}`)), JSON.stringify(entry));
        check(await decide(pressing(speaker, theirs, `here/${++tried}`)), JSON.stringify(theirs), true);
      }
      expect(listed(holes)).toEqual([]);
    },
  );
});

/** What somebody new to a channel may bring about: that they are known, and that their coordinator is asked about them. */
const newcomers: ReadonlySet<string> = new Set(['add-person', 'hold', 'post', 'make-link-code', 'ask']);

function takesOurChannel(effect: Effect): boolean {
  if (effect.kind === 'bind-channel') return effect.bound.channel.id === ourChannel.id;
  return effect.kind === 'post' && effect.delivery.target.id === ourChannel.id;
}
