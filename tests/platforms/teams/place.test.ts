import { describe, expect, it } from 'vitest';
import type { Origin } from '../../../src/chat/incoming.ts';
import { placeOf, stampOf } from '../../../src/platforms/teams/place.ts';
import { renderMessage } from '../../../src/platforms/teams/render.ts';
import { buttons } from '../../helpers/teams-playground.ts';

const account = { platform: 'teams', tenant: 't1', id: 'p1' } as const;
const channel = { platform: 'teams', tenant: 't1', id: '19:est', name: 'EST', thread: '100' } as const;
const origin: Origin = { account, channel, visible: true };

describe('the place that an answer’s buttons carry', () => {
  it('is the channel and thread that the person spoke in', () => {
    expect(placeOf(stampOf(origin, 'secret') ?? '', account, 'secret')).toEqual(channel);
  });

  it('is one of a team, where the channel is, and was none in the buttons of older cards', () => {
    const inTeam = { ...channel, team: '19:team' };
    expect(placeOf(stampOf({ ...origin, channel: inTeam }, 'secret') ?? '', account, 'secret')).toEqual(inTeam);
    expect(JSON.parse(stampOf(origin, 'secret') ?? '')).toHaveLength(5);
    const changed = (stampOf({ ...origin, channel: inTeam }, 'secret') ?? '').replace('19:team', '19:other');
    expect(placeOf(changed, account, 'secret')).toBeUndefined();
  });

  it('is nothing when they spoke in their own chat', () => {
    expect(stampOf({ account, visible: true }, 'secret')).toBeUndefined();
  });

  it('counts for nobody else, under no other secret and with nothing changed', () => {
    const stamp = stampOf(origin, 'secret') ?? '';
    expect(placeOf(stamp, { ...account, id: 'p2' }, 'secret')).toBeUndefined();
    expect(placeOf(stamp, account, 'other')).toBeUndefined();
    expect(placeOf(stamp.replace('19:est', '19:ann'), account, 'secret')).toBeUndefined();
    expect(placeOf('{}', account, 'secret')).toBeUndefined();
    expect(placeOf('not json', account, 'secret')).toBeUndefined();
  });

  it('stands on every button of the card', () => {
    const button = (label: string) => ({ label, action: { command: 'show' } });
    const card = renderMessage(
      {
        language: 'sv',
        summary: 'Lista',
        blocks: [
          { kind: 'list', items: [{ text: '1.3', button: button('Visa') }] },
          { kind: 'actions', buttons: [button('Nästa')] },
        ],
      },
      stampOf(origin, 'secret'),
    );
    const carried = buttons(card).map(({ data }) => (data as { o?: string }).o ?? '');
    expect(carried.map((stamp) => placeOf(stamp, account, 'secret')?.id)).toEqual(['19:est', '19:est']);
  });
});
