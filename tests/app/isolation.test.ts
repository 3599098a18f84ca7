import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handle } from '../../src/app/handle.ts';
import type { Reply } from '../../src/chat/incoming.ts';
import { handMade, twins, typedLines, withGhosts, withoutIds } from '../helpers/isolation-actions.ts';
import { type Harvested, harvest, incomingFrom, pressing } from '../helpers/isolation-harvest.ts';
import { buildWorld, type Speaker, secret, slack, theirChannel, type World } from '../helpers/isolation-world.ts';

let world: World;
let all: readonly Harvested[];
let secrets: readonly string[];
const committed: unknown[] = [];
let tried = 0;

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
  bot.app.watch((effects) => committed.push(effects));
}, 120_000);
afterAll(() => world.bot.close());

/** What nobody outside may be told: every text of ours, and every name and title that the neighbours have not. */
async function secretsOf({ bot, ours, theirs }: World): Promise<readonly string[]> {
  const known = JSON.stringify([theirs, await bot.app.store.measures(theirs.id)]);
  const names = [
    ours.definition.title,
    ...ours.functions.map(({ name }) => name),
    ...ours.groups.map(({ name }) => name),
    ...(await bot.app.store.measures(ours.id)).map(({ state }) => state.plan.title),
  ];
  return [secret, ...names.filter((name) => name.length > 5 && !known.includes(name))];
}

const said = (reply: Reply) => JSON.stringify({ ...reply, files: reply.files?.map(({ name }) => name) });
const told = (reply: Reply) => secrets.filter((each) => said(reply).includes(each));

describe('somebody who has no part in the agreement', () => {
  it.each(outsiders)('$name: what is ours is as if it did not exist, whatever is pressed', async (speaker) => {
    const holes: unknown[] = [];
    for (const entry of all) {
      tried++;
      const id = `outside/${speaker.name}/${tried}`;
      const before = committed.length;
      const reply = await world.bot.app.dispatch(pressing(speaker, entry, id));
      const ghost = await world.bot.app.dispatch(pressing(speaker, withGhosts(entry), id));
      const same = JSON.stringify(withoutIds(reply)) === JSON.stringify(withoutIds(ghost));
      if (reply.outcome !== 'refused' || !same || committed.length > before || told(reply).length > 0)
        holes.push([
          entry.action.command,
          reply.outcome,
          reply.data,
          told(reply),
          committed.length - before,
          ghost.data,
        ]);
    }
    expect([...new Set(holes.map((hole) => JSON.stringify(hole)))]).toEqual([]);
  });
});
