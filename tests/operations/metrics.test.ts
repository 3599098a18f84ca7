import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { metricsOf } from '../helpers/metrics.ts';
import { type SlackPlace, startSlackPlace } from '../helpers/slack-place.ts';

const token = 'en-nyckel-som-bara-provas-1234';

let place: SlackPlace;
const read = () => metricsOf(place.bot.port, token);

beforeAll(async () => {
  place = await startSlackPlace({ environment: { METRICS_TOKEN: token } });
  await place.person('U0PARK', 'Verksamhetschef socialtjänst vuxna');
  await place.channel('C0EST', 'EST strategisk');
}, 60_000);
afterAll(() => place.close());

describe('what people ask for', () => {
  it('is counted by the command and how it went', async () => {
    const before = await read();
    await place.type('U0PARK', '/insats 1.3 Åtta av tio klara');
    await place.type('U0PARK', '/insats');
    const after = await read();
    const note = { command: 'note', outcome: 'done' };
    expect(after.value('samverkan_commands_total', note) - before.value('samverkan_commands_total', note)).toBe(1);
    const count = (text: typeof after) => text.value('samverkan_command_duration_seconds_count');
    expect(count(after) - count(before)).toBe(2);
  });
});
