import { expect, it } from 'vitest';
import { startSlackPlace } from '../helpers/slack-place.ts';

it('a database that is gone is told as a sentence with a reference that the log has, and never stops Slack', {
  timeout: 60_000,
}, async () => {
  const place = await startSlackPlace();
  const { bot, slack } = place;
  await place.channel('C0EST', 'EST strategisk');
  await place.person('U0PARK', 'Gatu- och parkchef');
  const form = await place.type('U0PARK', '/insats 1.3 anteckna');
  const card = await place.type('U0PARK', '/insats 1.3');
  const url = `http://127.0.0.1:${bot.port}`;
  expect((await fetch(`${url}/readyz`)).status).toBe(200);

  await bot.running.pool.end();

  const typed = await place.type('U0PARK', '/insats 1.3 Hemlig anteckning');
  const pressed = await place.press('U0PARK', card, 'Inget nytt');
  const submitted = await place.submit('U0PARK', form, { text: 'Hemlig anteckning' });
  const said = [typed.text, pressed.text, submitted.errors?.text ?? ''];
  for (const text of said) {
    const reference = /Något gick fel.*Referens: (\w+)\./.exec(text)?.[1];
    expect(reference, text).toBeTruthy();
    expect(bot.log).toContainEqual(
      expect.objectContaining({ level: 'error', facts: expect.objectContaining({ reference }) }),
    );
  }
  expect([typed.exchange.status, pressed.exchange.status, submitted.exchange.status]).toEqual([200, 200, 200]);
  expect(pressed.replaces).toBe(false);
  expect(JSON.stringify(bot.log)).not.toContain('Hemlig');
  expect((await fetch(`${url}/readyz`)).status).toBe(503);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  expect(slack.refused()).toEqual([]);
  await place.close();
});
