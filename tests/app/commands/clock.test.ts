import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../../src/chat/incoming.ts';
import { startBot, type TestBot } from '../../helpers/bot.ts';
import { labelsOf, type Talk, talk, textOf } from '../../helpers/talk.ts';

const coordinator = 'Samordnare i kommunen';
const parks = 'Gatu- och parkchef';

let bot: TestBot;
let t: Talk;

beforeAll(async () => {
  bot = await startBot();
  t = talk(bot);
});
afterAll(() => bot.close());

/** The lines from a heading to the next. */
function under(reply: Reply, heading: RegExp): readonly string[] {
  const lines = textOf(reply).split('\n');
  const from = lines.findIndex((line) => heading.test(line));
  const to = lines.findIndex((line, index) => index > from && !line.startsWith('•'));
  return from === -1 ? [] : lines.slice(from + 1, to === -1 ? lines.length : to);
}

const inData = (reply: Reply) => reply.data?.obligations as readonly Readonly<Record<string, unknown>>[];

describe('/samverkan alone', () => {
  it('tells what is missed, what comes and by when, the nearest first', async () => {
    const reply = await t.say(coordinator, '/samverkan');
    expect(reply.outcome).toBe('done');
    expect(under(reply, /^Missat: 1$/)).toEqual([
      '• Sammanfattning för första halvåret 2021, senast 31 maj 2021 – Minst två gånger om året.',
    ]);
    const coming = under(reply, /^Kommande: \d+$/);
    expect(coming.map((line) => line.split(' – ')[0])).toEqual([
      '• Sammanfattning för andra halvåret 2021, senast 30 november 2021',
      '• Halvtidsuppföljning, senast 17 december 2021',
      '• Styrgruppens möten 2021, senast 31 december 2021',
      '• Sammanfattning för första halvåret 2022, senast 31 maj 2022',
      '• Samråd om förlängning, senast 30 juni 2022',
      '• Sammanfattning för andra halvåret 2022, senast 30 november 2022',
      '• Styrgruppens möten 2022, senast 31 december 2022',
      '• Överenskommelsens sista dag, 31 december 2022',
    ]);
  });

  it('folds the measures to a line of follow-ups and one of communications, with the next three', async () => {
    const [followUps = '', communications = ''] = under(await t.say(coordinator, '/samverkan'), /^Insatserna$/);
    expect(followUps).toMatch(
      /^• Uppföljning – 13 missade: 1\.1, 1\.3, .*\. 18 kommande\. Närmast: 1\.1 den 14 november, /,
    );
    expect(followUps.split('Närmast:')[1]?.split(',')).toHaveLength(3);
    expect(communications).toMatch(/^• Kommunikation – \d+ missade: .*\. \d+ kommande\. Närmast: 1\.5 den 30 november/);
  });

  it('gives machines every obligation with its clause quoted', async () => {
    const all = inData(await t.say(coordinator, '/samverkan'));
    const consultation = all.find(({ kind }) => kind === 'consultation');
    expect(consultation).toMatchObject({
      key: 'consultation/2022-06-30',
      rule: 'extension',
      due: '2022-06-30',
      state: 'upcoming',
      stateWord: 'Kommande',
      what: 'Samråd om förlängning',
      clause: '”Samråd ska ha skett senast sex månader före giltighetstidens utgång.”',
    });
    expect(all.filter(({ kind }) => kind === 'follow-up').length).toBeGreaterThan(20);
    expect(all.map(({ due }) => due)).toEqual(all.map(({ due }) => String(due)).sort());
  });

  it('says after 30 June 2022 that the consultation was missed, the latest miss first', async () => {
    const reply = await t.say(coordinator, '/samverkan', { at: '2022-07-01T09:00' });
    expect(under(reply, /^Missat:/)[0]).toBe(
      '• Samråd om förlängning, senast 30 juni 2022 – Inget samråd är registrerat. Överenskommelsen säger inte vad som då gäller: den slutar 31 december 2022.',
    );
  });

  it('tells when the agreement has not begun, and when it has ended', async () => {
    expect(textOf(await t.say(coordinator, '/samverkan', { at: '2020-12-20T09:00' }))).toContain(
      'Överenskommelsen börjar gälla 1 januari 2021.',
    );
    const ended = await t.say(coordinator, '/samverkan', { at: '2023-01-02T09:00' });
    expect(ended.outcome).toBe('done');
    expect(textOf(ended)).toContain('Överenskommelsen har slutat. Sista dagen var 31 december 2022.');
    expect(labelsOf(ended)).not.toContain('Registrera samråd');
  });

  it('offers the overview, which still answers to its own word, and the rules', async () => {
    const reply = await t.say(parks, '/samverkan');
    const overview = await t.press(parks, reply, 'Visa översikten');
    expect(textOf(overview)).toContain('Målområde | Insatser');
    expect(textOf(await t.say(parks, '/samverkan översikt'))).toBe(textOf(overview));
    const rules = await t.press(parks, reply, 'Visa reglerna');
    expect(textOf(rules)).toContain(
      '• Styrgruppens möten och sammanfattningar – ”Avstämning och uppföljning av samverkansöverenskommelsen',
    );
    expect(textOf(await t.say(parks, '/samverkan klockan regler'))).toBe(textOf(rules));
  });

  it('offers only coordinators to record the consultation', async () => {
    expect(labelsOf(await t.say(parks, '/samverkan'))).not.toContain('Registrera samråd');
    expect(labelsOf(await t.say(coordinator, '/samverkan klockan'))).toContain('Registrera samråd');
  });

  it('is the same in English', async () => {
    const reply = await t.say(coordinator, '/agreement');
    expect(textOf(reply)).toContain('• Consultation on extension, by 30 June 2022 – No consultation is recorded yet.');
    expect(under(reply, /^Missed: 1$/)).toHaveLength(1);
  });
});

describe('steering meetings on the clock', () => {
  it('are counted as booked, asked about when they have passed, and met when they were held', async () => {
    const { id, groups } = await t.agreement();
    const groupId = groups.find(({ kind }) => kind === 'steering')?.id ?? '';
    const at = '2021-01-04T08:00:00.000Z';
    const author = { function: coordinator, platform: 'local' };
    const book = (start: string, held: boolean) => {
      const plan = { groupId, start, minutes: 60 };
      const state = {
        plan,
        bookedAt: at,
        moved: {},
        cancelled: [],
        held: held ? { [start]: { held: true, on: start.slice(0, 10) } } : {},
      };
      return bot.app.store.commit({
        outcome: 'done',
        agreementId: id,
        at,
        recordedAt: at,
        actor: 'operator',
        effects: [
          {
            kind: 'book-meeting',
            meetingId: bot.app.handling.newIds(start)(),
            groupId,
            changes: [{ version: 1, author, body: { kind: 'booked', plan } }],
            state,
          },
        ],
      });
    };
    await book('2021-05-20T13:00', true);
    await book('2021-11-18T13:00', false);
    const line = async (day: string) =>
      textOf(await t.say(coordinator, '/samverkan', { at: `${day}T09:00` }))
        .split('\n')
        .find((each) => each.startsWith('• Styrgruppens möten 2021'));
    expect(await line('2021-11-10')).toBe(
      '• Styrgruppens möten 2021, senast 31 december 2021 – 1 av minst 2 hållna. Bokat: 18 november.',
    );
    expect(await line('2021-11-19')).toBe(
      '• Styrgruppens möten 2021, senast 31 december 2021 – 1 av minst 2 hållna. Inget mer är bokat. Blev mötet av? Svar saknas för 18 november.',
    );
    await book('2021-09-16T13:00', true);
    expect(await line('2021-11-19')).toMatch(/^• Styrgruppens möten 2021 – 2 av minst 2 hållna\./);
  });
});
