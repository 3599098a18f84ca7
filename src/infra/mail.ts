import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Mailer } from '../app/ports.ts';
import type { PostResult } from '../chat/incoming.ts';
import { type Block, type Message, plainText } from '../chat/message.ts';
import { textsIn } from '../text/texts.ts';

/** Where letters go out: `smtps:` is TLS from the start, `smtp:` by STARTTLS, which is demanded everywhere but on this machine. */
export interface MailConfig {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly requireTls: boolean;
  readonly user?: string;
  readonly password?: string;
  /** The sender's address, without a name. */
  readonly from: string;
}

const patience = 10_000;
/** All of it together: whoever has taken a delivery has a minute. */
const wholePatience = 40_000;

type Failure = Exclude<PostResult, { kind: 'sent' }>;

/** E-mail through the organisation's own server: plain text, and the same in simple HTML. One connection a letter. */
export function createMailer(config: MailConfig): Mailer {
  return {
    send: async (address, message, deliveryId) => {
      // The same letter sent again has the same id: mail servers and programs know it for what it is.
      const messageId = `<${deliveryId}@${config.from.split('@').at(-1)}>`;
      const letter = await compose(config, address, message, messageId);
      let sending = false;
      const failure = await conversation(config, async (connection) => {
        await logIn(connection, config);
        sending = true;
        await step(connection, (done) => connection.send({ from: config.from, to: address }, letter, done));
      });
      if (failure) return failureOf(failure, sending);
      return { kind: 'sent', messageId, channelId: 'e-mail' };
    },
  };
}

/** Whether letters could be sent: the server answers and lets us in. The fault's own code where not; nothing is sent. */
export async function checkMail(config: MailConfig): Promise<string | undefined> {
  const failure = await conversation(config, (connection) => logIn(connection, config));
  return failure && failureOf(failure, false).reason;
}

/** One connection and what is said over it. Returns what went wrong, if anything did. */
async function conversation(
  config: MailConfig,
  talk: (connection: SMTPConnection) => Promise<void>,
): Promise<Error | undefined> {
  const connection = new SMTPConnection({
    host: config.host,
    port: config.port,
    secure: config.secure,
    requireTLS: config.requireTls,
    ignoreTLS: !config.requireTls && !config.secure,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    dnsTimeout: patience,
  });
  // What goes wrong after the last step ends nothing.
  connection.on('error', () => {});
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the mail server is too slow')), wholePatience);
  });
  try {
    await Promise.race([talk(connection), deadline]);
    connection.quit();
    return undefined;
  } catch (error) {
    connection.close();
    return error instanceof Error ? error : new Error('unknown');
  } finally {
    clearTimeout(timer);
  }
}

async function logIn(connection: SMTPConnection, { user, password = '' }: MailConfig): Promise<void> {
  await step(connection, (done) => connection.connect(done));
  if (user !== undefined) await step(connection, (done) => connection.login({ user, pass: password }, done));
}

/** What goes wrong between the answers to commands is told by an event. */
function step(connection: SMTPConnection, say: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.once('error', reject);
    say((error) => (error ? reject(error) : resolve()));
  });
}

/** Before the letter was begun nothing can have been sent; after it, only the server's own answer tells. */
function failureOf(error: Error, sending: boolean): Failure {
  const { code, responseCode, command } = error as { code?: string; responseCode?: number; command?: string };
  const reason = ['mail', code, responseCode].filter(Boolean).join(' ');
  if (responseCode === undefined) return sending ? { kind: 'ambiguous', reason } : { kind: 'retry', reason };
  if (responseCode < 500) return { kind: 'retry', reason };
  if (command?.startsWith('RCPT')) return { kind: 'unreachable', reason: 'mail-refused', what: 'place' };
  if (command?.startsWith('DATA')) return { kind: 'unreachable', reason, what: 'message' };
  return { kind: 'unreachable', reason: 'mail-login', what: 'installation' };
}

async function compose(config: MailConfig, to: string, message: Message, messageId: string): Promise<Buffer> {
  const texts = textsIn(message.language).delivery.mail;
  const lines = [...plainText(readable(message)).split('\n'), '', texts.footer];
  const composer = new MailComposer({
    from: { name: texts.from, address: config.from },
    to,
    subject: message.summary,
    messageId,
    // No out-of-office letters in return (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated' },
    text: lines.join('\n'),
    html: `<!doctype html><html lang="${message.language}"><body>${lines.map(paragraph).join('\n')}</body></html>`,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

/** Buttons can't be pressed in a letter. */
function readable(message: Message): Message {
  const blocks = message.blocks.filter(({ kind }) => kind !== 'actions') as readonly Block[];
  return { ...message, blocks };
}

function paragraph(line: string): string {
  return line === ''
    ? '<hr>'
    : `<p>${line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</p>`;
}
