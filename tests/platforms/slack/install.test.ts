import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newErrand } from '../../../src/platforms/slack/oauth-state.ts';
import { textsIn } from '../../../src/text/texts.ts';
import { beginInstall, endInstall, oauthAddress } from '../../helpers/slack-oauth.ts';
import { type SlackPlace, startSlackPlace, team } from '../../helpers/slack-place.ts';

const police = 'T0POLISEN';
const stranger = 'T0FRAMLING';
let place: SlackPlace;

beforeAll(async () => {
  place = await startSlackPlace({ workspaces: [team, police] });
});
afterAll(() => place.close());

describe('installing the app in a workspace', () => {
  it('sends the browser to Slack with what the app needs, and back to the address in the configuration only', async () => {
    const { address, set } = await beginInstall(place.bot);
    const asked = new URL(address);
    expect(asked.origin).toBe(new URL(place.slack.apiUrl).origin);
    expect(asked.pathname).toBe('/oauth/v2/authorize');
    expect(asked.searchParams.get('redirect_uri')).toBe(`${oauthAddress}/slack/oauth`);
    expect(asked.searchParams.get('scope')).toContain('chat:write');
    expect(set).toMatch(/; HttpOnly; SameSite=Lax; Secure$/);
    // The cookie's value is not in the address, which lands in logs and histories.
    expect(address).not.toContain(/=([^;]+)/.exec(set)?.[1] ?? '-');
    const forged = await fetch(`http://127.0.0.1:${place.bot.port}/slack/install?redirect_uri=https://evil.example`, {
      redirect: 'manual',
      headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example' },
    });
    expect(forged.headers.get('location')).not.toContain('evil');
  });

  it('keeps an allowed workspace, and says so in plain words on a page that can do nothing', async () => {
    const { address, cookie } = await beginInstall(place.bot);
    const { status, page, headers } = await endInstall(place.bot, place.slack.approve(address, team), cookie);
    expect(status).toBe(200);
    expect(page).toContain('Samverkan är installerad i er arbetsyta');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('set-cookie')).toContain('Max-Age=0');
    expect(headers.get('cache-control')).toBe('no-store');
    await place.channel('C0EST', 'EST strategisk');
    await place.person('U0ANNA', 'Gatu- och parkchef');
    expect((await place.type('U0ANNA', '/insats 1.3')).text).toContain('1.3');
  });

  it('hands back the access of a workspace that is not in the list, and says so', async () => {
    const { status, page } = await place.install(stranger);
    expect(status).toBe(403);
    expect(page).toContain('finns inte i listan');
    expect(page).toContain('lämnat tillbaka åtkomsten');
    expect(place.slack.callers('auth.revoke')).toEqual([stranger]);
    expect(await storedTeams()).toEqual([team]);
    expect(place.bot.log).toContainEqual({
      level: 'warn',
      event: 'slack-install-refused',
      facts: expect.objectContaining({ kind: 'workspace', team: stranger, revoked: true }),
    });
  });

  it('says what to do when the access could not be handed back', async () => {
    place.slack.fail('auth.revoke', { kind: 'http', status: 500, when: 'before' });
    const { page } = await place.install(stranger);
    expect(page).toContain('Ta bort appen Samverkan i Slack');
    expect(await storedTeams()).toEqual([team]);
  });

  it('does not take a whole organisation', async () => {
    const before = place.slack.callers('auth.revoke').length;
    const { status, page } = await place.install(undefined);
    expect(status).toBe(403);
    expect(page).toContain('välj en enda arbetsyta');
    expect(place.slack.callers('auth.revoke')).toHaveLength(before + 1);
    expect(await storedTeams()).toEqual([team]);
  });

  it('tells a person who said no in Slack that nothing has changed', async () => {
    const { address, cookie } = await beginInstall(place.bot);
    const state = new URL(address).searchParams.get('state') ?? '';
    const back = `${oauthAddress}/slack/oauth?error=access_denied&state=${encodeURIComponent(state)}`;
    const { page } = await endInstall(place.bot, back, cookie);
    expect(page).toContain('Du avbröt i Slack');
  });

  it('asks to try again when Slack does not answer', async () => {
    place.slack.fail('oauth.v2.access', { kind: 'drop', when: 'before' });
    const { status, page } = await place.install(police);
    expect(status).toBe(502);
    expect(page).toContain('Slack svarar inte');
    expect(await storedTeams()).toEqual([team]);
  });
});

describe('what comes back from Slack is believed only from the browser that went there', () => {
  const asks = () => place.slack.calls('oauth.v2.access').length;

  it.each([
    ['forged', (state: string) => `${state.slice(0, -2)}xx`],
    ['without signature', (state: string) => state.split('.')[0] ?? ''],
    ['with a longer life', (state: string) => state.replace(/^\d+/, (until) => String(Number(until) + 60_000))],
    ['empty', () => ''],
    ['very long', () => 'a'.repeat(3000)],
    ['of markup', () => '<script>alert(1)</script>'],
  ])('refuses a state that is %s', async (_what, change) => {
    const { address, cookie } = await beginInstall(place.bot);
    const back = new URL(place.slack.approve(address, police));
    back.searchParams.set('state', change(back.searchParams.get('state') ?? ''));
    const before = asks();
    const { status, page } = await endInstall(place.bot, back.href, cookie);
    expect(status).toBe(400);
    expect(page).toContain('i den webbläsare där du började');
    expect(page).not.toContain('script');
    expect(asks()).toBe(before);
  });

  it('refuses another browser, with a cookie of its own or with none', async () => {
    const { address } = await beginInstall(place.bot);
    const { cookie: other } = await beginInstall(place.bot);
    const back = place.slack.approve(address, police);
    const before = asks();
    for (const cookie of [other, '', 'samverkan_install='])
      expect((await endInstall(place.bot, back, cookie)).status).toBe(400);
    expect(asks()).toBe(before);
    expect(await storedTeams()).toEqual([team]);
  });

  it('refuses a state that is older than ten minutes', async () => {
    const { address, cookie } = await beginInstall(place.bot);
    const back = new URL(place.slack.approve(address, police));
    // As it was made eleven minutes ago, rightly signed.
    const old = newErrand(place.slack.clientSecret, Date.now() - 11 * 60_000);
    back.searchParams.set('state', old.state);
    expect((await endInstall(place.bot, back.href, `samverkan_install=${old.cookie}`)).status).toBe(400);
    // The same way with a fresh one is taken, so that it was the age that was refused.
    const fresh = newErrand(place.slack.clientSecret, Date.now());
    back.searchParams.set('state', fresh.state);
    expect((await endInstall(place.bot, back.href, `samverkan_install=${fresh.cookie}`)).status).toBe(200);
    expect(cookie).not.toBe('');
  });

  it('takes a code once: the same address again changes nothing', async () => {
    const { address, cookie } = await beginInstall(place.bot);
    const back = place.slack.approve(address, police);
    expect((await endInstall(place.bot, back, cookie)).status).toBe(200);
    const tokens = await stored();
    const again = await endInstall(place.bot, back, cookie);
    expect(again.status).toBe(400);
    expect(again.page).toContain('redan är använd');
    expect(await stored()).toEqual(tokens);
  });

  it('takes only GET, and does no work for an endless address', async () => {
    const url = `http://127.0.0.1:${place.bot.port}/slack/oauth`;
    expect((await fetch(url, { method: 'POST', body: 'code=1' })).status).toBe(405);
    expect((await fetch(`${url}?state=${'a'.repeat(9000)}`)).status).toBe(414);
  });

  it('writes no token in log, database, backup or export', async () => {
    const { rows } = await place.bot.running.pool.query('SELECT * FROM slack_workspace');
    expect(rows).toHaveLength(2);
    const copied: string[] = [];
    for await (const line of place.bot.app.dump()) copied.push(line);
    // The backup holds the workspaces, sealed.
    expect(copied.join('')).toContain(police);
    const [agreement] = await place.bot.app.store.agreements();
    const exported: string[] = [];
    const heading = { key: 'upplands-vasby', title: 'Upplands Väsby' };
    const pieces = place.bot.app.exportRecords(textsIn('sv'), heading, { agreementId: agreement?.id ?? '' });
    for await (const { bytes } of pieces) exported.push(Buffer.from(bytes).toString('utf8'));
    expect(exported.length).toBeGreaterThan(3);
    const written = JSON.stringify([rows, place.bot.log, copied, exported]);
    expect(place.slack.secrets().length).toBeGreaterThan(3);
    for (const secret of place.slack.secrets()) expect(written).not.toContain(secret);
    expect(written).not.toContain(place.slack.clientSecret);
  });
});

async function stored(): Promise<unknown[]> {
  return (await place.bot.running.pool.query('SELECT * FROM slack_workspace ORDER BY team')).rows;
}

async function storedTeams(): Promise<string[]> {
  const { rows } = await place.bot.running.pool.query('SELECT team FROM slack_workspace ORDER BY team');
  return rows.map((row) => String(row.team));
}
