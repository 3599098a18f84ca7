import { describe, expect, it } from 'vitest';
import { activitySchema } from '../../../src/platforms/teams/activity.ts';
import { readActivity } from '../../../src/platforms/teams/receive.ts';

const tenant = '11111111-0000-4000-8000-000000000001';
const person = '33333333-0000-4000-8000-000000000003';

function read(over: Record<string, unknown> = {}, allowed = [tenant]) {
  return readActivity(activitySchema.parse(activity(over)), allowed);
}

function activity(over: Record<string, unknown>) {
  return {
    type: 'message',
    id: '1',
    channelId: 'msteams',
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
    from: { id: '29:abc', aadObjectId: person.toUpperCase() },
    recipient: { id: '28:bot' },
    conversation: { id: '19:abc@thread.tacv2;messageid=100', tenantId: tenant, conversationType: 'channel' },
    channelData: { tenant: { id: tenant }, team: { id: 't', name: 'EST' } },
    ...over,
  };
}

function textOf(text: string, entities: unknown[] = []) {
  const received = read({ text, entities });
  return received.kind === 'incoming' && received.incoming.kind === 'typed' ? received.incoming.text : received.kind;
}

const mention = { type: 'mention', text: '<at>Samverkan</at>', mentioned: { id: '28:bot' } };

describe('what is typed in Teams', () => {
  it('is read without the bot’s mention, wherever it stands', () => {
    expect(textOf('<at>Samverkan</at>&nbsp;1.3 klar', [mention])).toBe('1.3 klar');
    expect(textOf('1.3 klar <at>Samverkan</at>', [mention])).toBe('1.3 klar');
  });

  it('keeps other people’s names, for the privacy guard to see', () => {
    expect(textOf('<at>Samverkan</at> 1.3 prata med <at>Anna Berg</at>', [mention])).toBe('1.3 prata med Anna Berg');
  });

  it('is plain text: tags and entities resolved, lines kept', () => {
    expect(textOf('<p>1.3 ett<br/>två &amp; tre</p><p>1.4 &lt; 5 &#229;</p>')).toBe('1.3 ett\ntvå & tre\n1.4 < 5 å');
    expect(textOf('a < b och c > d')).toBe('a < b och c > d');
    expect(textOf('&#9999999;&bogus;')).toBe('&#9999999;&bogus;');
  });

  it('comes from a person of their own tenant in a channel that tenants share', () => {
    const police = '22222222-0000-4000-8000-000000000002';
    const shared = { text: 'hej', from: { id: '29:gast', aadObjectId: person, tenantId: police.toUpperCase() } };
    expect(read(shared, [tenant, police])).toMatchObject({
      incoming: {
        origin: { account: { platform: 'teams', tenant: police, id: person }, channel: { tenant } },
      },
    });
    expect(read(shared, [tenant])).toEqual({ kind: 'refused', reason: 'tenant not allowed' });
  });

  it('comes from a person of the tenant, in a channel’s thread', () => {
    expect(read({ text: 'hej' })).toMatchObject({
      incoming: {
        origin: {
          account: { platform: 'teams', tenant, id: person },
          channel: { platform: 'teams', tenant, id: '19:abc@thread.tacv2', thread: '100', name: 'EST' },
          visible: true,
        },
      },
    });
  });
});

describe('who may speak', () => {
  const foreign = '99999999-0000-4000-8000-000000000009';
  it.each([
    ['a conversation of another tenant', { conversation: { id: 'a', tenantId: foreign } }],
    ['channel data of another tenant', { channelData: { tenant: { id: foreign } } }],
    ['a person of another tenant', { from: { id: '29:x', aadObjectId: person, tenantId: foreign } }],
    ['no tenant at all', { conversation: { id: 'a' }, channelData: {} }],
    ['someone without an Entra id', { from: { id: '29:x' } }],
  ])('not %s', (_who, over) => {
    expect(read({ text: 'hej', ...over })).toMatchObject({ kind: 'refused' });
  });

  it('every tenant of the list', () => {
    expect(
      read({ text: 'hej', conversation: { id: 'a', tenantId: foreign }, channelData: {} }, [tenant, foreign]).kind,
    ).toBe('incoming');
  });
});

describe('the inbox id', () => {
  function idOf(over: Record<string, unknown>) {
    const received = read({ text: 'hej', ...over });
    return received.kind === 'incoming' ? received.incoming.id : undefined;
  }

  it('is the same for the same thing sent again, whatever its time', () => {
    expect(idOf({ timestamp: 'x' })).toBe(idOf({ timestamp: 'y' }));
  });

  it('is another for another message, conversation or card', () => {
    const ids = [
      idOf({}),
      idOf({ id: '2' }),
      idOf({ conversation: { id: 'b', tenantId: tenant } }),
      idOf({ replyToId: '5' }),
    ];
    expect(new Set(ids).size).toBe(4);
  });
});

describe('files', () => {
  const file = {
    contentType: 'application/vnd.microsoft.teams.file.download.info',
    name: 'plan.xlsx',
    content: { downloadUrl: 'https://k.sharepoint.com/x' },
  };
  const marked = { contentType: 'text/html', content: '<p>import</p><attachment id="1"></attachment>' };
  const personal = { id: 'a:1', tenantId: tenant, conversationType: 'personal' };

  it('are taken in personal chat', () => {
    expect(read({ conversation: personal, attachments: [file], text: 'import' })).toMatchObject({
      kind: 'file',
      downloadUrl: 'https://k.sharepoint.com/x',
      incoming: { fileName: 'plan.xlsx', text: 'import' },
    });
  });

  it('are asked for there when sent in a channel, where a bot can’t read them', () => {
    expect(read({ attachments: [file], text: '' }).kind).toBe('file-elsewhere');
    expect(read({ attachments: [marked], text: '<at>Samverkan</at> importera', entities: [mention] }).kind).toBe(
      'file-elsewhere',
    );
  });

  it('are not seen in a message that quotes another', () => {
    expect(read({ attachments: [marked], text: '1.3 klar' }).kind).toBe('incoming');
  });
});

describe('what happens to the conversation', () => {
  it('the bot added, removed, and the channel deleted', () => {
    expect(read({ type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }] })).toMatchObject({
      incoming: { kind: 'invited' },
    });
    expect(read({ type: 'conversationUpdate', membersAdded: [{ id: '29:other' }] }).kind).toBe('ignored');
    expect(read({ type: 'conversationUpdate', membersRemoved: [{ id: '28:bot' }] })).toMatchObject({
      incoming: { kind: 'removed', what: 'channel' },
    });
    const deleted = { tenant: { id: tenant }, eventType: 'channelDeleted', channel: { id: '19:gone' } };
    expect(read({ type: 'conversationUpdate', channelData: deleted })).toMatchObject({
      incoming: { kind: 'removed', origin: { channel: { id: '19:gone' } } },
    });
  });

  it('an installation is heard through its conversationUpdate only', () => {
    expect(read({ type: 'installationUpdate', action: 'add' }).kind).toBe('ignored');
    expect(read({ type: 'installationUpdate', action: 'remove' })).toMatchObject({ incoming: { kind: 'removed' } });
  });
});
