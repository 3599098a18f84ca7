import { readFileSync } from 'node:fs';
import type { Agreement, PendingQuestion } from '../../src/app/ports.ts';
import type { FormValues } from '../../src/chat/form.ts';
import type { AccountRef, ChannelRef, Incoming, Reply } from '../../src/chat/incoming.ts';
import type { Action } from '../../src/chat/message.ts';
import { applyAgreement } from '../../src/cli/agreement-apply.ts';
import { prepareImport, storeImport } from '../../src/cli/import-plan.ts';
import { startBot, type TestBot } from './bot.ts';
import { pressable } from './isolation-harvest.ts';
import { textOf } from './talk.ts';

type Effects = Parameters<TestBot['app']['store']['commit']>[0]['effects'];

/** Who speaks, and where: in private unless a channel is given. */
export interface Speaker {
  readonly name: string;
  readonly account: AccountRef;
  readonly channel?: ChannelRef;
}

/** Two agreements in one installation, with people of each and people of neither. */
export interface World {
  readonly bot: TestBot;
  readonly ours: Agreement;
  readonly theirs: Agreement;
  /** People of our agreement, a name a role. */
  readonly own: Readonly<Record<'municipal' | 'police' | 'leader' | 'commander' | 'parks' | 'reader', Speaker>>;
  /** The reply that gave our leader the address of a calendar. */
  readonly given: Reply;
  /** Questions that wait for an answer from one of ours. */
  readonly questions: readonly PendingQuestion[];
  say(speaker: Speaker, line: string): Promise<Reply>;
  act(speaker: Speaker, action: Action): Promise<Reply>;
  submit(speaker: Speaker, from: Reply, values: FormValues): Promise<Reply>;
  send(speaker: Speaker, fileName: string, text: string): Promise<Reply>;
  hold(account: AccountRef, functionName: string, agreement: Agreement, confirmed?: boolean): Promise<string>;
  /** A person with a function of their own who stands in for another on some days, both inclusive. */
  deputise(account: AccountRef, own: string, other: string, days: readonly [string, string]): Promise<void>;
  commit(agreement: Agreement, effects: Effects): Promise<void>;
}

type Acting = Omit<World, 'given' | 'questions'>;

const workspace = 'T0VAR';
export const slack = (id: string, tenant = workspace): AccountRef => ({ platform: 'slack', tenant, id });
export const ourChannel: ChannelRef = { platform: 'slack', tenant: workspace, id: 'C0EST' };
export const theirChannel: ChannelRef = { platform: 'slack', tenant: workspace, id: 'C0TALLBY' };

/** A word that stands in everything of ours that is somebody's text, and nowhere else. */
export const secret = 'Kvarts';

const folder = new URL('../../examples/upplands-vasby/', import.meta.url);
const example = readFileSync(new URL('overenskommelse.yaml', folder), 'utf8');

/** The neighbours' agreement: the same form, with no name in common but the parties' short ones and the kinds of groups. */
export const neighbourAgreement = example
  .replaceAll('upplands-vasby', 'tallby')
  .replaceAll('Upplands Väsby', 'Tallby')
  .replaceAll('Sollentuna', 'Ekby')
  .replaceAll('UVK', 'TBK')
  .replaceAll('Kommundirektör', 'Stadsdirektör')
  .replaceAll('Lokalpolisområdeschef', 'Polischef i Ekby')
  .replaceAll('LPO-chef', 'Ekbychef')
  .replaceAll('Samordnare i kommunen', 'Tallbysamordnare')
  .replaceAll('Samordnare i polisen', 'Ekbysamordnare')
  .replaceAll(
    /Samordnare (?:kommunen|polisen)|(?:Kommunens|Polisens) samordnare|Trygghetssamordnare/g,
    (found) => `${found} i Tallby`,
  )
  .replaceAll('Kommunsekreterare', 'Tallbysekreterare')
  .replaceAll(
    /Kommunikatör(?:, polisen| i kommunen| i polisen)|(?:Kommunens|Polisens) kommunikatör/g,
    (found) => `Tallbys ${found.replace(', polisen', ' hos polisen')}`,
  );

const neighbourPlan = [
  'Nr;Målområde;Insats;Ansvarig organisation;Ansvarig funktion;Arbetsgrupp;Start;Klart senast',
  '1.3;1;Vakter i Tallby centrum;Kommunen;Stadsdelsvakt;EST strategisk;2021-01-11;2022-06-17',
  '1.9;1;Grannsamverkan i Tallby;Polisen;Tallbypolis;EST fördjupning;2021-01-11;2022-06-17',
].join('\n');

export async function buildWorld(): Promise<World> {
  const bot = await startBot({}, { at: '2021-12-03T15:00', administrators: [slack('U0ADMIN')] });
  const { app } = bot;
  const find = async (key: string): Promise<Agreement> => {
    const id = (await app.store.agreements()).find((entry) => entry.key === key)?.id ?? '';
    const agreement = await app.store.agreement(id);
    if (!agreement) throw new Error(`no agreement ${key}`);
    return agreement;
  };
  const applied = await applyAgreement(app, { fileName: 'tallby.yaml', text: neighbourAgreement });
  if (!applied.ok) throw new Error(JSON.stringify(applied));
  const sheet = await app.handling.documents.readSheet(Buffer.from(neighbourPlan), 'plan.csv');
  const prepared = sheet.ok ? await prepareImport(app, await find('tallby'), sheet.rows) : undefined;
  if (!prepared || 'kind' in prepared) throw new Error("the neighbours' plan has faults");
  await storeImport(app, prepared);
  const [ours, theirs] = [await find('upplands-vasby'), await find('tallby')];

  let count = 0;
  const head = ({ account, channel }: Speaker) => ({
    id: `world/${++count}`,
    origin: { account, ...(channel ? { channel } : {}), visible: false },
  });
  const done = async (incoming: Incoming, what: string): Promise<Reply> => {
    const reply = await app.dispatch(incoming);
    if (reply.outcome === 'refused' || reply.outcome === 'failed') throw new Error(`${what}: ${textOf(reply)}`);
    return reply;
  };
  const commit = async (agreement: Agreement, effects: Effects) => {
    const now = app.clock.now();
    await app.store.commit({
      outcome: 'done',
      agreementId: agreement.id,
      at: now,
      recordedAt: now,
      actor: 'operator',
      effects,
    });
  };
  const hold = async (account: AccountRef, functionName: string, agreement: Agreement, confirmed = true) => {
    const held = agreement.functions.find(({ name }) => name === functionName);
    if (!held) throw new Error(`no function ${functionName}`);
    const newId = app.handling.newIds(`hold ${JSON.stringify(account)} ${functionName}`);
    const known = (await app.store.situation(account, undefined, '2021-12-03')).personId;
    const [personId, holdingId] = [known ?? newId(), newId()];
    await commit(agreement, [
      ...(known ? [] : [{ kind: 'add-person' as const, personId, account }]),
      { kind: 'hold', holdingId, personId, functionId: held.id, confirmed },
    ]);
    return holdingId;
  };
  const person = async (name: string, id: string, functionName: string): Promise<Speaker> => {
    await hold(slack(id), functionName, ours);
    return { name, account: slack(id) };
  };
  const bindTo = (agreement: Agreement, channel: ChannelRef, group: string) => {
    const groupId = agreement.groups.find(({ name }) => name === group)?.id ?? '';
    return commit(agreement, [{ kind: 'bind-channel', bound: { channel, agreementId: agreement.id, groupId } }]);
  };
  await bindTo(ours, ourChannel, 'EST strategisk');
  await bindTo(theirs, theirChannel, 'EST strategisk');
  const world: Acting = {
    bot,
    ours,
    theirs,
    own: {
      municipal: await person('our coordinator', 'U0SAMKOM', 'Samordnare i kommunen'),
      police: await person('our police coordinator', 'U0SAMPOL', 'Samordnare i polisen'),
      leader: await person('our leader', 'U0DIREKTOR', 'Kommundirektör'),
      commander: await person('our commander', 'U0CHEF', 'Lokalpolisområdeschef'),
      parks: await person('our responsible', 'U0PARK', 'Gatu- och parkchef'),
      reader: await person('our reader', 'U0SEKR', 'Kommunsekreterare'),
    },
    say: (speaker, line) => done({ ...head(speaker), kind: 'typed', text: line }, line),
    act: (speaker, action) => done({ ...head(speaker), kind: 'action', action }, action.command),
    submit: (speaker, from, values) => {
      if (!from.form) throw new Error(`no form in: ${textOf(from)}`);
      const { action } = from.form;
      return done({ ...head(speaker), kind: 'submission', action, values }, action.command);
    },
    send: (speaker, fileName, text) =>
      done({ ...head(speaker), kind: 'file', fileName, bytes: new TextEncoder().encode(text) }, fileName),
    hold,
    deputise: async (account, own, other, [from, to]) => {
      await hold(account, own, ours);
      const { personId = '' } = await app.store.situation(account, undefined, '2021-12-03');
      const functionId = ours.functions.find(({ name }) => name === other)?.id ?? '';
      const holdingId = app.handling.newIds(`deputy ${JSON.stringify(account)}`)();
      await commit(ours, [{ kind: 'name-deputy', holdingId, personId, functionId, from, to }]);
    },
    commit,
  };
  await live(world);
  const given = await world.act(world.own.leader, wholeCalendar(ours));
  return { ...world, given, questions: await questionsIn(bot) };
}

/** What a party does with the agreement, its every text with the secret word. */
async function live(world: Acting): Promise<void> {
  const { own, ours } = world;
  const { municipal, police, commander, parks } = own;
  const at = { ...parks, channel: ourChannel };
  await world.say(at, `/insats 1.3 ${secret}notis om hur det går`);
  await world.say(police, `/insats 1.1 ${secret}notis från den andra gruppen`);
  await world.say(at, `/insats 1.3 läge gul ${secret}skäl till gult`);
  await world.say(at, `/insats 1.3 fråga ${secret}fråga till styrgruppen?`);
  await world.say(at, `/insats 1.3 datum 31 mars 2022 ${secret}skäl till ny dag`);
  const brief = await world.say(at, '/samverkan beslut ändra b1');
  await world.submit(at, brief, {
    question: `${secret}fråga till styrgruppen?`,
    proposal: `${secret}förslag att besluta`,
    otherwise: `${secret}följd om inget beslutas`,
    latest: '2021-12-20',
  });
  await world.say(municipal, `/samverkan möte ny Styrgrupp 20 december 2021 kl 13-14, plats: ${secret}salen`);
  await world.say(municipal, `/samverkan möte ny EST fördjupning 21 december 2021 kl 13-14, plats: ${secret}rummet`);
  const review = await world.say(municipal, '/samverkan uppföljning svar');
  await world.submit(municipal, review, {
    'answer-1': `${secret}utkast till svar`,
    'answer-2': '',
    'answer-3': '',
    do: 'draft',
  });
  await world.commit(ours, [
    {
      kind: 'add-reference',
      reference: {
        id: world.bot.app.handling.newIds('reference')(),
        kind: 'other',
        date: '2021-10-01',
        owner: `${secret}ägaren`,
        where: `${secret}arkivet`,
        goalAreas: [1],
      },
    },
  ]);
  await press(world, municipal, await world.say(municipal, '/samverkan utkast'), 'Gör utkast');
  const worded = await world.act(municipal, {
    command: 'word-follow-up',
    agreement: ours.id,
    args: { kind: 'summary', for: '2021-12-20', version: 1 },
  });
  await world.submit(municipal, worded, { judgement: `${secret}bedömning av läget` });
  for (const who of [municipal, police])
    await world.act(who, {
      command: 'approve-follow-up',
      agreement: ours.id,
      args: { kind: 'summary', for: '2021-12-20', version: 2 },
    });
  for (const type of ['meetings', 'notes']) {
    const form = await world.act(municipal, { command: 'retention', agreement: ours.id, args: { enter: type } });
    await world.submit(municipal, form, { decision: 'KS 2021/77', decided: '2021-11-01', months: '24' });
    if (type === 'meetings') await press(world, police, await world.say(police, '/samverkan gallring'), 'Bekräfta');
  }
  await world.say(at, `/insats 1.3 Anna var nöjd med ${secret}mötet`);
  const agreement = example.replace('längsta_flytt_dagar: 60', 'längsta_flytt_dagar: 45');
  await world.send(municipal, 'a.yaml', agreement);
  await world.say(commander, '/samverkan beslut bifall b1');
}

/** What gives a reader of everything the address of a calendar. */
export function wholeCalendar({ id }: Agreement): Action {
  return { command: 'calendar', agreement: id, args: { all: true } };
}

async function questionsIn({ app, running }: TestBot): Promise<readonly PendingQuestion[]> {
  const { rows } = await running.pool.query<{ id: string }>('SELECT id FROM pending_question');
  const found = await Promise.all(rows.map(({ id }) => app.store.question(id)));
  return found.flatMap((question) => question ?? []);
}

async function press(world: Acting, speaker: Speaker, from: Reply, label: string): Promise<Reply> {
  const found = pressable(from).find((entry) => entry.label === label);
  if (!found) throw new Error(`no button ${label} in: ${textOf(from)}`);
  return world.act(speaker, found.action);
}
