import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Dispatch, Incoming, Reply } from '../../../src/chat/incoming.ts';
import { inTurn } from '../../../src/platforms/slack/in-turn.ts';

const incoming = (id: string): Incoming => ({
  id,
  kind: 'typed',
  root: 'measure',
  text: '1.3',
  origin: { account: { platform: 'slack', tenant: 'T0KOMMUN', id: 'U0PARK' }, visible: false },
});
const reply: Reply = { outcome: 'done', message: { language: 'sv', summary: 'Sparat', blocks: [] } };

describe('more than is worked on at once', () => {
  it('waits in the order it came, and each is done', async () => {
    const began: string[] = [];
    let [now, most] = [0, 0];
    const dispatch: Dispatch = async ({ id }) => {
      began.push(id);
      now += 1;
      most = Math.max(most, now);
      await wait(1 + (began.length % 3));
      now -= 1;
      return reply;
    };
    const ask = inTurn(dispatch, 4);
    const ids = Array.from({ length: 50 }, (_, index) => String(index));
    const answers = await Promise.all(ids.map((id) => ask(incoming(id))));
    expect(answers).toEqual(ids.map(() => reply));
    expect(began).toEqual(ids);
    expect(most).toBe(4);
  });

  it('is not held up by what fails, nor is its fault anybody else’s', async () => {
    const ask = inTurn(async ({ id }) => {
      await wait(1);
      if (id === 'bad') throw new Error('no database');
      return reply;
    }, 1);
    const answers = await Promise.allSettled(['bad', 'good', 'bad', 'good'].map((id) => ask(incoming(id))));
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected', 'fulfilled']);
    expect(await ask(incoming('good'))).toEqual(reply);
  });
});
