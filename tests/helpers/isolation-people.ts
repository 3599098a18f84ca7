import { twins } from './isolation-actions.ts';
import { ourChannel, type Speaker, slack, theirChannel, type World } from './isolation-world.ts';

/** People of the other agreement, and people of none. */
export const theirPeople: readonly Speaker[] = [
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
export const outsiders = [...theirPeople, ...nobodies];

/** People of our agreement, and who is nearly. */
export const insiders: readonly Speaker[] = [
  { name: 'the police coordinator', account: slack('U0SAMPOL') },
  { name: 'a leader', account: slack('U0DIREKTOR') },
  { name: 'a reader', account: slack('U0SEKR') },
  { name: 'a responsible function', account: slack('U0PARK') },
  { name: 'a responsible function of another group', account: slack('U0SKOLA') },
  { name: 'a responsible function of another group, in our channel', account: slack('U0SKOLA'), channel: ourChannel },
  { name: 'an unconfirmed coordinator', account: slack('U0OBEK') },
  { name: 'an unconfirmed coordinator in a channel', account: slack('U0OBEK'), channel: ourChannel },
  { name: 'an administrator', account: slack('U0ADMIN') },
  { name: 'a deputy before their days', account: slack('U0TIDIG') },
  { name: 'a deputy after their days', account: slack('U0SEN') },
];

/** Gives everybody named here what they have, or had. */
export async function seat(world: World): Promise<void> {
  const { ours, theirs } = world;
  await world.hold(slack('U1SAM'), 'Tallbysamordnare', theirs);
  await world.hold(slack('U1DIREKTOR'), 'Stadsdirektör', theirs);
  await world.hold(slack('U1VAKT'), 'Stadsdelsvakt', theirs);
  await world.hold(slack('U1SEKR'), 'Tallbysekreterare', theirs);
  const ended = await world.hold(slack('U0SLUTAT'), 'Samordnare i kommunen', ours);
  await world.commit(ours, [{ kind: 'end-holding', holdingId: ended }]);
  await world.hold(slack('U0SKOLA'), 'Skolchef', ours);
  await world.hold(slack('U0OBEK'), 'Samordnare i kommunen', ours, false);
  await world.deputise(slack('U0TIDIG'), 'Skolchef', 'Kommundirektör', ['2022-01-10', '2022-01-14']);
  await world.deputise(slack('U0SEN'), 'Skolchef', 'Kommundirektör', ['2021-11-01', '2021-11-05']);
}
