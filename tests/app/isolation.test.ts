import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lexicon } from '../../src/app/commands/index.ts';
import type { Effect } from '../../src/app/effects.ts';
import { handle } from '../../src/app/handle.ts';
import type { Incoming, Reply } from '../../src/chat/incoming.ts';
import { actionIn, handMade, idsIn, typedLines, withGhosts, withoutIds } from '../helpers/isolation-actions.ts';
import { type Harvested, harvest, incomingFrom, isQuick, pressing, sample } from '../helpers/isolation-harvest.ts';
import { actorOf, contentOf, keptFrom, secretsOf, toldIn, verdictOn } from '../helpers/isolation-oracle.ts';
import { insiders, outsiders, seat, theirPeople } from '../helpers/isolation-people.ts';
import {
  buildWorld,
  neighbourAgreement,
  ourChannel,
  type Speaker,
  secret,
  slack,
  type World,
  wholeCalendar,
} from '../helpers/isolation-world.ts';

let world: World;
let all: readonly Harvested[];
let secrets: readonly string[];
const committed: unknown[] = [];
let tried = 0;
let ourIds: ReadonlySet<string>;

beforeAll(async () => {
  world = await buildWorld();
  const { ours, bot, own } = world;
  await seat(world);
  world = { ...world, ours: (await bot.app.store.agreement(ours.id)) ?? ours };
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

const listed = (holes: readonly unknown[]) => [...new Set(holes.map((hole) => JSON.stringify(hole)))];
const isSame = (one: unknown, other: unknown) => JSON.stringify(withoutIds(one)) === JSON.stringify(withoutIds(other));

/** As the bot handles it, with the same new secrets each time. */
function sameSecrets({ bot }: World) {
  const { handling } = bot.app;
  const calendars = { ...handling.calendars, newToken: () => 'a'.repeat(32) };
  return { ...handling, newSecret: () => 'ABCDEFGH', calendars };
}

const told = (reply: Reply, typed = '') => toldIn(secrets, reply, typed);

describe('somebody who has no part in the agreement', () => {
  it.each(outsiders)('$name: what is ours is as if it did not exist, whatever is pressed', async (speaker) => {
    const stored = await contentOf(world.bot);
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
    expect(await contentOf(world.bot)).toBe(stored);
    expect(listed(holes)).toEqual([]);
  });

  it.each(theirPeople)('$name: our ids open and change nothing in their own agreement', async (speaker) => {
    const holes: unknown[] = [];
    for (const entry of sample(all.filter(isQuick))) {
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
      // What is stored of oneself, with the function that one had, is told to oneself.
      if (isAboutOneself.test(text) && ours.length === 0 && !JSON.stringify(reply).includes(secret)) continue;
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
      for (const entry of sample(all)) {
        const theirs = actionIn(entry, world.theirs.id);
        check(await decide(pressing(speaker, entry, `here/${++tried}`)), JSON.stringify(entry));
        check(await decide(pressing(speaker, theirs, `here/${++tried}`)), JSON.stringify(theirs), true);
      }
      expect(listed(holes)).toEqual([]);
    },
  );
});

describe('somebody of the agreement', () => {
  it.each(insiders)('$name: may do what the table says and no more, and is told no more', async (speaker) => {
    const actor = await actorOf(world, speaker);
    const group = speaker.channel ? groupHere() : undefined;
    const kept = await keptFrom(world, actor, group);
    const holes: unknown[] = [];
    const may = { yes: 0, no: 0 };
    for (const entry of all.filter(isQuick)) {
      const verdict = verdictOn(world, actor, entry, group);
      const { reply, effects } = await handle(pressing(speaker, entry, `inside/${++tried}`), world.bot.app.handling);
      const isOver = verdict?.allowed !== true && (reply.outcome !== 'refused' || effects.length > 0);
      const leaks = toldIn(kept, reply, JSON.stringify(entry));
      if (verdict) may[verdict.allowed ? 'yes' : 'no']++;
      if (isOver || leaks.length > 0)
        holes.push([entry.action.command, reply.outcome, reply.data, leaks, entry.values]);
    }
    for (const text of typedLines(['1.1', '1.3', '2.2']).filter((line) => !/ (?:report|rapport|export)/.test(line))) {
      const incoming = { ...incomingFrom(speaker, `inside/${++tried}`), kind: 'typed', text } as const;
      const { reply } = await handle(incoming, world.bot.app.handling);
      const leaks = toldIn(kept, reply, text);
      if (leaks.length > 0) holes.push([text, reply.outcome, leaks]);
    }
    expect(listed(holes)).toEqual([]);
    expect(may.yes).toBeGreaterThan(10);
  });
});

describe('what lies at an address', () => {
  const path = (token: string) => `http://127.0.0.1:${world.bot.port}/calendar/${token}.ics`;
  const get = async (address: string) => {
    const response = await fetch(address);
    const { date: _date, ...headers } = Object.fromEntries(response.headers);
    return { status: response.status, headers, text: await response.text() };
  };
  const tokenIn = (reply: Reply) => /\/calendar\/([a-z2-7]{32})\.ics/.exec(JSON.stringify(reply))?.[1] ?? '';

  it('a calendar of one who has lost their function, or that was revoked, is as one that never was', async () => {
    const never = await get(path('a'.repeat(32)));
    expect(never.status).toBe(404);
    const leaver: Speaker = { name: 'a leaver', account: slack('U0LAMNAR') };
    const holding = await world.hold(leaver.account, 'Kommunsekreterare', world.ours);
    const [kept, revoked] = [tokenIn(await world.act(leaver, wholeCalendar(world.ours))), tokenIn(world.given)];
    for (const token of [kept, revoked]) expect((await get(path(token))).status).toBe(200);
    await world.commit(world.ours, [
      { kind: 'end-holding', holdingId: holding },
      { kind: 'revoke-calendar', tokenHash: world.bot.app.handling.hash(revoked) },
    ]);
    for (const token of [kept, revoked, '', '%00', 'x'.repeat(9000), `${kept}x`])
      expect(await get(path(token))).toEqual(never);
  });

  it('a calendar of theirs holds nothing of ours', async () => {
    const token = tokenIn(await world.act({ name: 'theirs', account: slack('U1SAM') }, wholeCalendar(world.theirs)));
    const { status, text } = await get(path(token));
    expect(status).toBe(200);
    expect(secrets.filter((each) => text.includes(each))).toEqual([]);
  });

  it('a file that is not there is as one that is not named rightly', async () => {
    const file = async (ref: string) =>
      get(`http://127.0.0.1:${world.bot.port}/api/document?ref=${encodeURIComponent(ref)}`);
    const [issue] = await world.bot.app.store.followUpIssues(world.ours.id);
    const wrong = await file('follow-up/00000000-0000-4000-8000-000000000001/png');
    expect(wrong.status).toBe(404);
    for (const ref of [`follow-up/${issue?.id}/exe`, `other/${issue?.id}/png`, `${issue?.id}`, '../../etc/passwd'])
      expect(await file(ref)).toEqual(wrong);
  });
});

describe('what was tried', () => {
  it('is much, of everything there is', () => {
    const named = new Set(all.map(({ action }) => action.command));
    const missing = lexicon.commands.map(({ name }) => name).filter((name) => !named.has(name));
    expect(missing).toEqual(['search', 'calendar-confirm']);
    expect(secrets.length).toBeGreaterThan(40);
    expect(tried).toBeGreaterThan(10_000);
    process.stdout.write(`isolation: ${tried} combinations of ${all.length} buttons and forms were tried\n`);
  });
});

const groupHere = () => world.ours.channels.find(({ channel }) => channel.id === ourChannel.id)?.groupId;

/** What somebody new to a channel may bring about: that they are known, that their coordinator is asked about them, that they are forgotten. */
const newcomers: ReadonlySet<string> = new Set([
  'add-person',
  'hold',
  'post',
  'make-link-code',
  'ask',
  'forget-person',
]);
const isAboutOneself = /(?:mina uppgifter|glöm mig|my data|forget me)$/;

function takesOurChannel(effect: Effect): boolean {
  if (effect.kind === 'bind-channel') return effect.bound.channel.id === ourChannel.id;
  return effect.kind === 'post' && effect.delivery.target.id === ourChannel.id;
}
