import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Agreement } from '../../../src/app/ports.ts';
import { applyAgreement } from '../../../src/cli/agreement-apply.ts';
import { prepareImport, storeImport } from '../../../src/cli/import-plan.ts';
import { startBot, type TestBot } from '../../helpers/bot.ts';
import { neighbourAgreement } from '../../helpers/isolation-world.ts';
import { oauthEnvironment } from '../../helpers/slack-oauth.ts';
import { type SlackPlace, startSlackPlace, team } from '../../helpers/slack-place.ts';
import { quickTiming } from '../../helpers/timing.ts';

const police = 'T0POLISEN';
const stranger = 'T0FRAMLING';

async function agreementOf({ app }: TestBot, key: string): Promise<Agreement> {
  const found = (await app.store.agreements()).find((one) => one.key === key);
  const agreement = found && (await app.store.agreement(found.id));
  if (!agreement) throw new Error(`no agreement ${key}`);
  return agreement;
}

/** A person and a channel of an agreement, without the first hour's steps. */
async function settle(
  place: SlackPlace,
  key: string,
  { user, functionName, channel, inTeam }: { user: string; functionName: string; channel?: string; inTeam: string },
): Promise<void> {
  const { app } = place.bot;
  const agreement = await agreementOf(place.bot, key);
  const held = agreement.functions.find(({ name }) => name === functionName);
  const group = agreement.groups.find(({ name }) => name === 'EST strategisk');
  if (!held || !group) throw new Error(`no ${functionName} in ${key}`);
  const newId = app.handling.newIds(`settle ${user} ${key}`);
  const personId = newId();
  place.slack.addUser(user, inTeam);
  place.slack.addChannel(`D${user.slice(1)}`, { team: inTeam });
  if (channel) place.slack.addChannel(channel, { team: inTeam, name: channel.toLowerCase() });
  const at = app.clock.now();
  const to = { platform: 'slack', tenant: inTeam } as const;
  await app.store.commit({
    outcome: 'done',
    agreementId: agreement.id,
    at,
    recordedAt: at,
    actor: 'operator',
    effects: [
      { kind: 'add-person', personId, account: { ...to, id: user } },
      { kind: 'hold', holdingId: newId(), personId, functionId: held.id, confirmed: true },
      ...(channel
        ? [
            {
              kind: 'bind-channel' as const,
              bound: { channel: { ...to, id: channel }, agreementId: agreement.id, groupId: group.id, name: 'EST' },
            },
          ]
        : []),
    ],
  });
}

const ours = 'upplands-vasby';
const theirs = 'tallby';

async function withNeighbour(place: SlackPlace): Promise<void> {
  await applyAgreement(place.bot.app, { fileName: 'tallby.yaml', text: neighbourAgreement });
  const plan = [
    'Nr;Målområde;Insats;Ansvarig organisation;Ansvarig funktion;Arbetsgrupp;Start;Klart senast',
    '1.3;1;Vakter i Tallby centrum;Kommunen;Stadsdelsvakt;EST strategisk;2021-01-11;2022-06-17',
  ].join('\n');
  const { app } = place.bot;
  const agreement = await agreementOf(place.bot, await theirKey(place.bot));
  const sheet = await app.handling.documents.readSheet(Buffer.from(plan), 'plan.csv');
  const prepared = sheet.ok ? await prepareImport(app, agreement, sheet.rows) : undefined;
  if (!prepared || 'kind' in prepared) throw new Error('The neighbours’ plan can’t be read.');
  await storeImport(app, prepared);
}

async function theirKey({ app }: TestBot): Promise<string> {
  return (await app.store.agreements()).map(({ key }) => key).find((key) => key.includes(theirs)) ?? '';
}

async function ourKey({ app }: TestBot): Promise<string> {
  return (await app.store.agreements()).map(({ key }) => key).find((key) => key.includes(ours)) ?? '';
}

describe('two workspaces with an agreement each', () => {
  let place: SlackPlace;

  beforeAll(async () => {
    place = await startSlackPlace({ workspaces: [team, police] });
    await place.install(team);
    await place.install(police);
    await withNeighbour(place);
    await settle(place, await ourKey(place.bot), {
      user: 'U0ANNA',
      functionName: 'Gatu- och parkchef',
      channel: 'C0EST',
      inTeam: team,
    });
    await settle(place, await theirKey(place.bot), {
      user: 'U0TALL',
      functionName: 'Stadsdelsvakt',
      channel: 'C0TALLBY',
      inTeam: police,
    });
  });
  afterAll(() => place.close());

  it('answers each with its own, and posts in each with its own token', async () => {
    const own = await place.type('U0ANNA', '/insats 1.3 Åtta lampor lagade');
    expect(own.text).toContain('Sparat');
    const other = await place.type('U0TALL', '/insats 1.3 Två vakter på plats', { team: police, channel: 'C0TALLBY' });
    expect(other.text).toContain('Sparat');
    await place.posted();
    const said = (channel: string) => JSON.stringify(place.slack.messages(channel));
    expect(said('C0EST')).toContain('Åtta lampor');
    expect(said('C0EST')).not.toContain('vakter');
    expect(said('C0TALLBY')).toContain('Två vakter');
    expect(said('C0TALLBY')).not.toContain('lampor');
    expect(new Set(place.slack.callers('chat.postMessage'))).toEqual(new Set([team, police]));
  });

  it('opens a form, says things in private and sends a file in the workspace that asked', async () => {
    const form = await place.type('U0TALL', '/insats 1.3 datum', { team: police, channel: 'C0TALLBY' });
    expect(form.exchange.status).toBe(200);
    const written = await place.write(
      'U0TALL',
      { type: 'message', channel_type: 'im', channel: 'D0TALL', text: 'insats 1.3' },
      { team: police },
    );
    expect(written.text).toContain('Vakter i Tallby');
    expect(place.slack.callers('chat.postMessage').at(-1)).toBe(police);
    const file = place.slack.addFile('plan.csv', Buffer.from('Nr;Insats\n1.3;Vakter'));
    const sent = await place.write(
      'U0TALL',
      { type: 'message', channel_type: 'im', channel: 'D0TALL', subtype: 'file_share', text: '', files: [file] },
      { team: police },
    );
    // Fetched with that workspace's token: Slack shows a login page to any other.
    expect(sent.text).not.toContain('kom inte åt');
  });

  it('refuses a workspace outside the list with a sentence and no data, whatever it sends', async () => {
    const queries = await countOf(place);
    const typed = await place.slack.send.command({ command: '/insats', text: '1.3', user: 'U0X', team: stranger });
    expect(JSON.stringify(typed.ack)).toContain('inte ansluten');
    expect(JSON.stringify(typed.ack)).not.toContain('Belysning');
    const own = await place.type('U0ANNA', '/insats 1.3');
    const pressed = await place.slack.send.action({
      blocks: own.blocks,
      label: 'Historik',
      user: 'U0X',
      team: stranger,
    });
    expect(JSON.stringify(await pressed.nextResponse())).toContain('inte ansluten');
    const event = { type: 'message', channel_type: 'im', user: 'U0X', channel: 'D0X', text: 'insats 1.3' };
    const before = place.slack.calls('chat.postMessage').length;
    expect((await place.slack.send.event(event, { team: stranger })).status).toBe(200);
    expect((await place.slack.send.event({ type: 'app_uninstalled' }, { team: stranger })).status).toBe(200);
    expect(place.slack.calls('chat.postMessage')).toHaveLength(before);
    expect(await countOf(place)).toEqual(queries);
  });

  it('refuses a person from a workspace outside the list, also in a channel that they share', async () => {
    const { blocks } = await place.type('U0ANNA', '/insats 1.3');
    const pressed = await place.slack.send.action({ blocks, label: 'Historik', user: 'U0GAST', userTeam: stranger });
    expect(JSON.stringify(await pressed.nextResponse())).toContain('inte ansluten');
    const heard = place.slack.calls('chat.postEphemeral').length;
    await place.slack.send.event({
      type: 'app_mention',
      user: 'U0GAST',
      user_team: stranger,
      channel: 'C0EST',
      text: '<@U0SAMVERKAN> insats 1.3',
    });
    expect(place.slack.calls('chat.postEphemeral')).toHaveLength(heard);
  });

  it('takes a person by their own workspace, not by the channel’s', async () => {
    // Of the police's workspace, in a channel of the municipality's: they have no function in its agreement.
    const { blocks } = await place.type('U0ANNA', '/insats 1.3');
    const pressed = await place.slack.send.action({ blocks, label: 'Historik', user: 'U0ANNA', userTeam: police });
    await expect.poll(() => [...pressed.responses, ...place.slack.views()].length).toBeGreaterThan(0);
    expect(JSON.stringify([pressed.responses, place.slack.views()])).not.toContain('Åtta lampor');
  });
});

describe('a workspace with channels of two agreements', { timeout: 60_000 }, () => {
  it('is left for both: each unbound, told and logged by itself, neither named to the other', async () => {
    const place = await startSlackPlace({ workspaces: [team, police] });
    await place.install(team);
    await place.install(police);
    await withNeighbour(place);
    const keys = [await ourKey(place.bot), await theirKey(place.bot)] as const;
    const people = [
      { user: 'U0VAR', functionName: 'Samordnare i kommunen', channel: 'C0VAR' },
      { user: 'U0DERAS', functionName: 'Tallbysamordnare', channel: 'C0DERAS' },
    ];
    for (const [index, { user, functionName, channel }] of people.entries()) {
      const key = keys[index] ?? '';
      await settle(place, key, { user, functionName, inTeam: team });
      await settle(place, key, { user: `${user}P`, functionName, channel, inTeam: police });
    }
    place.slack.uninstall(police);
    await place.slack.send.event({ type: 'app_uninstalled' }, { team: police });
    const { pool } = place.bot.running;
    const told = await pool.query(
      `SELECT d.target_id AS who, a.key FROM delivery d JOIN agreement a ON a.id = d.agreement_id
        WHERE d.subject->'facts'->>'event' = 'installation-removed' ORDER BY 1`,
    );
    expect(told.rows).toEqual([
      { who: 'U0DERAS', key: keys[1] },
      { who: 'U0VAR', key: keys[0] },
    ]);
    const logged = await pool.query(
      `SELECT a.key FROM audit_log l JOIN agreement a ON a.id = l.agreement_id WHERE l.kind = 'platform-removed'`,
    );
    expect(logged.rows.map((row) => String(row.key)).sort()).toEqual([...keys].sort());
    // What is kept in memory is read anew for both.
    for (const key of keys) expect((await agreementOf(place.bot, key)).channels).toEqual([]);
    expect((await place.bot.app.verifyLog()).chain.ok).toBe(true);
    const heard = () => JSON.stringify(place.direct('U0VAR'));
    await expect.poll(heard, { timeout: 15_000 }).toContain('avinstallerad');
    expect(heard()).not.toContain('Tallby');
    await place.close();
  });
});

describe('one agreement with groups in two workspaces', { timeout: 60_000 }, () => {
  let place: SlackPlace;

  beforeEach(async () => {
    place = await startSlackPlace({ workspaces: [team, police], timing: quickTiming(600) });
    await place.install(team);
    await place.install(police);
    await place.channel('C0EST', 'EST strategisk');
    await place.channel('C0POLIS', 'EST strategisk', police);
    await place.person('U0ANNA', 'Gatu- och parkchef');
    await place.person('U0KOMMUN', 'Samordnare i kommunen');
    await place.person('U0POLSAM', 'Samordnare i polisen', police);
  });
  afterEach(() => place.close());

  it('shows a note from one in the other', async () => {
    await place.type('U0ANNA', '/insats 1.3 Åtta lampor lagade');
    await place.posted();
    for (const channel of ['C0EST', 'C0POLIS'])
      expect(JSON.stringify(place.slack.messages(channel))).toContain('Åtta lampor');
  });

  it('leaves an uninstalled workspace: tokens gone, channels unbound, the others told, what is saved kept', async () => {
    await place.type('U0ANNA', '/insats 1.3 Åtta lampor lagade');
    await place.posted();
    place.slack.uninstall(police);
    await place.slack.send.event({ type: 'app_uninstalled' }, { team: police, id: 'Ev1' });
    // Slack tells it in two ways, and again when it is not sure.
    await place.slack.send.event({ type: 'tokens_revoked', tokens: { bot: ['U0BOT'] } }, { team: police });
    await place.slack.send.event({ type: 'app_uninstalled' }, { team: police, id: 'Ev1' });
    await place.posted();
    expect(await teamsOf(place)).toEqual([team]);
    const agreement = await agreementOf(place.bot, await ourKey(place.bot));
    expect(agreement.channels.map(({ channel }) => channel.tenant)).toEqual([team]);
    const told = place.direct('U0KOMMUN').filter(({ blocks }) => JSON.stringify(blocks).includes('avinstallerad'));
    expect(told).toHaveLength(1);
    expect((await place.type('U0ANNA', '/insats 1.3')).text).toContain('Åtta lampor');
    const { rows } = await place.bot.running.pool.query(`SELECT kind FROM audit_log WHERE kind = 'platform-removed'`);
    expect(rows).toHaveLength(1);
    // Nothing is said there any more, and what is to be said to its people is tried otherwise without fuss.
    const before = place.slack.messages('C0POLIS').length;
    await place.type('U0ANNA', '/insats 1.3 Nio lampor lagade');
    await place.posted();
    expect(place.slack.messages('C0POLIS')).toHaveLength(before);
    expect((await place.bot.app.verifyLog()).chain.ok).toBe(true);
  });

  it('works again when the app is installed anew and the channel bound', async () => {
    place.slack.uninstall(police);
    await place.slack.send.event({ type: 'app_uninstalled' }, { team: police });
    expect((await place.install(police)).status).toBe(200);
    await place.channel('C0POLIS', 'EST strategisk', police);
    await place.type('U0ANNA', '/insats 1.3 Tio lampor lagade');
    const said = () => JSON.stringify(place.slack.messages('C0POLIS'));
    await expect.poll(said, { timeout: 15_000 }).toContain('Tio lampor');
  });

  it('does not believe an old message of being removed when the app has been installed since', async () => {
    await place.slack.send.event({ type: 'app_uninstalled' }, { team: police });
    expect(await teamsOf(place)).toEqual([police, team].sort());
    expect(place.bot.log).toContainEqual({
      level: 'info',
      event: 'slack-ignored',
      facts: expect.objectContaining({ what: 'removed-before' }),
    });
  });

  it('loses nothing when a token is revoked while it is sending, and tells the coordinators once', async () => {
    place.slack.uninstall(police);
    await place.type('U0ANNA', '/insats 1.3 Åtta lampor lagade');
    await place.type('U0ANNA', '/insats 1.3 Nio lampor lagade');
    await place.posted();
    expect(JSON.stringify(place.slack.messages('C0EST'))).toContain('Nio lampor');
    const told = place.direct('U0KOMMUN').map(({ blocks }) => JSON.stringify(blocks));
    expect(told.filter((text) => text.includes('Jag kommer inte in i Slack längre'))).toHaveLength(1);
    // The workspace is still known: Slack's own word that it was removed has not come.
    expect(await teamsOf(place)).toEqual([police, team].sort());
  });

  it('sends what waited when the app is installed again in time', async () => {
    place.slack.uninstall(police);
    await place.type('U0ANNA', '/insats 1.3 Åtta lampor lagade');
    await expect
      .poll(() => place.bot.log.some(({ event }) => event === 'delivery.try'), { timeout: 10_000 })
      .toBe(true);
    expect((await place.install(police)).status).toBe(200);
    await place.posted();
    expect(JSON.stringify(place.slack.messages('C0POLIS'))).toContain('Åtta lampor');
    expect(place.direct('U0KOMMUN')).toEqual([]);
  });

  it('leaves a workspace that is taken off the list, when it starts', async () => {
    const { slack, bot } = place;
    const second = await startBot(
      { SLACK_SIGNING_SECRET: slack.signingSecret, SLACK_API_URL: slack.apiUrl, ...oauthEnvironment(slack, [team]) },
      { beside: bot },
    ).catch((error: unknown) => error as Error);
    if (second instanceof Error) {
      // The embedded database has one process: the list changes with a restart there.
      expect(second.message).toContain('in use');
      return;
    }
    await place.posted();
    expect(await teamsOf(place)).toEqual([team]);
    expect(
      place.direct('U0KOMMUN').filter(({ blocks }) => JSON.stringify(blocks).includes('avinstallerad')),
    ).toHaveLength(1);
    await second.close();
  });
});

describe('Socket Mode with workspaces by OAuth', () => {
  it('works: requests come over the connection, browsers over the address', async () => {
    const place = await startSlackPlace({ mode: 'socket', workspaces: [team, police] });
    expect((await place.install(team)).status).toBe(200);
    await place.channel('C0EST', 'EST strategisk');
    await place.person('U0ANNA', 'Gatu- och parkchef');
    expect((await place.type('U0ANNA', '/insats 1.3 Åtta lampor lagade')).text).toContain('Sparat');
    await place.posted();
    expect(JSON.stringify(place.slack.messages('C0EST'))).toContain('Åtta lampor');
    const refused = await place.slack.send.command({ command: '/insats', text: '', user: 'U0X', team: stranger });
    expect(JSON.stringify(refused.ack)).toContain('inte ansluten');
    await place.close();
  });
});

describe('a workspace by OAuth beside the configuration’s own', () => {
  it('serves both', async () => {
    const place = await startSlackPlace({ workspaces: [police], ownToken: true });
    await place.install(police);
    await place.channel('C0EST', 'EST strategisk');
    await place.channel('C0POLIS', 'EST strategisk', police);
    await place.person('U0ANNA', 'Gatu- och parkchef');
    expect((await place.type('U0ANNA', '/insats 1.3 Åtta lampor lagade')).text).toContain('Sparat');
    await place.posted();
    expect(JSON.stringify(place.slack.messages('C0POLIS'))).toContain('Åtta lampor');
    const refused = await place.slack.send.command({ command: '/insats', text: '', user: 'U0X', team: stranger });
    expect(JSON.stringify(refused.ack)).toContain('inte ansluten');
    await place.close();
  });
});

async function teamsOf(place: SlackPlace): Promise<string[]> {
  const { rows } = await place.bot.running.pool.query('SELECT team FROM slack_workspace ORDER BY team');
  return rows.map((row) => String(row.team));
}

async function countOf(place: SlackPlace): Promise<unknown> {
  const { rows } = await place.bot.running.pool.query(
    'SELECT (SELECT count(*) FROM inbox) AS inbox, (SELECT count(*) FROM audit_log) AS audit, (SELECT count(*) FROM delivery) AS delivery',
  );
  return rows[0];
}
