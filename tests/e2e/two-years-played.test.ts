import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPost } from '../../src/app/build-post.ts';
import { gatherFacts } from '../../src/app/facts.ts';
import type { OutgoingFile, Reply } from '../../src/chat/incoming.ts';
import type { Message } from '../../src/chat/message.ts';
import { addDays, isWorkingDate, workingDaysFrom } from '../../src/domain/days.ts';
import { obligations } from '../../src/domain/obligations.ts';
import { startBot, type TestBot } from '../helpers/bot.ts';
import { textOfFile } from '../helpers/file-text.ts';
import { has } from '../helpers/printing.ts';
import { stepTo } from '../helpers/step.ts';
import { labelsOf, type Talk, talk, textOf } from '../helpers/talk.ts';

/**
 * The example's two years, from the signing on 14 December 2020 to a recorded extension: the bot's clock is stepped from one
 * working day to the next, what people write comes from the example's transcript, and what the leading functions do is here.
 */
const municipal = 'Samordnare i kommunen';
const police = 'Samordnare i polisen';
const coordinators = [municipal, police];
const leaders = ['Kommundirektör', 'Lokalpolisområdeschef'];
const meetings = ['2021-04-22', '2021-11-25', '2022-04-21', '2022-11-17'];
const registrations: Readonly<Record<string, readonly string[]>> = {
  [municipal]: ['KS/2021:101', 'KS/2021:402', 'KS/2021:455', 'KS/2022:120', 'KS/2022:388'],
  [police]: ['A101.201/2021', 'A101.640/2021', 'A101.699/2021', 'A101.233/2022', 'A101.701/2022'],
};

interface Event {
  readonly at: string;
  readonly run: () => Promise<void>;
}

let bot: TestBot;
let t: Talk;
/** What was not as it should be, with when. */
const surprises: string[] = [];

beforeAll(async () => {
  bot = await startBot({}, { at: '2020-12-14T13:00' });
  t = talk(bot);
  const events = [...written(), ...steering()].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  let day = '2020-12-14';
  for (const { at, run } of events) {
    day = await workThrough(day, at.slice(0, 10));
    if (at.slice(11) > '09:00') await stepTo(bot, `${day}T09:00`);
    await stepTo(bot, at);
    await run();
  }
  await workThrough(day, '2023-01-16');
}, 600_000);
afterAll(() => bot.close());

/** The clockwork's days up to a day, its last morning left to whoever comes first. */
async function workThrough(from: string, to: string): Promise<string> {
  for (let day = from; day < to; day = addDays(day, 1)) {
    if (!isWorkingDate(day)) continue;
    for (const time of ['08:00', '08:30', '09:00', '16:00'])
      if (`${day}T${time}` > local()) await stepTo(bot, `${day}T${time}`);
  }
  return to;
}

function local(): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Europe/Stockholm' })
    .format(new Date(bot.clock.now()))
    .replace(' ', 'T');
}

async function done(as: string, reply: Promise<Reply>): Promise<Reply> {
  const answer = await reply;
  if (answer.outcome !== 'done') surprises.push(`${local()} ${as}: ${textOf(answer)}`);
  return answer;
}

/** The example's meetings and notes, as they were typed. */
function written(): readonly Event[] {
  return readFileSync('examples/upplands-vasby/tva-ar.txt', 'utf8')
    .split('\n')
    .filter((line) => /^\d{4}-/.test(line))
    .map((row) => {
      const [at = '', as = '', group = '', line = ''] = row.split(' | ');
      return { at, run: async () => void (await done(as, t.say(as, line, group === '-' ? {} : { in: group }))) };
    });
}

/** What coordinators and leaders do beside it. */
function steering(): readonly Event[] {
  return [...meetings.flatMap((meeting, index) => marks(meeting, index)), ...decisions(), ...review(), ...extension()];
}

/** The transcript's coordinators have approved a draft each time. Both register what was posted. */
function marks(meeting: string, index: number): readonly Event[] {
  const mark = index < 2 ? index : index + 1;
  return [
    { at: `${workingDaysFrom(meeting, 2)}T10:00`, run: () => register(municipal, mark) },
    { at: `${workingDaysFrom(meeting, 3)}T10:00`, run: () => register(police, mark) },
  ];
}

async function register(as: string, index: number): Promise<void> {
  const open = await t.say(as, '/samverkan rapporterad');
  const form = await t.press(as, open, /^Diarieförd/);
  const registration = registrations[as]?.[index] ?? '';
  await done(as, t.submit(as, form, { on: local().slice(0, 10), registration, recipient: 'Registrator' }));
}

/** A question from a working group is asked before a meeting, and decided by button after it. */
function decisions(): readonly Event[] {
  const ask = async () => {
    const as = 'Säkerhetschef';
    const asked = await done(as, t.say(as, '/insats 3.3 fråga Vem tar över kartläggningen?', { in: 'EST strategisk' }));
    const form = await t.press(as, asked, 'Fyll i');
    const filled = {
      question: 'Vem tar över kartläggningen?',
      proposal: 'Kommunen utser en ersättare.',
      otherwise: 'Två områden blir inte kartlagda.',
      latest: '2021-12-17',
    };
    await done(as, t.submit(as, form, filled));
  };
  const approve = (as: string) => async () =>
    void (await done(as, t.press(as, await t.say(as, '/samverkan beslut B1'), 'Bifall B1')));
  return [
    { at: '2021-11-15T14:10', run: ask },
    { at: '2021-11-29T09:40', run: approve('Kommundirektör') },
    { at: '2021-11-30T15:20', run: approve('Lokalpolisområdeschef') },
  ];
}

/** The mid-term review: each party's own answers, approved and posted like a summary. */
function review(): readonly Event[] {
  const answer = (as: string, texts: readonly string[]) => async () => {
    const form = await t.press(as, await t.say(as, '/samverkan uppföljning'), 'Skriv svar');
    const values = Object.fromEntries(texts.map((text, index) => [`answer-${index + 1}`, text]));
    await done(as, t.submit(as, form, { ...values, do: 'hand-in' }));
  };
  const approve = (as: string) => async () => {
    const drafts = await t.say(as, '/samverkan utkast');
    await done(as, t.press(as, drafts, 'Godkänn'));
  };
  return [
    {
      at: '2021-12-07T13:00',
      run: answer(municipal, [
        'Samarbetet i EST fördjupning fungerar bra.\n\nBeslut fastnar ibland mellan arbetsgrupp och styrgrupp.',
        'Det mesta följer planen. Belysningen och vägledningen är försenade.',
        'Mycket är gjort. Hur det har påverkat tryggheten vet vi inte än.',
      ]),
    },
    {
      at: '2021-12-09T10:30',
      run: answer(police, [
        'Vi får veta saker tidigare än förut.',
        'Passen följer planen. Alla föräldramöten har vi inte kunnat medverka på.',
        'Läget vid stationen har blivit lugnare på vardagskvällar.',
      ]),
    },
    { at: '2021-12-10T10:00', run: approve(municipal) },
    { at: '2021-12-13T10:00', run: approve(police) },
    { at: '2021-12-16T10:00', run: () => register(municipal, 2) },
    { at: '2021-12-17T10:00', run: () => register(police, 2) },
  ];
}

function extension(): readonly Event[] {
  const propose = (as: string) => async () =>
    void (await done(as, t.press(as, await t.say(as, '/samverkan förlängning'), 'Förläng till 31 december 2024')));
  const signed = (as: string, decidedBy: string, registration: string) => async () => {
    const form = await t.press(as, await t.say(as, '/samverkan förlängning'), 'Registrera undertecknad förlängning');
    const signedBy = 'Kommunstyrelsens ordförande, Lokalpolisområdeschef';
    const values = { end: '2024-12-31', signedOn: '2022-11-28', signedBy, decidedBy, registration, reviews: 'repeat' };
    await done(as, t.submit(as, form, values));
  };
  return [
    { at: '2022-09-05T10:00', run: propose('Kommundirektör') },
    { at: '2022-09-06T10:00', run: propose('Lokalpolisområdeschef') },
    { at: '2022-11-29T10:00', run: signed(municipal, 'kommunstyrelsen', 'KS/2022:812') },
    { at: '2022-11-30T10:00', run: signed(police, 'Lokalpolisområdeschef', 'A101.812/2022') },
  ];
}

async function fetched(ref: string): Promise<OutgoingFile> {
  const file = await bot.app.file(ref);
  if (!file) throw new Error(`${ref} could not be made`);
  return file;
}

/** The message's rows of figures, and its leading sentences. */
function figuresOf({ blocks }: Message): readonly string[] {
  const rows = blocks.flatMap((block) =>
    block.kind === 'table' ? block.rows.map(([, ...cells]) => cells.join(' ')) : [],
  );
  const lead = blocks.flatMap((block) => (block.kind === 'text' && block.style === 'strong' ? [block.text] : []));
  return [...rows, ...lead.slice(0, 1)];
}

/** Without what a page's layout does to spaces. */
function words(text: string): string {
  return text.replace(/&[a-z]+;/g, ' ').replace(/\s+/g, ' ');
}

describe('The two example years, played through', () => {
  it('met no surprise on the way', () => {
    expect(surprises).toEqual([]);
  });

  it('gave four summaries and one mid-term review, each posted once, approved and registered by both parties', async () => {
    const { record } = await bot.app.store.record((await t.agreement()).id);
    const posted = record.posted.map(({ followUp, reported }) => ({
      ...followUp,
      reported: reported.map(({ registration }) => registration),
    }));
    const numbers = (index: number) => coordinators.map((as) => registrations[as]?.[index]);
    expect(posted).toEqual([
      { kind: 'summary', for: '2021-04-22', reported: numbers(0) },
      { kind: 'summary', for: '2021-11-25', reported: numbers(1) },
      { kind: 'review', for: '2021-12', reported: numbers(2) },
      { kind: 'summary', for: '2022-04-21', reported: numbers(3) },
      { kind: 'summary', for: '2022-11-17', reported: numbers(4) },
    ]);
    expect(record.posted.slice(0, 2).map(({ on }) => on)).toEqual(['2021-04-19', '2021-11-22']);
    const posts = (await t.posts('Styrgrupp')).filter(({ kind }) => kind === 'follow-up');
    expect(posts).toHaveLength(5);
    for (const { text } of posts) expect(text).toContain('godkänd av Kommunen och Polisen');
    const approvals = (await bot.app.store.agreementChanges((await t.agreement()).id)).filter(
      ({ body }) => body.kind === 'follow-up-approved',
    );
    expect(approvals).toHaveLength(10);
  });

  it('says the same in the message, the Word file and the PDF, with the hash that was approved and is in the log', async () => {
    const { id } = await t.agreement();
    const hashes = (await bot.app.store.auditPage(id, undefined, 5000)).map(({ subject }) => subject.hash);
    const { record } = await bot.app.store.record(id);
    const posts = (await bot.app.deliveries.posts({ platform: 'local', tenant: 'local', id: 'Styrgrupp' }, 0)).filter(
      ({ kind }) => kind === 'follow-up',
    );
    for (const { followUp, version } of record.posted) {
      const issue = await bot.app.store.latestIssue(id, followUp, version);
      const row = posts.find(({ subject }) => subject.facts?.issue === issue?.id);
      const message = row && (await buildPost(row, bot.app.store));
      if (!issue || !message) throw new Error(`${followUp.for} was not kept`);
      expect(hashes).toContain(issue.hash);
      const files = message.blocks.flatMap((block) => (block.kind === 'files' ? block.files : []));
      expect(files).toHaveLength(2);
      for (const { ref } of has('pdftotext') ? files : files.slice(0, 1)) {
        const said = words(await textOfFile(await fetched(ref)));
        expect(said).toContain(issue.hash.slice(0, 16));
        for (const fact of figuresOf(message)) expect(said).toContain(words(fact));
      }
    }
    expect((await bot.app.verifyLog()).chain).toMatchObject({ ok: true });
  });

  it('decided one question, recorded one consultation in time, and moved the last day', async () => {
    const agreement = await t.agreement();
    const { record } = await bot.app.store.record(agreement.id);
    expect(record.briefs.filter(({ decidedOn }) => decidedOn)).toMatchObject([
      { brief: 'B1', decision: 'approved', decidedOn: '2021-11-30' },
    ]);
    expect(record.consultations).toMatchObject([{ on: '2022-05-18', form: 'meeting', end: '2022-12-31' }]);
    expect(agreement.definition.validTo.toString()).toBe('2024-12-31');
  });

  it('leaves the clock of the two years with nothing missed of what the agreement requires', async () => {
    const facts = await gatherFacts(await t.agreement(), bot.app.store, '2022-12-30');
    const required = obligations(facts, '2022-12-30').filter(
      ({ kind, due }) =>
        due <= '2022-12-31' && ['steering-meetings', 'review', 'summary', 'reported', 'consultation'].includes(kind),
    );
    expect(required.filter(({ state }) => state === 'missed').map(({ key }) => key)).toEqual([]);
    expect(required.length).toBeGreaterThanOrEqual(12);
  });

  it('bothers the leaders with little else', async () => {
    for (const as of leaders) {
      const months = (await t.posts(as)).length / 24;
      expect(months, as).toBeLessThan(1);
    }
    expect(labelsOf(await t.say(municipal, '/samverkan utkast')).length).toBeGreaterThan(0);
  });
});
