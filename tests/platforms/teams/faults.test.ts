import { createServer, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { encodeAction } from '../../../src/chat/action-codec.ts';
import type { Incoming, OutgoingFile, PostTarget, Reply } from '../../../src/chat/incoming.ts';
import { aFile, keptFiles } from '../../helpers/chart-message.ts';
import { freePort } from '../../helpers/free-port.ts';
import { wordsOf } from '../../helpers/teams-playground.ts';
import { closeServer, listen, startTeamsProxy, type TeamsProxy } from '../../helpers/teams-proxy.ts';
import { type RunningBot, says, startBot } from './bot.ts';
import { type ConnectorFake, type Fault, startConnectorFake } from './connector-fake.ts';

const clientId = '22222222-0000-4000-8000-000000000002';
const tenant = '11111111-0000-4000-8000-000000000001';
const person = '33333333-0000-4000-8000-000000000003';

let connector: ConnectorFake;
let proxy: TeamsProxy;
let bot: RunningBot;
let replica: RunningBot;
let replicaProxy: TeamsProxy;
let heard: Incoming[];
const kept = new Map<string, OutgoingFile>();
let answer: (incoming: Incoming) => Reply | Promise<Reply>;
let now = 0;
let next = 1;

beforeAll(async () => {
  connector = await startConnectorFake();
  const start = async () => {
    const port = await freePort();
    const through = await startTeamsProxy({ clientId, botPort: port });
    const env = {
      TEAMS_CLIENT_ID: clientId,
      TEAMS_CLIENT_SECRET: 'not-used-on-loopback',
      TEAMS_TENANT_ID: tenant,
      TEAMS_SERVICE_URL: connector.serviceUrl,
      TEAMS_OPENID_METADATA_URL: through.openIdMetadataUrl,
    };
    const dispatch = async (incoming: Incoming) => {
      heard.push(incoming);
      return answer(incoming);
    };
    const files = async (ref: string) => kept.get(ref);
    return { through, running: await startBot(port, env, dispatch, () => now, files) };
  };
  ({ through: proxy, running: bot } = await start());
  ({ through: replicaProxy, running: replica } = await start());
});

beforeEach(() => {
  heard = [];
  answer = () => ({ outcome: 'done', message: says('Sparat.') });
});

afterAll(async () => {
  await Promise.all([bot.close(), replica.close(), proxy.close(), replicaProxy.close(), connector.close()]);
});

function message(over: Record<string, unknown> = {}) {
  next += 1;
  return {
    type: 'message',
    id: `m${next}`,
    channelId: 'msteams',
    serviceUrl: connector.serviceUrl,
    from: { id: '29:anna', aadObjectId: person },
    recipient: { id: '28:bot' },
    conversation: { id: 'a:personal', tenantId: tenant, conversationType: 'personal' },
    text: '1.3 hej',
    ...over,
  };
}

const inChannel = { id: '19:est@thread.tacv2;messageid=100', tenantId: tenant, conversationType: 'channel' };

function posted(): string[] {
  return connector.calls.flatMap(({ method, path, body }) => {
    if (method !== 'POST' || !path.endsWith('/activities')) return [];
    const [attachment] = (body.attachments ?? []) as { content: unknown }[];
    return [`${path.split('/').at(-2)}: ${attachment ? wordsOf(attachment.content) : body.text}`];
  });
}

describe('a request that Microsoft did not sign', () => {
  const serviceurl = () => connector.serviceUrl;
  const hour = 3600;
  it.each([
    ['has no token', () => null],
    ['has garbage for a token', () => 'Bearer abc.def.ghi'],
    [
      'is for another bot',
      () => `Bearer ${proxy.token({ serviceurl: serviceurl(), aud: '55555555-0000-4000-8000-000000000005' })}`,
    ],
    [
      'is from another issuer',
      () => `Bearer ${proxy.token({ serviceurl: serviceurl(), iss: 'https://sts.windows.net/x/' })}`,
    ],
    [
      'has expired',
      () => `Bearer ${proxy.token({ serviceurl: serviceurl(), exp: Math.floor(Date.now() / 1000) - hour })}`,
    ],
    ['is signed with the public key as a secret', () => `Bearer ${proxy.token({ serviceurl: serviceurl() }, 'HS256')}`],
    ['is signed with another key', () => `Bearer ${replicaProxy.token({ serviceurl: serviceurl() })}`],
    [
      'is for another service address',
      () => `Bearer ${proxy.token({ serviceurl: 'https://smba.trafficmanager.net/evil' })}`,
    ],
  ])('is refused when it %s', async (_why, authorization) => {
    expect((await proxy.post(message(), authorization())).status).toBe(401);
    expect(heard).toEqual([]);
  });

  it('is refused when it is not an activity from Teams', async () => {
    expect((await proxy.post(message({ channelId: 'webchat' }))).status).toBe(400);
    expect((await proxy.post(message({ conversation: undefined }))).status).not.toBe(200);
    expect(heard).toEqual([]);
  });

  it('is refused before it is read when it is very large', async () => {
    expect((await proxy.post(message({ text: 'x'.repeat(600_000) }))).status).toBe(413);
  });
});

describe('another tenant', () => {
  it('is refused without effect, and only why is logged', async () => {
    const calls = connector.calls.length;
    const foreign = { id: 'a:x', tenantId: '99999999-0000-4000-8000-000000000009', conversationType: 'personal' };
    expect((await proxy.post(message({ conversation: foreign, text: 'hemligt' }))).status).toBe(403);
    expect(heard).toEqual([]);
    expect(connector.calls.length).toBe(calls);
    expect(bot.logged.at(-1)).toContain('tenant not allowed');
    expect(bot.logged.at(-1)).not.toContain(`m${next}`);
    expect(bot.logged.join()).not.toContain('hemligt');
  });
});

describe('every kind of activity from a tenant outside the list', () => {
  const foreignTenant = '99999999-0000-4000-8000-000000000009';
  const execute = { action: { type: 'Action.Execute', verb: 'samverkan', data: { a: '{"c":"show"}' } } };
  const consent = {
    action: 'accept',
    context: { file: 'f1' },
    uploadInfo: { contentUrl: 'x', uploadUrl: 'x', name: 'x' },
  };
  const kinds: readonly (readonly [string, Record<string, unknown>])[] = [
    ['a line', { text: 'hemligt' }],
    ['a button', { type: 'invoke', name: 'adaptiveCard/action', value: execute, text: undefined }],
    ['an old button', { value: { a: '{"c":"show"}' }, text: undefined }],
    ['a file', { attachments: [{ contentType: 'application/vnd.microsoft.teams.file.download.info', name: 'p.csv' }] }],
    ['a file that is accepted', { type: 'invoke', name: 'fileConsent/invoke', value: consent, text: undefined }],
    ['an installation', { type: 'installationUpdate', action: 'add', text: undefined }],
    ['a removal', { type: 'installationUpdate', action: 'remove', text: undefined }],
    ['being added', { type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }], text: undefined }],
    ['being removed', { type: 'conversationUpdate', membersRemoved: [{ id: '28:bot' }], text: undefined }],
    [
      'a deleted channel',
      { type: 'conversationUpdate', channelData: { eventType: 'channelDeleted' }, text: undefined },
    ],
    ['a reaction', { type: 'messageReaction', text: undefined }],
    ['something new', { type: 'somethingNew', text: undefined }],
  ];
  // Where the tenant stands: the conversation, the channel's data, or only the person (a shared channel's guest).
  const places: readonly (readonly [string, (over: Record<string, unknown>) => Record<string, unknown>])[] = [
    ['by its conversation', () => ({ conversation: { ...inChannel, tenantId: foreignTenant } })],
    [
      'by its channel data',
      (over) => ({
        conversation: inChannel,
        channelData: { ...(over.channelData ?? {}), tenant: { id: foreignTenant } },
      }),
    ],
    [
      'by its person alone',
      () => ({ conversation: inChannel, from: { id: '29:gast', aadObjectId: person, tenantId: foreignTenant } }),
    ],
    ['by nothing', () => ({ conversation: { ...inChannel, tenantId: undefined } })],
  ];
  it.each(
    kinds.flatMap(([kind, over]) =>
      places.map(([place, where]) => [kind, place, { ...over, ...where(over) }] as const),
    ),
  )('%s is refused %s, before anything is done', async (_kind, _place, over) => {
    const calls = connector.calls.length;
    expect((await proxy.post(message(over))).status).toBe(403);
    expect(heard).toEqual([]);
    expect(connector.calls.length).toBe(calls);
  });
});

describe('what Teams sends again', () => {
  it('is answered once by the process that remembers it', async () => {
    const again = message();
    const before = posted().length;
    expect(await Promise.all([proxy.post(again), proxy.post(again)])).toMatchObject([{ status: 200 }, { status: 200 }]);
    await proxy.post(again);
    expect(heard).toHaveLength(1);
    expect(posted().length).toBe(before + 1);
  });

  it('has the same inbox id in another process', async () => {
    const again = message();
    await proxy.post(again);
    await replicaProxy.post(again);
    expect(heard).toHaveLength(2);
    expect(heard[0]?.id).toBe(heard[1]?.id);
  });

  it('gets the same card again after a press', async () => {
    answer = () => ({ outcome: 'done', replaces: true, message: says(`Svar ${heard.length}`) });
    const press = message({
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: 'card-1',
      text: undefined,
      value: { action: { type: 'Action.Execute', verb: 'samverkan', data: { a: '{"command":"fresh"}' } } },
    });
    const [first, second] = await Promise.all([proxy.post(press), proxy.post(press)]);
    expect(heard).toHaveLength(1);
    expect(wordsOf(first?.body)).toContain('Svar 1');
    expect(second?.body).toEqual(first?.body);
  });
});

describe('a reply', () => {
  it('is tried again when Microsoft says that it was not sent', async () => {
    connector.fail({ status: 429, headers: { 'retry-after': '1' } });
    const before = posted().length;
    await proxy.post(message());
    expect(posted().slice(before)).toEqual(['a:personal: Sparat.', 'a:personal: Sparat.']);
  });

  it('that can’t reach a person’s own chat leaves a line without content in the thread', async () => {
    connector.fail({ status: 403, code: 'ForbiddenOperationException' });
    answer = () => ({ outcome: 'refused', message: says('Bara för dig') });
    const before = posted().length;
    const stranger = { id: '29:new', aadObjectId: '33333333-0000-4000-8000-0000000000ff' };
    await proxy.post(message({ from: stranger, conversation: inChannel, channelData: { tenant: { id: tenant } } }));
    expect(posted().slice(before)).toEqual([
      '19:est@thread.tacv2;messageid=100: Jag kan inte skriva till dig. Öppna en egen chatt med mig: sök efter appen i Teams och skriv hjälp.',
    ]);
  });

  it('to a person never met opens their chat by their Entra id', async () => {
    const account = { platform: 'teams', tenant, id: '33333333-0000-4000-8000-0000000000aa' } as const;
    const result = await bot.teams.post({ kind: 'person', account }, says('Påminnelse'), 'd');
    const opened = connector.calls.findLast((call) => call.path.endsWith('/v3/conversations'));
    expect(opened?.body).toMatchObject({
      isGroup: false,
      members: [{ id: account.id }],
      channelData: { tenant: { id: tenant } },
    });
    expect(result).toMatchObject({ kind: 'sent', channelId: expect.stringMatching(/^id-/u) });
  });
});

describe('a delivery', () => {
  const channel: PostTarget = { kind: 'channel', channel: { platform: 'teams', tenant, id: '19:est@thread.tacv2' } };
  it.each<[string, Fault, object]>([
    ['too many at once', { status: 429, headers: { 'retry-after': '7' } }, { kind: 'retry', afterSeconds: 7 }],
    ['a conflict', { status: 412 }, { kind: 'retry' }],
    ['a gateway down', { status: 502 }, { kind: 'retry' }],
    ['a gateway too slow', { status: 504 }, { kind: 'retry' }],
    ['a fault within', { status: 500 }, { kind: 'ambiguous' }],
    ['a broken connection', 'reset', { kind: 'ambiguous' }],
    [
      'the bot removed',
      { status: 403, code: 'BotNotInConversationRoster' },
      { kind: 'unreachable', reason: '403 BotNotInConversationRoster', what: 'place' },
    ],
    ['a channel gone', { status: 404, code: 'ConversationNotFound' }, { kind: 'unreachable', what: 'place' }],
    [
      'a person who has blocked the bot',
      { status: 403, code: 'MessageWritesBlocked' },
      { kind: 'unreachable', what: 'place' },
    ],
    ['a token refused', { status: 401 }, { kind: 'unreachable', what: 'installation' }],
    ['the app shut out', { status: 403, code: 'BotDisabledByAdmin' }, { kind: 'unreachable', what: 'installation' }],
    ['a card too large', { status: 413 }, { kind: 'unreachable', what: 'message' }],
    [
      'a time to wait for as a date',
      {
        status: 429,
        headers: { 'retry-after': 'Wed, 10 Nov 2021 08:00:30 GMT', date: 'Wed, 10 Nov 2021 08:00:00 GMT' },
      },
      { kind: 'retry', limited: true, afterSeconds: 30 },
    ],
    ['an answer that can’t be read', { status: 200, code: 'posted, but as what?' }, { kind: 'ambiguous' }],
  ])('meets %s', async (_what, fault, result) => {
    connector.fail(fault);
    const calls = connector.calls.length;
    expect(await bot.teams.post(channel, says('Nyhet'), 'd')).toMatchObject(result);
    expect(connector.calls.length).toBe(calls + 1);
  });

  it('opens a person’s chat again after a broken connection, since nothing was posted', async () => {
    connector.fail('reset');
    const account = { platform: 'teams', tenant, id: '33333333-0000-4000-8000-0000000000bb' } as const;
    expect(await bot.teams.post({ kind: 'person', account }, says('x'), 'd')).toMatchObject({ kind: 'retry' });
  });

  it('puts an edit in place again after anything but a refusal', async () => {
    connector.fail('reset', { status: 404 });
    const place = { platform: 'teams', tenant, id: '19:est@thread.tacv2' } as const;
    expect(await bot.teams.update(place, '1', says('x'))).toMatchObject({ kind: 'retry' });
    expect(await bot.teams.update(place, '1', says('x'))).toMatchObject({ kind: 'unreachable' });
  });

  it.each([
    ['ServiceError', 403],
    ['ActivityNotFoundInConversation', 404],
  ])('tells a message that somebody has deleted (%s) from a place that is gone', async (code, status) => {
    connector.fail({ status, code });
    const place = { platform: 'teams', tenant, id: '19:est@thread.tacv2' } as const;
    expect(await bot.teams.update(place, '1', says('x'))).toMatchObject({
      kind: 'unreachable',
      what: 'message',
      reason: expect.stringContaining('NotFound'),
    });
  });

  it('is tried again when the connector is down', async () => {
    const port = await freePort();
    const env = {
      TEAMS_CLIENT_ID: clientId,
      TEAMS_CLIENT_SECRET: 's',
      TEAMS_TENANT_ID: tenant,
      TEAMS_SERVICE_URL: `http://127.0.0.1:${await freePort()}`,
    };
    const alone = await startBot(port, env, async () => ({ outcome: 'done', message: says('') }));
    expect(await alone.teams.post(channel, says('x'), 'd')).toEqual({ kind: 'retry', reason: 'ECONNREFUSED' });
    await alone.close();
  });
});

describe('files', () => {
  const file = { name: 'plan.docx', mediaType: 'application/x', bytes: new Uint8Array([1, 2, 3]) };
  const sent = (url: string) => ({
    text: undefined,
    attachments: [
      {
        contentType: 'application/vnd.microsoft.teams.file.download.info',
        name: 'plan.csv',
        content: { downloadUrl: url },
      },
    ],
  });

  async function withFiles(
    work: (url: string, uploads: { path: string; range: string | undefined; bytes: Buffer }[]) => Promise<void>,
  ) {
    const uploads: { path: string; range: string | undefined; bytes: Buffer }[] = [];
    const server = createServer(async (request: IncomingMessage, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      if (request.method === 'PUT')
        uploads.push({
          path: request.url ?? '',
          range: request.headers['content-range'],
          bytes: Buffer.concat(chunks),
        });
      if (request.url === '/moved') return void response.writeHead(302, { location: 'http://intranet.example/' }).end();
      response.end(request.url === '/large' ? Buffer.alloc(11 * 1024 * 1024) : 'a;b');
    });
    const port = await listen(server);
    await work(`http://127.0.0.1:${port}`, uploads);
    await closeServer(server);
  }

  it('sent in personal chat are fetched and handed on', async () => {
    await withFiles(async (url) => {
      await proxy.post(message(sent(`${url}/plan.csv`)));
    });
    expect(heard).toMatchObject([{ kind: 'file', fileName: 'plan.csv' }]);
    expect(heard[0]?.kind === 'file' && Buffer.from(heard[0].bytes).toString()).toBe('a;b');
  });

  it('that are too large, moved or elsewhere than in SharePoint are not taken', async () => {
    const before = posted().length;
    await withFiles(async (url) => {
      await proxy.post(message(sent(`${url}/large`)));
      await proxy.post(message(sent(`${url}/moved`)));
      await proxy.post(message(sent('https://example.com/plan.csv')));
    });
    expect(heard).toEqual([]);
    expect(posted().slice(before)).toEqual([
      'a:personal: Filen är för stor. Jag tar emot filer på högst 10 MB.',
      'a:personal: Jag kunde inte hämta filen. Skicka den igen.',
      'a:personal: Jag kunde inte hämta filen. Skicka den igen.',
    ]);
  });

  it('sent in a channel are asked for in personal chat', async () => {
    const before = posted().length;
    await proxy.post(message({ ...sent('https://x'), conversation: inChannel }));
    expect(heard).toEqual([]);
    expect(posted().slice(before)).toEqual([
      '19:est@thread.tacv2;messageid=100: Jag kan inte ta emot filer här. Skicka filen till mig i vår egen chatt.',
    ]);
  });

  async function offered(over: Record<string, unknown> = {}): Promise<string> {
    answer = () => ({ outcome: 'done', message: says('Här är filen.'), files: [file] });
    await proxy.post(message(over));
    const offer = connector.calls.findLast((call) => JSON.stringify(call.body).includes('file.consent'));
    const [attachment] = (offer?.body.attachments ?? []) as { content: { acceptContext: { file: string } } }[];
    return attachment?.content.acceptContext.file ?? '';
  }

  function consent(id: string, url: string, over: Record<string, unknown> = {}) {
    return message({
      type: 'invoke',
      name: 'fileConsent/invoke',
      text: undefined,
      replyToId: 'offer-1',
      value: {
        type: 'fileUpload',
        action: 'accept',
        context: { file: id },
        uploadInfo: {
          contentUrl: `${url}/seen`,
          uploadUrl: `${url}/upload`,
          name: 'plan.docx',
          uniqueId: 'u',
          fileType: 'docx',
        },
      },
      ...over,
    });
  }

  it('are put in the person’s OneDrive once they accept, and once only', async () => {
    const id = await offered();
    const before = posted().length;
    await withFiles(async (url, uploads) => {
      expect((await proxy.post(consent(id, url))).status).toBe(200);
      expect(uploads).toEqual([{ path: '/upload', range: 'bytes 0-2/3', bytes: Buffer.from([1, 2, 3]) }]);
      await proxy.post(consent(id, url));
      expect(uploads).toHaveLength(1);
    });
    expect(posted().slice(before).at(-1)).toContain('Filen finns inte kvar. Be om den igen.');
    expect(connector.calls.some((call) => call.method === 'DELETE' && call.path.endsWith('/offer-1'))).toBe(true);
  });

  it('asked for in a channel are offered in the person’s own chat', async () => {
    await offered({ conversation: inChannel });
    const offer = connector.calls.findLast((call) => JSON.stringify(call.body).includes('file.consent'));
    expect(offer?.path).toContain('a:personal');
  });

  it('are nobody else’s, never go anywhere but SharePoint, and wait half an hour', async () => {
    const others = await offered();
    const before = posted().length;
    const other = { id: '29:bo', aadObjectId: '33333333-0000-4000-8000-0000000000cc' };
    await withFiles(async (url, uploads) => {
      await proxy.post(consent(others, url, { from: other }));
      const elsewhere = await offered();
      await proxy.post(consent(elsewhere, 'https://evil.example'));
      const late = await offered();
      now += 31 * 60 * 1000;
      await proxy.post(consent(late, url));
      expect(uploads).toEqual([]);
    });
    const lines = posted()
      .slice(before)
      .filter((line) => !line.includes('Här är filen') && !line.endsWith(': '));
    expect(lines).toEqual([
      'a:personal: Filen finns inte kvar. Be om den igen.',
      'a:personal: Filen kunde inte sparas i din OneDrive. Be om den igen.',
      'a:personal: Filen finns inte kvar. Be om den igen.',
    ]);
  });

  describe('that are kept', () => {
    const { ref } = aFile('docx');

    async function offer(files = [...keptFiles()]): Promise<Record<string, string>> {
      const [[, docx]] = files as [[string, OutgoingFile]];
      answer = () => ({ outcome: 'done', message: says('Här är Word.'), files: [docx] });
      await proxy.post(message());
      const sent = connector.calls.findLast((call) => JSON.stringify(call.body).includes('file.consent'));
      const [attachment] = (sent?.body.attachments ?? []) as { content: { acceptContext: Record<string, string> } }[];
      return attachment?.content.acceptContext ?? {};
    }

    function decided(context: Record<string, string>, url: string, over: Record<string, unknown> = {}) {
      const { value } = consent('', url) as unknown as { value: Record<string, unknown> };
      return { ...consent('', url), value: { ...value, context, ...over } };
    }

    beforeEach(() => {
      for (const [each, file] of keptFiles()) kept.set(each, file);
    });

    it('are named by their reference in the offer, never carried by it', async () => {
      const context = await offer();
      expect(context).toEqual({ ref, nonce: expect.any(String), signed: expect.any(String) });
      expect(JSON.stringify(context).length).toBeLessThan(200);
    });

    it('are fetched anew when they are accepted, also by a bot that was started since, and shown in the chat', async () => {
      const context = await offer();
      now += 3 * 24 * 3600 * 1000;
      await withFiles(async (url, uploads) => {
        const activity = decided(context, url);
        expect((await replicaProxy.post(activity)).status).toBe(200);
        expect(uploads).toEqual([{ path: '/upload', range: 'bytes 0-13/14', bytes: Buffer.from('docx version 1') }]);
      });
      const shown = connector.calls.findLast((call) => JSON.stringify(call.body).includes('file.info'));
      expect(shown?.body.attachments).toMatchObject([
        { name: 'plan.docx', content: { uniqueId: 'u', fileType: 'docx' } },
      ]);
      expect(connector.calls.at(-1)).toMatchObject({ method: 'DELETE' });
    });

    it('are saved once when they are accepted twice', async () => {
      const context = await offer();
      const before = posted().length;
      await withFiles(async (url, uploads) => {
        await Promise.all([proxy.post(decided(context, url)), proxy.post(decided(context, url))]);
        expect(uploads).toHaveLength(1);
      });
      expect(posted().slice(before)).toContain('a:personal: Du har redan fått filen. Den ligger i din OneDrive.');
    });

    it('can be accepted again when they could not be saved', async () => {
      const context = await offer();
      const before = posted().length;
      await withFiles(async (url, uploads) => {
        await proxy.post(decided(context, 'http://sharepoint.com.example'));
        await proxy.post(decided(context, url));
        expect(uploads).toHaveLength(1);
      });
      expect(posted().slice(before)[0]).toBe('a:personal: Filen kunde inte sparas i din OneDrive. Be om den igen.');
    });

    it('are not saved when the person declines', async () => {
      const context = await offer();
      const before = posted().length;
      await withFiles(async (url, uploads) => {
        await proxy.post(decided(context, url, { action: 'decline', uploadInfo: undefined }));
        expect(uploads).toEqual([]);
      });
      expect(posted().slice(before)).toEqual(['a:personal: Filen sparades inte.']);
    });

    it('are nobody else’s, no other file’s, and nothing when they are not kept any more', async () => {
      const context = await offer();
      const before = posted().length;
      const bo = { id: '29:bo', aadObjectId: '33333333-0000-4000-8000-0000000000cc' };
      await withFiles(async (url, uploads) => {
        await proxy.post({ ...decided(context, url), from: bo });
        await proxy.post(decided({ ...context, ref: aFile('pdf').ref }, url));
        await proxy.post(decided({ ...context, nonce: 'another' }, url));
        kept.clear();
        await proxy.post(decided(context, url));
        expect(uploads).toEqual([]);
      });
      expect(posted().slice(before)).toEqual(Array(4).fill('a:personal: Filen finns inte kvar. Be om den igen.'));
    });

    it('asked for by a button in a channel are offered in the person’s own chat, and the channel learns only where', async () => {
      const [[, docx]] = [...keptFiles()] as [[string, OutgoingFile]];
      answer = () => ({ outcome: 'done', message: { language: 'sv', summary: '', blocks: [] }, files: [docx] });
      const pressed = { action: { verb: 'samverkan', data: { a: encodeAction(aFile('docx').action) } } };
      const before = connector.calls.length;
      const { body } = await proxy.post(
        message({
          type: 'invoke',
          name: 'adaptiveCard/action',
          conversation: inChannel,
          text: undefined,
          value: pressed,
        }),
      );
      expect(body).toMatchObject({ value: 'Jag svarade dig i vår chatt.' });
      const [sent] = connector.calls.slice(before);
      expect(sent?.path).toContain('a:personal');
      expect(connector.calls.slice(before).some(({ path }) => path.includes('thread.tacv2'))).toBe(false);
    });
  });
});

describe('when the platform stops', () => {
  it('what has begun is finished and nothing new is begun', async () => {
    const port = await freePort();
    const through = await startTeamsProxy({ clientId, botPort: port });
    let finish = () => {};
    const env = {
      TEAMS_CLIENT_ID: clientId,
      TEAMS_CLIENT_SECRET: 's',
      TEAMS_TENANT_ID: tenant,
      TEAMS_SERVICE_URL: connector.serviceUrl,
      TEAMS_OPENID_METADATA_URL: through.openIdMetadataUrl,
    };
    let beganNow = () => {};
    const begun = new Promise<void>((resolve) => {
      beganNow = resolve;
    });
    const stopping = await startBot(port, env, async () => {
      beganNow();
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      return { outcome: 'done', message: says('Sparat till sist.') };
    });
    const inFlight = through.post(message());
    await begun;
    const stopped = stopping.teams.stop();
    expect((await through.post(message())).status).toBe(503);
    finish();
    expect((await inFlight).status).toBe(200);
    await stopped;
    expect(posted().at(-1)).toContain('Sparat till sist.');
    await stopping.close();
    await through.close();
  });
});
