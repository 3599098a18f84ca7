import fc from 'fast-check';
import { encodeAction } from '../../src/chat/action-codec.ts';
import type { Form } from '../../src/chat/form.ts';
import { renderForm as formInSlack } from '../../src/platforms/slack/render-form.ts';
import { line } from './texts.ts';

export const tenant = '11111111-0000-4000-8000-000000000001';
const person = '33333333-0000-4000-8000-000000000003';

const form: Form = {
  language: 'sv',
  title: 'Anteckna',
  submit: 'Spara',
  cancel: 'Avbryt',
  action: { command: 'note', measure: 'm1', version: 3 },
  fields: [
    { id: 'text', label: 'Text', required: true, kind: 'text', multiline: true },
    { id: 'day', label: 'Dag', required: false, kind: 'date' },
    { id: 'who', label: 'Vem', required: false, kind: 'select', options: [{ value: 'a', label: 'A' }] },
    { id: 'which', label: 'Vilka', required: false, kind: 'multiselect', options: [{ value: 'a', label: 'A' }] },
  ],
};
const button = encodeAction({ command: 'show', measure: 'm1', version: 2, args: { page: 2, all: true } });
const slackUser = { id: 'U0ANNA', team_id: 'T0KOMMUN', username: 'x' };
const slackTeam = { id: 'T0KOMMUN', domain: 'upplands-vasby' };
const view = formInSlack(form, { channel: 'C0EST' });

/** Bodies as Slack sends them. */
export const slackBodies: readonly object[] = [
  {
    command: '/insats',
    text: '1.3 Åtta av tio klara',
    user_id: 'U0ANNA',
    team_id: 'T0KOMMUN',
    channel_id: 'C0EST',
    channel_name: 'est',
    trigger_id: '1.2.a',
    response_url: 'http://127.0.0.1:9/respond/1',
  },
  {
    type: 'block_actions',
    user: slackUser,
    team: slackTeam,
    trigger_id: '1.2.b',
    channel: { id: 'C0EST', name: 'est' },
    response_url: 'http://127.0.0.1:9/respond/2',
    container: { type: 'message', thread_ts: '1700000000.0001' },
    actions: [{ type: 'button', action_id: 'do-0', block_id: 'b', value: button }],
  },
  {
    type: 'block_actions',
    user: slackUser,
    team: null,
    trigger_id: '1.2.c',
    container: { type: 'view', view_id: 'V1' },
    view: { id: 'V1', hash: '1', private_metadata: view.private_metadata ?? '' },
    actions: [{ type: 'button', value: button }],
  },
  {
    type: 'view_submission',
    user: slackUser,
    team: slackTeam,
    trigger_id: '1.2.d',
    view: {
      ...view,
      id: 'V1',
      hash: '1.x',
      state: {
        values: {
          text: { value: { type: 'plain_text_input', value: 'Klart i dag' } },
          day: { value: { type: 'datepicker', selected_date: '2021-12-01' } },
          who: { value: { type: 'static_select', selected_option: { value: 'a' } } },
          which: { value: { type: 'multi_static_select', selected_options: [{ value: 'a' }] } },
        },
      },
    },
  },
  ...['app_mention', 'message'].map((type) => ({
    type: 'event_callback',
    event_id: 'Ev1',
    team_id: 'T0KOMMUN',
    authorizations: [{ team_id: 'T0KOMMUN', user_id: 'U0SAMVERKAN', is_bot: true }],
    event: {
      type,
      channel: 'C0EST',
      channel_type: 'im',
      user: 'U0ANNA',
      text: '<@U0SAMVERKAN> 1.3 &amp; klart <https://exempel.se|här>',
      ts: '1.1',
      files: [{ id: 'F1', name: 'plan.csv', size: 10, url_private: 'http://127.0.0.1:9/f' }],
    },
  })),
  ...['member_joined_channel', 'member_left_channel', 'channel_archive', 'app_uninstalled', 'tokens_revoked'].map(
    (type) => ({
      type: 'event_callback',
      event_id: 'Ev2',
      team_id: 'T0KOMMUN',
      event: { type, user: 'U0SAMVERKAN', channel: 'C0EST', tokens: { bot: ['U0SAMVERKAN'] } },
    }),
  ),
  { type: 'url_verification', challenge: 'abc' },
  { type: 'view_closed', view: { id: 'V1' } },
];

const activity = {
  type: 'message',
  id: 'm1',
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  from: { id: '29:abc', aadObjectId: person },
  recipient: { id: '28:bot' },
  conversation: { id: '19:abc@thread.tacv2;messageid=100', tenantId: tenant, conversationType: 'channel' },
  channelData: {
    tenant: { id: tenant },
    team: { id: 't', name: 'EST' },
    channel: { id: '19:abc@thread.tacv2', name: 'EST' },
  },
};
const carried = {
  a: button,
  f: ['-text', '-day', '=who', '*which'],
  t: 'token',
  o: 'stamp',
  f_text: 'Klart',
  f_which: 'a,b%2C',
};
const own = {
  conversation: { id: 'a:own', tenantId: tenant, conversationType: 'personal' },
  channelData: { tenant: { id: tenant } },
};
const fileType = 'application/vnd.microsoft.teams.file.download.info';

/** Activities as Teams sends them. */
export const teamsBodies: readonly object[] = [
  {
    ...activity,
    text: '<at>Samverkan</at> 1.3 <p>klar &amp; klart</p>',
    entities: [{ type: 'mention', text: '<at>Samverkan</at>', mentioned: { id: '28:bot' } }],
  },
  { ...activity, ...own, text: '1.3 klar', attachments: [{ contentType: 'text/html', content: '<p>1.3 klar</p>' }] },
  { ...activity, ...own, value: carried, replyToId: 'm0' },
  {
    ...activity,
    ...own,
    type: 'invoke',
    name: 'adaptiveCard/action',
    replyToId: 'm0',
    value: { action: { type: 'Action.Execute', verb: 'samverkan', data: carried }, trigger: 'manual' },
  },
  {
    ...activity,
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', verb: 'samverkan', data: { a: button, x: 'sv' } } },
  },
  {
    ...activity,
    ...own,
    type: 'invoke',
    name: 'fileConsent/invoke',
    value: {
      action: 'accept',
      context: { ref: 'r', nonce: 'n', signed: 's' },
      uploadInfo: {
        contentUrl: 'https://exempel.sharepoint.com/a',
        uploadUrl: 'https://exempel.sharepoint.com/b',
        name: 'a.pdf',
      },
    },
  },
  {
    ...activity,
    ...own,
    attachments: [
      { contentType: fileType, name: 'plan.xlsx', content: { downloadUrl: 'https://exempel.sharepoint.com/c' } },
    ],
  },
  { ...activity, type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }] },
  { ...activity, type: 'conversationUpdate', membersRemoved: [{ id: '28:bot' }] },
  { ...activity, type: 'conversationUpdate', channelData: { ...activity.channelData, eventType: 'channelDeleted' } },
  { ...activity, type: 'installationUpdate', action: 'remove' },
];

const odd: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  Number.POSITIVE_INFINITY,
  2 ** 60,
  '',
  ' ',
  [],
  {},
  [[]],
  [null],
  { id: {} },
  '\u0000',
  '\ud800',
  '__proto__',
  '{"command":"show"}',
  '{"command":"show","args":{"__proto__":{"a":1}}}',
  '[',
  '2021-13-45',
  'javascript:alert(1)',
  'http://169.254.169.254/',
  '{"a":{"command":"note"}}',
];

const nested = (depth: number) => Array.from({ length: depth }).reduce<unknown>((inner) => ({ a: [inner] }), 'x');

interface Bend {
  readonly where: number;
  readonly how: number;
  readonly value: unknown;
}

const bend: fc.Arbitrary<Bend> = fc.record({
  where: fc.nat(),
  how: fc.nat({ max: 9 }),
  value: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...odd) },
    { weight: 4, arbitrary: line },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
    { weight: 1, arbitrary: fc.integer({ min: 10, max: 2000 }).map(nested) },
    { weight: 1, arbitrary: fc.integer({ min: 1000, max: 100_000 }).map((length) => 'x'.repeat(length)) },
  ),
});

/** One of the bodies with some of it bent: another value or type, gone, repeated, nested, with a name that is JavaScript's own. */
export function bentBody(bodies: readonly object[]): fc.Arbitrary<object> {
  return fc.tuple(fc.constantFrom(...bodies), fc.array(bend, { maxLength: 4 })).map(([body, bends]) => {
    const put = new Set(bends.map(({ value }) => value));
    return bends.reduce<object>((each, bend) => bent(each, bend, put), JSON.parse(JSON.stringify(body)));
  });
}

function bent(body: object, { where, how, value }: Bend, put: ReadonlySet<unknown>): object {
  const places: { holder: Record<string, unknown>; key: string }[] = [];
  const walk = (holder: unknown, depth: number): void => {
    // What was put in is left as it is: put into itself it could not be sent.
    if (typeof holder !== 'object' || holder === null || depth > 12 || put.has(holder)) return;
    for (const key of Object.keys(holder)) {
      places.push({ holder: holder as Record<string, unknown>, key });
      walk((holder as Record<string, unknown>)[key], depth + 1);
    }
  };
  walk(body, 0);
  const place = places[where % Math.max(1, places.length)];
  if (!place) return body;
  const { holder, key } = place;
  if (how === 0) delete holder[key];
  else if (how === 1) holder[key] = [holder[key], holder[key]];
  else if (how === 2) holder[key] = { [key]: holder[key] };
  else if (how === 3)
    Object.defineProperty(holder, '__proto__', { value, enumerable: true, configurable: true, writable: true });
  else if (how === 4 && typeof holder[key] === 'string')
    holder[key] = `${holder[key]}${typeof value === 'string' ? value : ''}`;
  else if (how === 5 && typeof holder[key] === 'string') holder[key] = (holder[key] as string).slice(0, where % 50);
  else holder[key] = value;
  return body;
}
