import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportDocument } from '../../../src/app/reports/report.ts';
import type { Reply } from '../../../src/chat/incoming.ts';
import { startBot, type TestBot } from '../../helpers/bot.ts';
import { playPartA } from '../../helpers/part-a.ts';
import { labelsOf, type Talk, talk, textOf } from '../../helpers/talk.ts';

const coordinator = 'Samordnare i polisen';

let bot: TestBot;
let t: Talk;
let reply: Reply;

beforeAll(async () => {
  bot = await startBot({}, { at: '2021-12-03T15:00' });
  t = talk(bot);
  await playPartA(t);
  reply = await t.say(coordinator, '/samverkan sammanfattning');
});
afterAll(() => bot.close());

/** The lines of a part of the page, by its heading, up to the next. */
function part(heading: string, next: string): string {
  const text = textOf(reply);
  expect(text).toContain(`\n${heading}\n`);
  return text.slice(text.indexOf(`\n${heading}\n`), text.indexOf(`\n${next}\n`));
}

const documentOf = (of: Reply) => of.data?.document as ReportDocument;

describe('the summary of the example on 3 December 2021', () => {
  it('says in a few sentences how the work goes and what is asked', () => {
    expect(reply.outcome).toBe('done');
    expect(textOf(reply).split('\n').slice(0, 3)).toEqual([
      'Sammanfattning till styrgruppen, vecka 48 2021',
      'Arbetet går i huvudsak enligt plan: 10 av 18 insatser har grönt läge. Tre insatser har rött läge och två är försenade. Vi ber om tre beslut.',
      'Samverkan för ett tryggare Upplands Väsby · läget 3 december 2021 kl. 15.00 · sammanställd av det som är registrerat, inte granskad',
    ]);
  });

  it('asks for the decisions that wait by their briefs, with what is proposed and what else happens', () => {
    const lines = part('Beslut vi ber om', 'Insatser och läge per målområde 3 december 2021').trim().split('\n');
    expect(lines[1]).toMatch(
      /^• B1 3\.5 .*: Nytt slutdatum\? – Förslag: Ja, nytt slutdatum 31 mars 2022\. Skäl: Polisens jurister/,
    );
    expect(lines[2]).toMatch(
      /^• B2 1\.3 Förbättra .*: Nytt slutdatum\? – Förslag: Ja, nytt slutdatum 28 januari 2022\. .* Om inget beslutas: Insatsen står kvar som försenad\. Senast: saknas\.$/,
    );
    expect(lines[3]).toMatch(
      /^• B3 3\.3 .*: Vem tar över kartläggningen\? – Förslag: saknas\. Om inget beslutas: saknas\. Senast: saknas\.$/,
    );
    expect(lines).toHaveLength(4);
  });

  it('counts per goal area and rating', () => {
    const table = reply.message.blocks.find((block) => block.kind === 'table');
    expect(table?.header).toEqual(['Målområde', 'Insatser', 'Klara', 'Grön', 'Gul', 'Röd']);
    expect(table?.rows.map(([, ...counts]) => counts)).toEqual([
      ['7', '1', '4', '2', '1'],
      ['6', '2', '4', '2', '0'],
      ['5', '0', '2', '1', '2'],
      ['18', '3', '10', '5', '3'],
    ]);
  });

  it('begins the deviations with the three red measures and their reasons, and shows five', () => {
    const lines = part('Det som avviker', 'Det vi kan visa').trim().split('\n');
    expect(lines[1]).toBe(
      '• 1.3 Förbättra belysningen på tio platser som upplevs otrygga (röd, försenad sedan 29 oktober) – Antal klara platser: 8 av 10. Orsak: Åtta av tio klara i dag. Två väntar på elanslutning, nytt datum 28 januari.',
    );
    expect(lines[2]).toMatch(/^• 3\.3 .* \(röd\) – .*: 2 av 4\. Orsak: Två av fyra områden kartlagda\./);
    expect(lines[3]).toMatch(/^• 3\.5 .* \(röd, pausad, försenad sedan 30 juni\) – Orsak: Utkastet klart men polisens/);
    expect(lines.slice(4, 6).map((line) => line.slice(0, 5))).toEqual(['• 1.2', '• 1.7']);
    expect(lines[6]).toBe('… och fyra insatser till som avviker.');
    expect(labelsOf(reply).slice(0, 3)).toEqual(['Visa 1.3', 'Visa 3.3', 'Visa 3.5']);
  });

  it('opens the measure that a deviation points to', async () => {
    expect(textOf(await t.press(coordinator, reply, 'Visa 3.5'))).toContain('3.5 Gemensam vägledning om sekretess');
  });

  it('tells what is measured from what is not known', () => {
    const text = part('Det vi kan visa', 'Kommunikation');
    expect(text).toContain(
      '1.5: Andel ärenden åtgärdade inom två arbetsdagar: 91 procent (mål 90 procent, 29 oktober)',
    );
    expect(text).toContain('Mått utan värde: 1.1, 1.2, 1.7, 2.3, 2.4, 3.5.');
  });

  it('says what has been communicated and what is not to be', () => {
    const text = part('Kommunikation', 'Datum');
    expect(text).toContain('\nGjort: 1.4 (4 juni), 3.1 (8 oktober).\n');
    expect(text).toContain('\nKommuniceras inte: 1.6, 2.3, 3.2, 3.3.');
  });

  it('has the meetings, two of two, and the deadline 30 June among its dates', () => {
    const text = part('Datum', 'Att bemanna de närmaste tio veckorna');
    expect(text).toContain('Styrgruppens möten 2021: 2 juni och 24 november. Klart. 2 av minst 2 hållna.');
    expect(text).toContain('Samråd om förlängning: Senast 30 juni 2022. Inget samråd är registrerat än.');
    expect(text).toContain('Överenskommelsens sista dag: 31 december 2022.');
  });

  it('tells each party what to staff, and how soon it can be', () => {
    const text = part('Att bemanna de närmaste tio veckorna', 'Underlag');
    expect(text).toMatch(/\nKommunen: .*Skulle ha börjat: 3\.4 \(4 oktober\)\. Ska vara klara: 3\.2 \(17 december\)\./);
    expect(text).toContain(
      'Planeringstiden är fem veckor: nytt som kräver personal kan börja tidigast 7 januari 2022.',
    );
  });

  it('says what it stands on, and who may move dates', () => {
    expect(textOf(reply)).toMatch(
      /\n24 anteckningar om 17 av 18 insatser\. .*Ingen ny uppgift på länge: 1\.2, 1\.7, 2\.1\. Samordnarna, en från varje part, får tillsammans flytta ett slutdatum en första gång, högst 60 dagar\./,
    );
  });

  it('points from every deviation and decision to its measure', () => {
    const { sections } = documentOf(reply);
    const sources = sections
      .filter(({ key }) => key === 'deviations' || key === 'decisions')
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => {
        if (block.kind === 'list') return block.items.map((claim) => claim.sources);
        return block.kind === 'table' ? block.rows.map((row) => row.sources) : [];
      });
    expect(sources).toHaveLength(8);
    for (const each of sources) expect(each).toEqual([expect.objectContaining({ kind: 'measure' })]);
  });

  it('is the same document when it is asked for twice', async () => {
    expect(documentOf(await t.say(coordinator, '/samverkan läge'))).toEqual(documentOf(reply));
  });
});

describe('a summary of a day that has passed', () => {
  const asked = (line: string, at = '2022-02-01T09:00') => t.say('Kommundirektör', line, { at });

  it('is as it was when the day closed, whatever has been recorded since', async () => {
    await t.say('Samordnare i kommunen', '/insats 1.3 läge grön', { at: '2021-12-06T09:00' });
    const now = await asked('/samverkan sammanfattning');
    expect(now.data).toMatchObject({ on: '2022-02-01', total: { green: 11, red: 2 } });
    const then = await asked('/samverkan sammanfattning 3 december 2021');
    expect(then.data).toMatchObject({ on: '2021-12-03', total: { green: 10, yellow: 5, red: 3 } });
    expect(textOf(then)).toContain('· läget 3 december 2021 ·');
    expect(textOf(then)).toContain('Tre insatser har rött läge och två är försenade.');
  });

  it('is the latest such day when no year is written', async () => {
    expect((await asked('/samverkan läget den 3 december')).data).toMatchObject({ on: '2021-12-03' });
    expect((await asked('/samverkan sammanfattning 3 juni', '2021-12-06T09:00')).data).toMatchObject({
      on: '2021-06-03',
    });
  });

  it.each([
    ['/samverkan sammanfattning 2022-05-01', '1 maj 2022 har inte varit än.'],
    ['/samverkan sammanfattning 31 april', 'Det datumet finns inte: april har 30 dagar.'],
    ['/samverkan sammanfattning 2020-12-31', 'Överenskommelsen började gälla 1 januari 2021.'],
  ])('%s is refused in plain words', async (line, words) => {
    const refused = await asked(line);
    expect(refused.outcome).toBe('refused');
    expect(textOf(refused)).toContain(words);
  });

  it('leaves the clock’s words and a measure’s rating alone', async () => {
    expect(textOf(await asked('/samverkan läget nu'))).toContain('Överenskommelsens klocka');
    expect(textOf(await t.say('Samordnare i kommunen', '/insats 1.1 läge grön'))).toContain('läget för 1.1 är grön');
  });
});

describe('who may read the summary', () => {
  it.each(['Kommundirektör', 'Lokalpolisområdeschef', 'Samordnare i kommunen', 'Kommunsekreterare'])(
    '%s may',
    async (who) => {
      expect((await t.say(who, '/samverkan sammanfattning')).outcome).toBe('done');
    },
  );

  it('a member is told where their own measures are', async () => {
    const refused = await t.say('Fritidschef', '/samverkan sammanfattning');
    expect(refused).toMatchObject({ outcome: 'refused' });
    expect(textOf(refused)).toContain('Din grupps insatser ser du med ”insats”.');
  });

  it('in English by its English word', async () => {
    const text = textOf(await t.say('Kommundirektör', '/agreement summary 2021-12-03'));
    expect(text).toContain('Summary for the steering group, week 48 2021');
    expect(text).toContain('10 of 18 measures rated green');
  });
});

describe('what was masked', () => {
  it('is never in the summary, not of a day before it was masked either', async () => {
    const room = { in: 'EST strategisk' };
    const secret = 'Det står en hemlig väg till förrådet här';
    await t.say('Gatu- och parkchef', `/insats 1.3 läge röd ${secret}`, { ...room, at: '2022-02-02T09:00' });
    expect(textOf(await t.say(coordinator, '/samverkan sammanfattning', { at: '2022-02-02T10:00' }))).toContain(secret);
    const measure = await t.measure('1.3');
    const masked = await t.act(
      coordinator,
      {
        command: 'mask',
        measure: measure.id,
        args: { version: measure.version, why: 'fel ställe' },
      },
      { at: '2022-02-03T09:00' },
    );
    expect(masked.outcome).toBe('done');
    const then = await t.say(coordinator, '/samverkan sammanfattning 2 februari 2022', { at: '2022-02-04T09:00' });
    expect(textOf(then)).toContain(
      '(röd, försenad sedan 29 oktober 2021, ingen uppgift sedan 3 december 2021) – Antal klara platser: 8 av 10. Orsak saknas.',
    );
    expect(JSON.stringify(then)).not.toContain(secret);
  });
});
