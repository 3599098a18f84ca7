import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Form } from '../../../src/chat/form.ts';
import type { Incoming, Platform, Reply } from '../../../src/chat/incoming.ts';
import type { Block } from '../../../src/chat/message.ts';
import { freePort } from '../../helpers/free-port.ts';
import {
  channel,
  general,
  groupChat,
  type Playground,
  personalChat,
  playgroundTenant,
  playgroundUser,
  startPlayground,
  wordsOf,
} from '../../helpers/teams-playground.ts';
import { type RunningBot, says, startBot } from './bot.ts';

let playground: Playground;
let teams: Platform;
let bot: RunningBot;
let heard: Incoming[] = [];
let answer: (incoming: Incoming) => Reply;

const me = { platform: 'teams', tenant: playgroundTenant, id: playgroundUser } as const;

function saved(incoming: Incoming): Reply {
  return {
    outcome: 'done',
    message: says(incoming.kind === 'typed' ? `Sparat: ${incoming.text}` : `Gjort: ${incoming.kind}`),
  };
}

const press: Block = {
  kind: 'actions',
  buttons: [{ label: 'Inget nytt', action: { command: 'fresh', measure: 'm1' } }],
};

const form: Form = {
  language: 'sv',
  title: 'Ny insats',
  submit: 'Spara',
  cancel: 'Avbryt',
  action: { command: 'new-measure' },
  fields: [
    { kind: 'text', id: 'title', label: 'Insats', required: true },
    { kind: 'date', id: 'due', label: 'Klar senast', required: false },
    {
      kind: 'multiselect',
      id: 'groups',
      label: 'Grupper',
      required: false,
      options: [
        { value: 'EST, strategisk', label: 'EST strategisk' },
        { value: 'b', label: 'Annan' },
      ],
    },
  ],
};

beforeAll(async () => {
  const botPort = await freePort();
  playground = await startPlayground({ botPort });
  bot = await startBot(botPort, playground.env, async (incoming) => {
    heard.push(incoming);
    return answer(incoming);
  });
  teams = bot.teams;
});

afterEach(() => {
  heard = [];
  answer = saved;
});

answer = saved;

afterAll(async () => {
  await bot.close();
  await playground.close();
});

describe('in a personal chat', () => {
  it('a line is heard without a mention and answered there with a card', async () => {
    await playground.say(personalChat, '1.3 Åtta av tio klara');
    const reply = await playground.waitFor(personalChat, (message) =>
      wordsOf(message.card).includes('Sparat: 1.3 Åtta av tio klara'),
    );
    expect(reply.card?.fallbackText).toBe('Sparat: 1.3 Åtta av tio klara');
    expect(heard).toEqual([
      {
        kind: 'typed',
        id: expect.stringMatching(/^teams:[\w-]{43}$/),
        text: '1.3 Åtta av tio klara',
        origin: { account: me, visible: true },
      },
    ]);
  });

  it('a used card is replaced, on the button’s answer and for every device', async () => {
    answer = (incoming) =>
      incoming.kind === 'action'
        ? { outcome: 'done', replaces: true, message: says('Noterat.') }
        : { outcome: 'asked', message: says('Fråga?', press) };
    await playground.say(personalChat, '1.3');
    const card = await playground.waitFor(personalChat, (message) => wordsOf(message.card).includes('Fråga?'));
    const answered = await playground.press(card, 'Inget nytt');
    expect(answered.type).toBe('application/vnd.microsoft.card.adaptive');
    expect(wordsOf(answered.value)).toBe('Noterat.');
    const updated = await playground.waitFor(personalChat, (message) => message.id === card.id && message.updates > 0);
    expect(wordsOf(updated.card)).toBe('Noterat.');
    expect(heard.at(-1)).toMatchObject({
      kind: 'action',
      action: { command: 'fresh', measure: 'm1' },
      origin: { account: me, visible: false },
    });
  });

  it('a card that is still good stays, and the reply is the next message', async () => {
    answer = (incoming) =>
      incoming.kind === 'action' ? saved(incoming) : { outcome: 'done', message: says('Insatsen 1', press) };
    await playground.say(personalChat, '1.1');
    const card = await playground.waitFor(personalChat, (message) => wordsOf(message.card).includes('Insatsen 1'));
    const answered = await playground.press(card, 'Inget nytt');
    expect(answered).toMatchObject({
      type: 'application/vnd.microsoft.activity.message',
      value: 'Svaret står längst ned i chatten.',
    });
    const reply = await playground.waitFor(personalChat, (message) => wordsOf(message.card).includes('Gjort: action'));
    expect(Number(reply.id)).toBeGreaterThan(Number(card.id));
    expect(playground.messages(personalChat).find((message) => message.id === card.id)?.updates).toBe(0);
  });

  it('two clicks on one button are two things', async () => {
    answer = (incoming) =>
      incoming.kind === 'action' ? saved(incoming) : { outcome: 'done', message: says('Insatsen 2', press) };
    await playground.say(personalChat, '1.2');
    const card = await playground.waitFor(personalChat, (message) => wordsOf(message.card).includes('Insatsen 2'));
    await playground.press(card, 'Inget nytt');
    await playground.press(card, 'Inget nytt');
    const ids = heard.filter((incoming) => incoming.kind === 'action').map((incoming) => incoming.id);
    expect(new Set(ids).size).toBe(2);
  });

  it('an older client’s Action.Submit does the same', async () => {
    answer = (incoming) =>
      incoming.kind === 'action'
        ? { outcome: 'done', replaces: true, message: says('Noterat igen.') }
        : { outcome: 'asked', message: says('Säker?', press) };
    await playground.say(personalChat, '1.4');
    const card = await playground.waitFor(personalChat, (message) => wordsOf(message.card).includes('Säker?'));
    await playground.submit(card, { a: JSON.stringify({ command: 'fresh' }) });
    await playground.waitFor(
      personalChat,
      (message) => message.id === card.id && wordsOf(message.card) === 'Noterat igen.',
    );
  });

  it('a form comes back with its faults in place, and is spent when it is right', async () => {
    answer = (incoming) => {
      if (incoming.kind !== 'submission') return { outcome: 'asked', message: says('Öppna formuläret.'), form };
      if (incoming.values.due === '')
        return { outcome: 'refused', message: says('Rätta.'), fieldErrors: { due: 'Välj ett datum.' } };
      if (incoming.values.title === '0701234567')
        return { outcome: 'refused', message: says('Rätta.'), fieldErrors: { title: 'Inga telefonnummer.' } };
      return { outcome: 'done', message: says(`Skapad: ${incoming.values.title}`) };
    };
    await playground.say(personalChat, 'insats ny');
    const card = await playground.waitFor(personalChat, (message) => wordsOf(message.card).includes('Ny insats'));
    const groups = `${encodeURIComponent('EST, strategisk')},b`;

    const first = await playground.press(card, 'Spara', { f_title: 'Belysning', f_groups: groups });
    expect(heard.at(-1)).toMatchObject({
      kind: 'submission',
      values: { title: 'Belysning', due: '', groups: ['EST, strategisk', 'b'] },
    });
    expect(wordsOf(first.value)).toContain('Välj ett datum.');
    expect(wordsOf(first.value)).toContain('Belysning');
    expect(wordsOf(first.value)).toContain(groups);

    const second = await playground.press(card, 'Spara', { f_title: '0701234567', f_due: '2021-12-17' });
    expect(wordsOf(second.value)).toContain('Inga telefonnummer.');
    expect(wordsOf(second.value)).toContain('2021-12-17');
    expect(JSON.stringify(second)).not.toContain('0701234567');
    expect(playground.messages(personalChat).find((message) => message.id === card.id)?.updates).toBe(0);

    const third = await playground.press(card, 'Spara', { f_title: 'Belysning', f_due: '2021-12-17' });
    expect(wordsOf(third.value)).toBe('Skapad: Belysning');
    await playground.waitFor(
      personalChat,
      (message) => message.id === card.id && wordsOf(message.card) === 'Skapad: Belysning',
    );
  });

  it('a form that is cancelled says that nothing was saved, and nothing is asked of the application', async () => {
    answer = () => ({ outcome: 'asked', message: says('Öppna formuläret.'), form: { ...form, title: 'Ändra insats' } });
    await playground.say(personalChat, 'insats ändra 1.3');
    const card = await playground.waitFor(personalChat, (message) => wordsOf(message.card).includes('Ändra insats'));
    heard = [];
    const answered = await playground.press(card, 'Avbryt', { f_title: 'halvt' });
    expect(wordsOf(answered.value)).toBe('Avbrutet. Inget sparades.');
    expect(heard).toEqual([]);
  });

  it('a button that is not ours, or was tampered with, does nothing', async () => {
    answer = () => ({ outcome: 'done', message: says('Knappar', press) });
    await playground.say(personalChat, '1.5');
    const card = await playground.waitFor(personalChat, (message) => wordsOf(message.card).includes('Knappar'));
    heard = [];
    const answered = await playground.press(card, 'Inget nytt', { a: '{"command":"fresh","evil":1}' });
    expect(answered.value).toBe('Knappen fungerar inte längre. Skriv kommandot i stället.');
    expect(heard).toEqual([]);
  });

  it('adding the bot introduces it once', async () => {
    answer = () => ({ outcome: 'done', message: says('Hej, jag heter Samverkan.') });
    await playground.install(personalChat);
    await playground.waitFor(personalChat, (message) => wordsOf(message.card) === 'Hej, jag heter Samverkan.');
    expect(heard.map((incoming) => incoming.kind)).toEqual(['invited']);
  });
});

describe('where others see', () => {
  it.each([
    { place: 'a group chat', conversation: groupChat },
    { place: 'a channel', conversation: channel },
  ])(
    'in $place the reply goes to the person’s own chat and the conversation learns only where',
    async ({ conversation }) => {
      answer = () => ({ outcome: 'refused', message: says(`Hemligt i ${conversation}`) });
      await playground.say(personalChat, 'hej');
      const thread = await playground.say(conversation, '1.3 anteckning', { mention: true });
      await playground.waitFor(personalChat, (message) => wordsOf(message.card) === `Hemligt i ${conversation}`);
      const line = await playground.waitFor(conversation, (message) => message.text !== undefined);
      expect(line).toMatchObject({ text: 'Jag svarade dig i vår chatt.', conversation: thread });
      for (const message of playground.messages(conversation)) expect(JSON.stringify(message)).not.toContain('Hemligt');
      const typed = heard.at(-1);
      expect(typed).toMatchObject({
        kind: 'typed',
        text: '1.3 anteckning',
        origin: { visible: true, channel: { platform: 'teams', tenant: playgroundTenant, id: conversation } },
      });
      expect(typed?.origin.channel?.thread).toBe(thread.split(';messageid=')[1]);
    },
  );

  it('a button on a shared card answers its presser alone and leaves the card', async () => {
    const posted = await teams.post(
      { kind: 'channel', channel: { platform: 'teams', tenant: playgroundTenant, id: groupChat } },
      says('Gruppens lista', press),
      'd1',
    );
    expect(posted.kind).toBe('sent');
    const card = await playground.waitFor(groupChat, (message) => wordsOf(message.card).includes('Gruppens lista'));
    answer = () => ({ outcome: 'done', replaces: true, message: says('Bara för dig.') });
    const answered = await playground.press(card, 'Inget nytt');
    expect(answered).toMatchObject({
      type: 'application/vnd.microsoft.activity.message',
      value: 'Jag svarade dig i vår chatt.',
    });
    await playground.waitFor(personalChat, (message) => wordsOf(message.card) === 'Bara för dig.');
    expect(playground.messages(groupChat).find((message) => message.id === card.id)?.updates).toBe(0);
    expect(heard.at(-1)?.origin).toMatchObject({ channel: { id: groupChat }, visible: false });
  });

  it('a form that a shared button opens is filled in in the person’s own chat', async () => {
    const place = { platform: 'teams', tenant: playgroundTenant, id: groupChat } as const;
    await teams.post({ kind: 'channel', channel: place }, says('Lista med ny insats', press), 'd6');
    const card = await playground.waitFor(groupChat, (message) =>
      wordsOf(message.card).includes('Lista med ny insats'),
    );
    answer = (incoming) =>
      incoming.kind === 'submission'
        ? { outcome: 'done', message: says('Skapad privat.') }
        : { outcome: 'asked', message: says('Öppna.'), form: { ...form, title: 'Ny från listan' } };
    await playground.press(card, 'Inget nytt');
    const opened = await playground.waitFor(personalChat, (message) =>
      wordsOf(message.card).includes('Ny från listan'),
    );
    expect(wordsOf((await playground.press(opened, 'Spara', { f_title: 'X' })).value)).toBe('Skapad privat.');
  });

  it('a reply that says nothing leaves no line', async () => {
    answer = () => ({ outcome: 'done', message: { language: 'sv', summary: '', blocks: [] } });
    const before = playground.allMessages().length;
    const passed = playground.proxy.passed.length;
    await playground.say(groupChat, '1.3 tyst', { mention: true });
    while (playground.proxy.passed.length === passed) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(heard).toHaveLength(1);
    expect(playground.allMessages()).toHaveLength(before);
  });

  it('being added to a team is heard once and answered in its channel', async () => {
    answer = () => ({ outcome: 'done', message: says('Det som skrivs här blir allmän handling.') });
    await playground.install(general);
    await playground.waitFor(general, (message) => wordsOf(message.card).includes('allmän handling'));
    expect(heard).toMatchObject([{ kind: 'invited', origin: { channel: { id: general, name: 'EST' } } }]);
  });

  it('being removed from a channel is heard', async () => {
    await playground.customActivity(channel, { type: 'conversationUpdate', membersRemoved: [{ id: 'bot-id' }] });
    expect(heard).toMatchObject([{ kind: 'removed', what: 'channel', origin: { channel: { id: channel } } }]);
  });

  it('one person who removes their own app unbinds nothing', async () => {
    await playground.customActivity(personalChat, { type: 'installationUpdate', action: 'remove' });
    expect(heard).toEqual([]);
  });
});

describe('delivery', () => {
  const person = { kind: 'person', account: me } as const;

  it('posts to a person, in a thread, and edits in place', async () => {
    expect(await teams.post(person, says('Påminnelse 1'), 'd2')).toMatchObject({
      kind: 'sent',
      channelId: personalChat,
    });
    await playground.waitFor(personalChat, (message) => wordsOf(message.card) === 'Påminnelse 1');

    const ref = { platform: 'teams', tenant: playgroundTenant, id: channel } as const;
    const root = await teams.post({ kind: 'channel', channel: ref }, says('Gruppens nyhet'), 'd3');
    if (root.kind !== 'sent') throw new Error(root.reason);
    const inThread = await teams.post(
      { kind: 'channel', channel: ref, thread: root.messageId },
      says('Fortsättning'),
      'd4',
    );
    expect(inThread).toMatchObject({ kind: 'sent', channelId: channel });
    const followUp = await playground.waitFor(channel, (message) => wordsOf(message.card) === 'Fortsättning');
    expect(followUp.conversation).toBe(`${channel};messageid=${root.messageId}`);

    expect(await teams.update(ref, root.messageId, says('Gruppens nyhet, rättad'))).toMatchObject({ kind: 'sent' });
    await playground.waitFor(
      channel,
      (message) => message.id === root.messageId && wordsOf(message.card) === 'Gruppens nyhet, rättad',
    );
  });

  it('says that a conversation which is gone can’t be reached, and that it can’t look for a post', async () => {
    const gone = {
      kind: 'channel',
      channel: { platform: 'teams', tenant: playgroundTenant, id: 'no-such-chat' },
    } as const;
    expect(await teams.post(gone, says('Hej'), 'd5')).toMatchObject({ kind: 'unreachable' });
    expect(await teams.findPost(gone, 'd5')).toEqual({ kind: 'unknown' });
  });
});
