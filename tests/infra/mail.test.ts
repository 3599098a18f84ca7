import { afterEach, describe, expect, it } from 'vitest';
import type { Message } from '../../src/chat/message.ts';
import { readConfig } from '../../src/config.ts';
import { checkMail, createMailer } from '../../src/infra/mail.ts';
import { freePort } from '../helpers/free-port.ts';
import { type SmtpFake, type SmtpFault, startSmtpFake } from '../helpers/smtp-fake.ts';

const message: Message = {
  language: 'sv',
  summary: 'Två att göra i samverkan, Gatu- och parkchef',
  blocks: [
    { kind: 'text', text: 'Uppföljning på tur: 1.3 Förbättra belysningen <gångvägar> & torg', style: 'strong' },
    { kind: 'list', items: [{ text: '2.1 Åtgärder', detail: 'försenad' }] },
    { kind: 'actions', buttons: [{ label: 'Anteckna', action: { command: 'note' } }] },
  ],
};

let smtp: SmtpFake;
afterEach(() => smtp.close());

async function mailer(login = '') {
  smtp = await startSmtpFake({ login: login !== '' });
  return createMailer(configOf(`smtp://${login}127.0.0.1:${smtp.port}`));
}

function configOf(url: string) {
  const reading = readConfig({ SMTP_URL: url, SMTP_FROM: 'samverkan@kommunen.example' });
  if (!reading.ok || !reading.config.mail) throw new Error(JSON.stringify(reading));
  return reading.config.mail;
}

describe('a letter', () => {
  it('says what the message says, in plain text and in HTML, without buttons', async () => {
    const sent = await (await mailer()).send('park@kommunen.example', message, 'delivery-1');
    expect(sent).toEqual({ kind: 'sent', messageId: '<delivery-1@kommunen.example>', channelId: 'e-mail' });
    const [letter] = smtp.letters;
    expect(letter).toMatchObject({ from: 'samverkan@kommunen.example', to: ['park@kommunen.example'] });
    const { source } = letter ?? { source: '' };
    expect(source).toContain('Message-ID: <delivery-1@kommunen.example>');
    expect(source).toContain('From: Samverkan <samverkan@kommunen.example>');
    expect(source).toContain('Auto-Submitted: auto-generated');
    expect(source).toMatch(/^Subject: =\?UTF-8\?/m);
    const read = quotedPrintable(source);
    expect(read).toContain(
      'Uppföljning på tur: 1.3 Förbättra belysningen <gångvägar> & torg\n• 2.1 Åtgärder – försenad',
    );
    expect(read).toContain('<p>Uppföljning på tur: 1.3 Förbättra belysningen &lt;gångvägar&gt; &amp; torg</p>');
    expect(read).toContain('Du får det här med e-post eftersom jag inte når dig i chatten.');
    expect(read).not.toContain('Anteckna');
  });

  it('sent again has the same id', async () => {
    const letters = await mailer();
    for (let count = 0; count < 2; count += 1) await letters.send('park@kommunen.example', message, 'delivery-1');
    const ids = smtp.letters.map(({ source }) => /^Message-ID: (.*)$/m.exec(source)?.[1]);
    expect(ids).toEqual(['<delivery-1@kommunen.example>', '<delivery-1@kommunen.example>']);
  });

  it('goes after logging in, where the server asks for it', async () => {
    await (await mailer('bot:hemlig%40ord@')).send('park@kommunen.example', message, 'd');
    expect(smtp.logins).toEqual(['bot:hemlig@ord']);
    expect(smtp.letters).toHaveLength(1);
  });

  it.each<[string, string, SmtpFault, object, number]>([
    ['is busy', 'MAIL', { reply: '451 try later' }, { kind: 'retry' }, 0],
    ['is shutting down', 'EHLO', { drop: true }, { kind: 'retry' }, 0],
    [
      'knows no such address',
      'RCPT',
      { reply: '550 no such user' },
      { kind: 'unreachable', reason: 'mail-refused', what: 'place' },
      0,
    ],
    ['has a full mailbox for now', 'RCPT', { reply: '452 mailbox full' }, { kind: 'retry' }, 0],
    ['does not let us send', 'MAIL', { reply: '553 not you' }, { kind: 'unreachable', what: 'installation' }, 0],
    ['does not want the letter', '.', { reply: '554 looks like spam' }, { kind: 'unreachable', what: 'message' }, 0],
    ['breaks off before the letter', 'DATA', { drop: true }, { kind: 'ambiguous' }, 0],
    ['breaks off after it has taken it', '.', { drop: true, taken: true }, { kind: 'ambiguous' }, 1],
  ])('that the server does not answer for is told for what it is: it %s', async (_, command, fault, result, taken) => {
    const letters = await mailer();
    smtp.fail(command, fault);
    expect(await letters.send('park@kommunen.example', message, 'd')).toMatchObject(result);
    expect(smtp.letters).toHaveLength(taken);
  });

  it('with a refused login is a fault of the installation', async () => {
    const letters = await mailer('bot:fel@');
    smtp.fail('AUTH', { reply: '535 wrong' });
    const refused = { kind: 'unreachable', reason: 'mail-login', what: 'installation' };
    expect(await letters.send('park@kommunen.example', message, 'd')).toEqual(refused);
  });

  it('is not sent at all where TLS is demanded and not offered', async () => {
    smtp = await startSmtpFake();
    const open = { ...configOf(`smtp://127.0.0.1:${smtp.port}`), requireTls: true };
    const refused = { kind: 'unreachable', what: 'installation' };
    expect(await createMailer(open).send('park@kommunen.example', message, 'd')).toMatchObject(refused);
    expect(smtp.letters).toEqual([]);
    expect(configOf('smtp://mail.kommunen.example')).toMatchObject({ port: 587, secure: false, requireTls: true });
    expect(configOf('smtps://mail.kommunen.example')).toMatchObject({ port: 465, secure: true });
  });

  it('can be tried without sending any', async () => {
    await mailer('bot:fel@');
    const config = configOf(`smtp://bot:fel@127.0.0.1:${smtp.port}`);
    expect(await checkMail(config)).toBeUndefined();
    smtp.fail('AUTH', { reply: '535 wrong' });
    expect(await checkMail(config)).toBe('mail-login');
    expect(smtp.letters).toEqual([]);
  });

  it('waits for a server that is away', async () => {
    smtp = await startSmtpFake();
    const away = createMailer(configOf(`smtp://127.0.0.1:${await freePort()}`));
    expect(await away.send('park@kommunen.example', message, 'd')).toMatchObject({ kind: 'retry' });
  });
});

function quotedPrintable(source: string): string {
  const bytes = source
    .replaceAll(/=\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
