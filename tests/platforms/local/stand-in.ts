import type { Form } from '../../../src/chat/form.ts';
import type { Incoming, OutgoingFile, Reply } from '../../../src/chat/incoming.ts';
import type { Action, Block, Message } from '../../../src/chat/message.ts';
import {
  documentAddress,
  type LocalDeps,
  type LocalDirectory,
  type LocalPost,
  type LocalTimeline,
} from '../../../src/platforms/local/index.ts';
import type { ClockTarget } from '../../../src/platforms/local/wire.ts';
import { renderMessage as slack } from '../../../src/platforms/slack/render.ts';
import { renderMessage as teams } from '../../../src/platforms/teams/render.ts';

/** A small application in memory: enough to talk to through the page, and quick to read. It has no rules of its own. */
export interface StandIn {
  readonly deps: LocalDeps;
  /** Everything that was dispatched, in order; the same id twice is dispatched once. */
  readonly heard: readonly Incoming[];
  /** Where the clock was asked to go. It stays where it is. */
  readonly moves: readonly ClockTarget[];
  /** Lets the group have a post, as the delivery queue would. `onPost` is where the platform's poster is called. */
  post(channel: string, message: Message): void;
  onPost: (channel: string, message: Message, deliveryId: string) => void;
  /** What the agreement's clock is said to be. */
  timeline: LocalTimeline | undefined;
  /** The kept files by their ref. */
  readonly files: Map<string, OutgoingFile>;
  readonly logged: readonly string[];
}

export const directory: LocalDirectory = {
  agreement: {
    title: 'Samverkan för ett tryggare Upplands Väsby',
    validFrom: '2021-01-01',
    validTo: '2022-12-31',
  },
  groups: [
    { name: 'EST strategisk', members: 6, channelId: 'EST strategisk' },
    { name: 'EST fördjupning', members: 7, channelId: 'EST fördjupning' },
    { name: 'Samverkansgrupp unga (exempel)', members: 9, channelId: 'Samverkansgrupp unga (exempel)' },
    { name: 'Myndighetsgrupp tillsyn (exempel)', members: 6, channelId: 'Myndighetsgrupp tillsyn (exempel)' },
    { name: 'Strategiskt samverkansforum', members: 2, channelId: 'Strategiskt samverkansforum' },
  ],
  functions: [
    { name: 'Kommundirektör', party: 'Kommunen', roles: ['Styrgrupp'], groups: ['Strategiskt samverkansforum'] },
    {
      name: 'Samordnare i kommunen',
      party: 'Kommunen',
      roles: ['Samordnare'],
      groups: ['EST strategisk', 'EST fördjupning'],
    },
    { name: 'Gatu- och parkchef', party: 'Kommunen', roles: [], groups: ['EST strategisk'] },
    { name: 'Driftansvarig park', party: 'Kommunen', roles: [], groups: ['EST fördjupning'] },
    { name: 'Fritidschef', party: 'Kommunen', roles: [], groups: ['Samverkansgrupp unga (exempel)'] },
    { name: 'Skolchef', party: 'Kommunen', roles: [], groups: ['Samverkansgrupp unga (exempel)'] },
    { name: 'Säkerhetschef', party: 'Kommunen', roles: [], groups: ['Myndighetsgrupp tillsyn (exempel)'] },
    {
      name: 'Lokalpolisområdeschef',
      party: 'Polisen',
      roles: ['Styrgrupp'],
      groups: ['Strategiskt samverkansforum'],
    },
    {
      name: 'Samordnare i polisen',
      party: 'Polisen',
      roles: ['Samordnare'],
      groups: ['EST strategisk', 'EST fördjupning'],
    },
    { name: 'Kommunpolis', party: 'Polisen', roles: [], groups: ['EST strategisk', 'EST fördjupning'] },
  ],
  measures: [
    { number: '1.1', title: 'Gemensam synlig närvaro vid stationsområdet och i centrum på kvällar och helger' },
    { number: '1.2', title: 'Tre trygghetsvandringar per år med boende och verksamma' },
    { number: '1.3', title: 'Förbättra belysningen på tio platser som upplevs otrygga' },
    { number: '2.1', title: 'Fältpass på kvällar och helger där unga samlas' },
    { number: '3.1', title: 'Två myndighetsgemensamma tillsynsbesök per termin' },
  ],
  commands: [
    { line: '/insats', fill: '/insats', does: 'Visar dina insatser.' },
    { line: '/insats alla', fill: '/insats alla', does: 'Visar alla insatser som du får se.' },
    { line: '/insats försenade', fill: '/insats försenade', does: 'Visar insatser som har passerat sitt slutdatum.' },
    { line: '/insats sök belysning', fill: '/insats sök ', does: 'Letar efter insatser om något.' },
    { line: '/insats ny', fill: '/insats ny', does: 'Lägger till en insats i åtgärdsplanen.' },
    { line: '/insats 1.3', fill: '/insats NUMMER', does: 'Visar insatsen med status, datum och anteckningar.' },
    { line: '/insats 1.3 Åtta av tio klara', fill: '/insats NUMMER ', does: 'Sparar en anteckning på insatsen.' },
    { line: '/insats 1.3 status pågår', fill: '/insats NUMMER status ', does: 'Ändrar status.' },
    { line: '/insats 1.3 läge gul väntar på el', fill: '/insats NUMMER läge ', does: 'Ändrar läget, med skäl.' },
    { line: '/insats 1.3 inget nytt', fill: '/insats NUMMER inget nytt', does: 'Visar att ni följer insatsen.' },
    { line: '/insats ändra 1.3', fill: '/insats ändra NUMMER', does: 'Ändrar insatsen i åtgärdsplanen.' },
    { line: '/samverkan', fill: '/samverkan', does: 'Visar hur det går med överenskommelsen.' },
    { line: '/samverkan genomgång', fill: '/samverkan genomgång', does: 'Går igenom gruppens insatser.' },
    { line: '/samverkan export', fill: '/samverkan export', does: 'Hämtar planen som fil.' },
    { line: '/samverkan hjälp', fill: '/samverkan hjälp', does: 'Visar vad du kan göra.' },
  ],
};

export function createStandIn(): StandIn {
  const posts: (LocalPost & { place: string })[] = [];
  const heard: Incoming[] = [];
  const logged: string[] = [];
  const moves: ClockTarget[] = [];
  const replies = new Map<string, Reply>();
  let minutes = 0;

  const standIn: StandIn = {
    heard,
    moves,
    timeline: undefined,
    files: new Map(),
    logged,
    onPost: () => undefined,
    post: (channel, message) => {
      const seq = posts.length + 1;
      minutes += 1;
      const at = `2021-11-10T09:${String(minutes).padStart(2, '0')}`;
      posts.push({ place: channel, seq, at, updatedSeq: seq, message });
      standIn.onPost(channel, message, `delivery-${seq}`);
    },
    deps: {
      dispatch: async (incoming) => {
        const before = replies.get(incoming.id);
        if (before) return before;
        heard.push(incoming);
        const reply = answer(incoming, standIn.post);
        replies.set(incoming.id, reply);
        return reply;
      },
      renderers: {
        slack: (message) => slack(message, { picture: (ref) => ({ image_url: documentAddress(ref) }) }),
        teams,
      },
      files: async (ref) => standIn.files.get(ref),
      directory: async () => directory,
      posts: async (place, afterSeq) => {
        const wanted = 'function' in place ? `direct:${place.function}` : place.id;
        return posts.filter((post) => post.place === wanted && (post.seq > afterSeq || post.updatedSeq > afterSeq));
      },
      clock: async () => ({ now: '2021-11-10T09:00:00+01:00[Europe/Stockholm]' }),
      moveClock: async (target) => {
        moves.push(target);
        return { from: '2021-11-10T08:00:00.000Z', to: '2021-11-10T08:00:00.000Z', messages: 0, recipients: [] };
      },
      timeline: async () => standIn.timeline,
      log: { error: (_fields, message) => logged.push(message) },
    },
  };
  return standIn;
}

type Post = StandIn['post'];

function answer(incoming: Incoming, post: Post): Reply {
  switch (incoming.kind) {
    case 'typed':
      return answerTyped(incoming.root, incoming.text, incoming, post);
    case 'action':
      return answerAction(incoming.action, incoming, post);
    case 'submission': {
      const why = String(incoming.values.why ?? '');
      if (/\d{6}-\d{4}/.test(why)) {
        const fieldErrors = { why: 'Texten innehåller ett personnummer. Skriv utan det, till exempel ”en boende”.' };
        return { outcome: 'refused', message: say('Rätta formuläret.'), fieldErrors };
      }
      return { outcome: 'done', message: say('Sparat. Läget för 1.3 är gult.') };
    }
    case 'file':
      return {
        outcome: 'asked',
        message: message(`${incoming.fileName}: ${incoming.bytes.byteLength} byte. 2 nya, 1 ändrad.`, [
          { kind: 'title', text: `Förhandsvisning av ${incoming.fileName}` },
          { kind: 'text', text: `${incoming.bytes.byteLength} byte. 2 nya, 1 ändrad, 17 lika. Inget är sparat än.` },
          { kind: 'actions', buttons: [button('Läs in', 'import', 'primary'), button('Avbryt', 'cancel')] },
        ]),
      };
    case 'invited':
    case 'removed':
      return { outcome: 'done', message: say('Hej') };
  }
}

function answerTyped(root: string | undefined, text: string, { origin }: Incoming, post: Post): Reply {
  if (/\d{6}-\d{4}/.test(text)) {
    return {
      outcome: 'refused',
      data: { rules: ['identity-number'] },
      message: say('Texten är inte sparad. Den innehåller ett personnummer. Skriv utan det.'),
    };
  }
  if (text === 'krasch') throw new Error('The stand-in was told to crash');
  if (root === 'agreement' && text === 'export') {
    const bytes = new TextEncoder().encode('Nr;Insats\r\n1.3;Förbättra belysningen\r\n');
    const files = [{ name: 'åtgärdsplan.csv', mediaType: 'text/csv; charset=utf-8', bytes }];
    return { outcome: 'done', message: say('Här är åtgärdsplanen.'), files };
  }
  if (root === 'agreement') return { outcome: 'done', message: clockMessage() };
  if (text === '') return { outcome: 'done', message: listMessage() };
  if (text === 'ny') return { outcome: 'asked', message: say('Öppna formuläret.'), form: ratingForm() };
  const [, number, rest] = /^(\d\.\d)\s*(.*)$/s.exec(text) ?? [];
  if (!number) {
    return {
      outcome: 'asked',
      message: message('Vilken insats gäller det?', [
        { kind: 'text', text: 'Vilken insats gäller det?' },
        { kind: 'text', style: 'quote', text },
        {
          kind: 'actions',
          buttons: ['1.1', '1.2', '1.3'].map((one) => button(one, 'choose', undefined, { number: one })),
        },
      ]),
    };
  }
  if (rest === '') return { outcome: 'done', message: measureMessage(number) };
  if (origin.channel) post(origin.channel.id, noteMessage(number, rest ?? '', origin.account.id));
  return {
    outcome: 'done',
    message: message('Sparat.', [
      { kind: 'text', text: 'Sparat. Av anteckningen läser jag ut det här. Stämmer det?' },
      {
        kind: 'list',
        items: [
          { text: 'Utfall 8 av 10', button: button('Stämmer', 'confirm', 'primary') },
          {
            text: 'Klart senast fredag 3 december 2021',
            detail: 'v. 48',
            button: button('Stämmer', 'confirm', 'primary'),
          },
        ],
      },
    ]),
  };
}

function answerAction(action: Action, { origin }: Incoming, post: Post): Reply {
  switch (action.command) {
    case 'rate':
      return { outcome: 'asked', message: say('Öppna formuläret.'), form: ratingForm() };
    case 'confirm':
      return { outcome: 'done', message: say('Sparat. Utfallet är 8 av 10.'), replaces: true };
    case 'choose':
      if (origin.channel)
        post(origin.channel.id, noteMessage(String(action.args?.number), 'Texten', origin.account.id));
      return { outcome: 'done', message: say(`Sparat på ${action.args?.number}.`), replaces: true };
    default:
      return { outcome: 'done', message: say(`Gjort: ${action.command}.`) };
  }
}

function message(summary: string, blocks: readonly Block[]): Message {
  return { language: 'sv', summary, blocks };
}

export const say = (text: string): Message => message(text, [{ kind: 'text', text }]);

function button(label: string, command: string, style?: 'primary' | 'danger', args?: Action['args']) {
  return { label, action: { command, measure: 'm-1-3', ...(args && { args }) }, ...(style && { style }) };
}

function listMessage(): Message {
  return message('Dina insatser: 3', [
    { kind: 'title', text: 'Dina insatser' },
    {
      kind: 'list',
      items: directory.measures.slice(0, 3).map(({ number, title }, index) => ({
        text: `${number} ${title}`,
        detail:
          [
            'Pågår, grön. Uppföljning 14 januari',
            'Pågår, gul. Uppföljning 21 januari',
            'Försenad sedan 29 oktober, röd',
          ][index] ?? '',
        button: button('Visa', 'show', undefined, { number }),
      })),
    },
    { kind: 'text', style: 'quiet', text: 'Visar 3 av 3. Skriv /insats alla för gruppens alla insatser.' },
  ]);
}

function measureMessage(number: string): Message {
  return message(`Insats ${number}`, [
    { kind: 'title', text: `${number} Förbättra belysningen på tio platser som upplevs otrygga` },
    {
      kind: 'facts',
      facts: [
        { label: 'Status', value: 'pågår, försenad' },
        { label: 'Läge', value: 'röd: två platser väntar på markavtal' },
        { label: 'Ansvarig', value: 'Gatu- och parkchef, Kommunen' },
        { label: 'Tid', value: '1 mars–29 oktober 2021' },
        { label: 'Mål', value: 'Tio av tio platser klara. Utfall: 7 av 10' },
        { label: 'Nästa uppföljning', value: 'fredag 17 december 2021' },
      ],
    },
    { kind: 'text', style: 'strong', text: 'Senaste anteckning' },
    { kind: 'text', style: 'quote', text: 'Sju av tio platser klara. *Tunneln* vid <Marabou> & två platser återstår.' },
    {
      kind: 'actions',
      buttons: [
        button('Anteckna', 'note', 'primary'),
        button('Inget nytt', 'nothing-new'),
        button('Ändra läge', 'rate'),
        button('Fråga styrgruppen', 'ask'),
        button('Avbryt insatsen', 'cancel', 'danger'),
      ],
    },
  ]);
}

function clockMessage(): Message {
  return message('Överenskommelsens klocka', [
    { kind: 'title', text: 'Överenskommelsens klocka' },
    {
      kind: 'table',
      caption: 'Vad överenskommelsen kräver',
      header: ['Vad', 'När', 'Läge'],
      rows: [
        ['Styrgruppsmöte, 1 av 2', '2021-05-20', 'gjort'],
        ['Styrgruppsmöte, 2 av 2', '2021-12-09', 'kommande'],
        ['Halvtidsuppföljning', 'december 2021', 'kommande'],
      ],
    },
    { kind: 'actions', buttons: [button('Visa alla', 'all')] },
  ]);
}

function noteMessage(number: string, text: string, who: string): Message {
  return message(`${who} om ${number}: ${text}`, [
    { kind: 'text', style: 'strong', text: `${number} Förbättra belysningen på tio platser som upplevs otrygga` },
    { kind: 'text', style: 'quote', text },
    { kind: 'text', style: 'quiet', text: `${who} · 10 november 2021` },
  ]);
}

function ratingForm(): Form {
  return {
    language: 'sv',
    title: 'Läge för 1.3',
    intro: 'Beskriv läget, inte personer.',
    submit: 'Spara',
    cancel: 'Avbryt',
    action: { command: 'rate', measure: 'm-1-3', version: 4 },
    fields: [
      {
        kind: 'select',
        id: 'rating',
        label: 'Läge',
        required: true,
        options: [
          { value: 'green', label: 'Grönt' },
          { value: 'yellow', label: 'Gult' },
          { value: 'red', label: 'Rött' },
        ],
      },
      {
        kind: 'text',
        id: 'why',
        label: 'Varför',
        hint: 'Krävs för gult och rött.',
        required: true,
        multiline: true,
        maxLength: 500,
      },
      { kind: 'date', id: 'due', label: 'Klart senast', required: false, value: '2021-12-03' },
      {
        kind: 'multiselect',
        id: 'with',
        label: 'Medverkar',
        required: false,
        values: ['bostad'],
        options: [
          { value: 'bostad', label: 'Kommunala bostadsbolaget' },
          { value: 'polis', label: 'Kommunpolis' },
        ],
      },
    ],
  };
}
