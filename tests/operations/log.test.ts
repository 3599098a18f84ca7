import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../../src/infra/log.ts';
import { type SlackPlace, startSlackPlace, team } from '../helpers/slack-place.ts';

/** As they are written: a line of JSON each. */
const lines: string[] = [];
const parsed = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>);
const withEvent = (event: string) => parsed().filter(({ msg }) => msg === event);

let place: SlackPlace;

const responsible = 'Verksamhetschef socialtjänst vuxna';

beforeAll(async () => {
  const log = createLog({ to: { write: (line) => void lines.push(line) } });
  place = await startSlackPlace({ logTo: log, administrators: ['U0ADMIN'] });
  place.slack.addUser('U0ADMIN');
  place.slack.addChannel('D0ADMIN');
  await place.person('U0PARK', responsible);
  await place.person('U0KOM', 'Samordnare i kommunen');
  await place.person('U0POL', 'Samordnare i polisen');
  await place.channel('C0EST', 'EST strategisk');
}, 60_000);
afterAll(() => place.close());

describe('the correlation id', () => {
  it('is the same from what a person wrote to what was posted of it', async () => {
    await place.posted();
    const before = lines.length;
    await place.type('U0PARK', '/insats 1.3 Åtta av tio klara');
    await place.posted();
    const [note] = withEvent('command').filter(({ command }) => command === 'note');
    expect(note).toMatchObject({ level: 30, kind: 'typed', outcome: 'done' });
    expect(note?.correlation).toMatch(/^[0-9a-f]{16}$/);
    expect(typeof note?.ms).toBe('number');
    const news = parsed()
      .slice(before)
      .filter(({ msg, kind }) => msg === 'delivery.sent' && kind === 'news');
    expect(news).toHaveLength(1);
    expect(news[0]?.correlation).toBe(note?.correlation);
    const { rows } = await place.bot.running.pool.query<{ correlation: string }>(
      "SELECT correlation FROM delivery WHERE kind = 'news'",
    );
    expect(rows.map(({ correlation }) => correlation)).toEqual([note?.correlation]);
  });

  it('stands in each line of a sending that fails and is tried again', async () => {
    place.slack.fail('chat.postMessage', { kind: 'error', error: 'internal_error' });
    const before = lines.length;
    await place.type('U0PARK', '/insats 1.3 Nio av tio klara');
    await place.posted();
    const since = parsed().slice(before);
    const id = since.find(({ command }) => command === 'note')?.correlation;
    expect(since.filter(({ delivery }) => delivery !== undefined)).not.toHaveLength(0);
    const own = since.filter(({ msg, correlation }) => String(msg).startsWith('delivery.') && correlation === id);
    expect(own.map(({ msg }) => msg)).toEqual(expect.arrayContaining(['delivery.try', 'delivery.sent']));
    expect(since.filter(({ delivery, correlation }) => delivery !== undefined && correlation === undefined)).toEqual(
      [],
    );
  });

  it('is what a person is told when something failed, and stands with the fault in the log', async () => {
    const { pool } = place.bot.running;
    await pool.query('ALTER TABLE inbox RENAME TO inbox_away');
    const answer = await place
      .type('U0PARK', '/insats 1.3 Den här texten sparas inte, säger Kerstin Lundmark')
      .finally(() => pool.query('ALTER TABLE inbox_away RENAME TO inbox'));
    const reference = /Referens: ([0-9a-f]{8})\./.exec(answer.text)?.[1];
    expect(reference).toBeDefined();
    const [fault] = withEvent('command.failed').filter((line) => line.reference === reference);
    expect(fault).toMatchObject({ level: 50, code: '42P01' });
    expect(String(fault?.correlation).slice(0, 8)).toBe(reference);
    expect(withEvent('command').find(({ correlation }) => correlation === fault?.correlation)).toMatchObject({
      outcome: 'failed',
    });
  });

  it('is that of the planning run for what the clock sends', async () => {
    place.bot.clock.set('2021-11-29T09:00');
    await place.bot.running.tick();
    await place.posted();
    const planned = withEvent('planned').map(({ correlation }) => correlation);
    expect(planned).not.toHaveLength(0);
    const bundles = withEvent('delivery.sent').filter(({ kind }) => kind === 'bundle');
    expect(bundles).not.toHaveLength(0);
    for (const { correlation } of bundles) expect(planned).toContain(correlation);
  });

  it('stands in the line about an answer that did not reach the person', async () => {
    place.slack.fail('views.open', { kind: 'error', error: 'expired_trigger_id' });
    const before = lines.length;
    await place.type('U0KOM', '/insats ny');
    const since = parsed().slice(before);
    const [failed] = since.filter(({ msg }) => msg === 'slack-answer-failed');
    expect(failed).toMatchObject({ what: 'form', reason: 'expired_trigger_id' });
    expect(failed?.correlation).toBe(since.find(({ msg }) => msg === 'command')?.correlation);
  });

  it('is the same when the same thing comes again', async () => {
    const before = lines.length;
    await place.type('U0PARK', '/insats 1.4 Klart i veckan', { id: 'T-again' });
    await place.type('U0PARK', '/insats 1.4 Klart i veckan', { id: 'T-again' });
    const ids = parsed()
      .slice(before)
      .flatMap(({ msg, correlation }) => (msg === 'command' ? [correlation] : []));
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });
});

describe('the log', () => {
  it('never holds what people wrote, who they are or where it was', async () => {
    const secrets = ['19121212-1212', '070-174 06 05', 'Kerstin Lundmark', 'Hamngatan 12', 'lampräfsa'];
    const [number, phone, name, address, word] = secrets;
    await place.type('U0PARK', `/insats 1.3 ${name} med ${number} bor på ${address}`);
    await place.type('U0PARK', `/insats 1.3 Ring ${phone} om ${word}`);
    await place.type('U0PARK', `/insats ${word}`);
    await place.type('U0PARK', `/samverkan ${word} ${name}`);
    await place.type('U0FREMLING', `/insats 1.3 ${word}`).catch(() => undefined);
    const form = await place.type('U0KOM', '/insats ny');
    if (form.view) await place.submit('U0KOM', form, { title: `${word} ${number}`, cause: name });
    await place.send('U0KOM', `${name}.csv`, Buffer.from(`Nr;Insats\n9.9;${word} ${number}\n`));
    await place.send('U0ADMIN', `${name}.yaml`, Buffer.from(`title: ${word} ${number}\n`));
    await place.write('U0PARK', { type: 'message', channel_type: 'im', channel: 'D0PARK', text: `${word} ${phone}` });
    place.slack.fail('response_url', { kind: 'error', error: 'internal_error' });
    place.slack.fail('chat.postMessage', { kind: 'error', error: 'channel_not_found' });
    await place.type('U0PARK', `/insats 1.3 Tio av tio klara, ${word}`);
    await place.posted();
    const { status } = await fetch(`http://127.0.0.1:${place.bot.port}/slack/events`, {
      method: 'POST',
      body: `text=${word}&user=${name}`,
    });
    expect(status).toBe(401);
    const text = lines.join('');
    expect(withEvent('command').length).toBeGreaterThan(8);
    expect(withEvent('slack-request-refused')).not.toHaveLength(0);
    const ids = ['U0PARK', 'U0KOM', 'U0POL', 'U0ADMIN', 'U0FREMLING', 'C0EST', 'D0PARK', 'D0KOM', team, 'T-again'];
    const names = [responsible, 'Samordnare i kommunen', 'EST strategisk', 'Åtta av tio', 'Tio av tio', 'Upplands'];
    for (const secret of [...secrets, ...ids, ...names]) expect(text).not.toContain(secret);
  });

  it('is a line of JSON each, with time, level and event', () => {
    for (const line of parsed()) {
      expect(line.time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      expect([30, 40, 50]).toContain(line.level);
      expect(typeof line.msg).toBe('string');
    }
  });
});
