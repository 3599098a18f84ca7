import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { listen } from './teams-proxy.ts';

/** A letter as it was taken. */
export interface Letter {
  readonly from: string;
  readonly to: readonly string[];
  /** Headers and body, as they came. */
  readonly source: string;
}

export interface SmtpFake {
  readonly port: number;
  readonly letters: readonly Letter[];
  /** What has logged in, as user:password. */
  readonly logins: readonly string[];
  /** What goes wrong the next time a command comes (`EHLO`, `AUTH`, `MAIL`, `RCPT`, `DATA`, or `.` after the letter). */
  fail(command: string, fault: SmtpFault): void;
  close(): Promise<void>;
}

/** A reply in its own words, or a broken connection; `taken`: the letter was taken all the same. */
export type SmtpFault = { readonly reply: string } | { readonly drop: true; readonly taken?: boolean };

/** A mail server on loopback, as far as letters go (RFC 5321), without TLS. */
export async function startSmtpFake(options: { readonly login?: boolean } = {}): Promise<SmtpFake> {
  const letters: Letter[] = [];
  const logins: string[] = [];
  const faults = new Map<string, SmtpFault>();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    serve(socket);
  });

  function serve(socket: Socket): void {
    let letter = { from: '', to: [] as string[], lines: [] as string[] };
    let inData = false;
    const say = (line: string) => void socket.write(`${line}\r\n`);
    say('220 mail.example ESMTP');
    createInterface({ input: socket, crlfDelay: Number.POSITIVE_INFINITY }).on('line', (line) => {
      if (inData && line !== '.') return void letter.lines.push(line);
      const command = inData ? '.' : line.slice(0, 4).trim().toUpperCase();
      inData = false;
      const take = () => letters.push({ from: letter.from, to: letter.to, source: letter.lines.join('\n') });
      const fault = faults.get(command);
      faults.delete(command);
      if (fault && 'drop' in fault) {
        if (fault.taken) take();
        return void socket.destroy();
      }
      if (fault) return say(fault.reply);
      switch (command) {
        case 'EHLO':
          if (options.login) say('250-mail.example\r\n250 AUTH PLAIN');
          else say('250 mail.example');
          return;
        case 'AUTH':
          logins.push(
            Buffer.from(line.split(' ').at(-1) ?? '', 'base64')
              .toString()
              .split('\0')
              .slice(1)
              .join(':'),
          );
          return say('235 ok');
        case 'MAIL':
          letter = { from: /<(.*)>/.exec(line)?.[1] ?? '', to: [], lines: [] };
          return say('250 ok');
        case 'RCPT':
          letter.to.push(/<(.*)>/.exec(line)?.[1] ?? '');
          return say('250 ok');
        case 'DATA':
          inData = true;
          return say('354 go on');
        case '.':
          take();
          return say('250 taken');
        case 'QUIT':
          say('221 bye');
          return void socket.end();
        default:
          return say('500 what?');
      }
    });
  }

  const port = await listen(server as never);
  return {
    port,
    letters,
    logins,
    fail: (command, fault) => void faults.set(command, fault),
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
