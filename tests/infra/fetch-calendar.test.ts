import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../src/domain/public-address.ts';
import { addressFault, fetchCalendar, internet } from '../../src/infra/fetch-calendar.ts';
import { type CalendarServer, reachOf, serveCalendars } from '../helpers/calendar-server.ts';

const here = ['127.0.0.1'];
const text = 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n';

let server: CalendarServer | undefined;

afterEach(() => server?.close());

async function serving(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<CalendarServer> {
  server = await serveCalendars(answer);
  return server;
}

const giving = () => serving((_, response) => response.end(text));

describe('fetching a calendar', () => {
  it('connects to the address that was looked at, under the host’s own name', async () => {
    const { port, asked } = await giving();
    const reach = reachOf({ 'kalender.example': here });
    const fetched = await fetchCalendar(`http://kalender.example:${port}/a.ics?key=1`, reach);
    expect(fetched.ok && new TextDecoder().decode(fetched.bytes)).toBe(text);
    expect(asked).toEqual([`kalender.example:${port}/a.ics?key=1`]);
    expect(reach.resolved).toEqual(['kalender.example']);
  });

  it('is not led elsewhere by a name that answers differently the second time', async () => {
    const { port, asked } = await giving();
    let times = 0;
    const reach = { ...reachOf({}), resolve: async () => (++times === 1 ? here : ['10.0.0.1']) };
    expect((await fetchCalendar(`http://ombytlig.example:${port}/`, reach)).ok).toBe(true);
    expect(times).toBe(1);
    expect(asked).toHaveLength(1);
  });

  it('asks nothing of a host on the local network, and one such address among several is enough', async () => {
    const { port, asked } = await giving();
    const reach = { ...reachOf({ inne: ['10.0.0.8'], 'halvt.example': ['127.0.0.1', '192.168.1.1'] }) };
    for (const host of ['inne', 'halvt.example', '10.1.1.1', '[::1]', '2130706434', '0x7f000002'])
      expect([host, await fetchCalendar(`http://${host}:${port}/`, reach)]).toEqual([
        host,
        { ok: false, fault: { key: 'local-network' } },
      ]);
    expect(asked).toEqual([]);
  });

  it('reaches nothing but the internet unless a test says so', async () => {
    expect(internet.isAllowed).toBe(isPublicAddress);
    for (const host of ['127.0.0.1', 'localhost', '169.254.169.254', '[::ffff:127.0.0.1]', '0.0.0.0', '017700000001'])
      expect([host, await fetchCalendar(`https://${host}/a.ics`)]).toEqual([
        host,
        { ok: false, fault: { key: 'local-network' } },
      ]);
  });

  it('checks each redirect again, and follows three', async () => {
    const { port, asked } = await serving((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) response.end(text);
      else response.writeHead(302, { location: `/${left - 1}` }).end();
    });
    const reach = reachOf({ 'kalender.example': here });
    expect((await fetchCalendar(`http://kalender.example:${port}/3`, reach)).ok).toBe(true);
    expect(asked).toHaveLength(4);
    expect(await fetchCalendar(`http://kalender.example:${port}/4`, reach)).toEqual({
      ok: false,
      fault: { key: 'too-many-redirects' },
    });
  });

  it.each([
    ['http://inne:1/', 'local-network'],
    ['http://169.254.169.254/latest/meta-data', 'local-network'],
    ['http://user:secret@kalender.example/', 'credentials'],
    ['file:///etc/passwd', 'not-https'],
    ['gopher://kalender.example/', 'not-https'],
    ['http://', 'not-an-address'],
  ])('is not redirected to %s', async (location, key) => {
    const { port } = await serving((_, response) => response.writeHead(301, { location }).end());
    const reach = reachOf({ 'kalender.example': here, inne: ['10.0.0.8'] });
    expect(await fetchCalendar(`http://kalender.example:${port}/`, reach)).toEqual({ ok: false, fault: { key } });
  });

  it('takes a megabyte and no more, whatever the answer says of its size', async () => {
    const { port } = await serving((request, response) => {
      const over = request.url === '/over' ? 1 : 0;
      response.write(Buffer.alloc(1024 * 1024, 'a'));
      response.end(Buffer.alloc(over, 'a'));
    });
    const reach = reachOf({ 'kalender.example': here });
    expect((await fetchCalendar(`http://kalender.example:${port}/`, reach)).ok).toBe(true);
    expect(await fetchCalendar(`http://kalender.example:${port}/over`, reach)).toEqual({
      ok: false,
      fault: { key: 'too-large' },
    });
  });

  it('gives up on one that does not answer, answers drop by drop, or never resolves', async () => {
    const { port } = await serving((request, response) => {
      if (request.url === '/silent') return;
      const dripping = setInterval(() => response.write('a'), 20);
      response.on('close', () => clearInterval(dripping));
    });
    const reach = reachOf({ 'kalender.example': here });
    const never = { ...reach, resolve: () => new Promise<never>(() => undefined) };
    const timedOut = { ok: false, fault: { key: 'timeout' } };
    expect(await fetchCalendar(`http://kalender.example:${port}/silent`, reach, 200)).toEqual(timedOut);
    expect(await fetchCalendar(`http://kalender.example:${port}/dripping`, reach, 200)).toEqual(timedOut);
    expect(await fetchCalendar('http://kalender.example/', never, 200)).toEqual(timedOut);
  });

  it('says what went wrong: no such host, nobody there, another answer than a file', async () => {
    const { port } = await serving((_, response) => response.writeHead(404).end());
    const reach = reachOf({ 'kalender.example': here });
    const faultAt = async (address: string) => {
      const fetched = await fetchCalendar(address, reach);
      return fetched.ok ? undefined : fetched.fault;
    };
    expect(await faultAt('http://finns-inte.example/')).toEqual({ key: 'unknown-host' });
    expect(await faultAt('http://kalender.example:1/')).toEqual({ key: 'unreachable' });
    expect(await faultAt(`http://kalender.example:${port}/`)).toEqual({ key: 'status', status: 404 });
  });
});

describe('an address of a calendar', () => {
  it.each([
    ['kalender', 'not-an-address'],
    ['https://', 'not-an-address'],
    ['http://kalender.example/a.ics', 'not-https'],
    ['ftp://kalender.example/a.ics', 'not-https'],
    ['https://user@kalender.example/a.ics', 'credentials'],
    ['https://:secret@kalender.example/a.ics', 'credentials'],
  ])('%s is refused before anything is asked of it', (address, key) => {
    expect(addressFault(address)).toEqual({ key });
  });

  it('may be tried with TLS', () => {
    expect(addressFault('https://outlook.office365.com/owa/calendar/abc@kommun.se/def/calendar.ics')).toBeUndefined();
  });
});
