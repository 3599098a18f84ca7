import { messageFaults, viewFaults } from './check-payload.ts';
import { giveAccess, revoke } from './oauth.ts';
import { botUserIn, type FakeFile, type FakeState, nextId, nextTs } from './state.ts';

export type Args = Readonly<Record<string, unknown>>;
export type Answer = { ok: true; [key: string]: unknown } | { ok: false; error: string };

const triggerLives = 3000;

/** The Web API's methods that the bot uses, as far as it uses them. */
export const methods: Readonly<Record<string, (state: FakeState, args: Args, base: string, team: string) => Answer>> = {
  'auth.test': (state, _args, _base, team) => ({
    ok: true,
    url: 'https://upplands-vasby.slack.com/',
    team: team === state.team ? 'Upplands Väsby' : team,
    user: 'samverkan',
    team_id: team,
    user_id: botUserIn(state, team),
    bot_id: 'B0SAMVERKAN',
  }),

  'auth.revoke': (state, _args, _base, team) => {
    revoke(state, team);
    return { ok: true, revoked: true };
  },

  'chat.postMessage': (state, args, _base, team) => {
    const refusal =
      layoutRefusal(state, args) ?? pictureRefusal(state, args) ?? channelRefusal(state, args.channel, team);
    if (refusal !== undefined) return refusal;
    const channel = String(args.channel);
    const ts = nextTs(state);
    state.messages.push({
      channel,
      ts,
      text: String(args.text ?? ''),
      blocks: listOf(args.blocks),
      ...(args.thread_ts === undefined ? {} : { thread_ts: String(args.thread_ts) }),
      ...(args.metadata === undefined ? {} : { metadata: args.metadata as never }),
    });
    return { ok: true, channel, ts, message: { text: args.text, ts } };
  },

  'chat.update': (state, args) => {
    const refusal = layoutRefusal(state, args) ?? pictureRefusal(state, args);
    if (refusal !== undefined) return refusal;
    const message = state.messages.find((one) => one.channel === args.channel && one.ts === args.ts);
    if (message === undefined) return { ok: false, error: 'message_not_found' };
    message.text = String(args.text ?? '');
    message.blocks = listOf(args.blocks);
    if (args.metadata !== undefined) message.metadata = args.metadata as never;
    message.edited = true;
    return { ok: true, channel: message.channel, ts: message.ts, text: message.text };
  },

  'chat.postEphemeral': (state, args, _base, team) => {
    const refusal = layoutRefusal(state, args) ?? channelRefusal(state, args.channel, team);
    if (refusal !== undefined) return refusal;
    if (!state.users.has(String(args.user))) return { ok: false, error: 'user_not_in_channel' };
    state.ephemerals.push({
      channel: String(args.channel),
      user: String(args.user),
      text: String(args.text ?? ''),
      blocks: listOf(args.blocks),
      ...(args.thread_ts === undefined ? {} : { thread_ts: String(args.thread_ts) }),
    });
    return { ok: true, message_ts: nextTs(state) };
  },

  'pins.add': (state, args, _base, team) => {
    if (state.scopes.length > 0 && !state.scopes.includes('pins:write')) return { ok: false, error: 'missing_scope' };
    const refusal = channelRefusal(state, args.channel, team);
    if (refusal !== undefined) return refusal;
    const [channel, ts] = [String(args.channel), String(args.timestamp)];
    const isIt = (one: { channel: string; ts: string }) => one.channel === channel && one.ts === ts;
    if (!state.messages.some(isIt)) return { ok: false, error: 'message_not_found' };
    if (state.pins.some(isIt)) return { ok: false, error: 'already_pinned' };
    state.pins.push({ channel, ts });
    return { ok: true };
  },

  'conversations.info': (state, args) => {
    const channel = state.channels.get(String(args.channel));
    if (channel === undefined) return { ok: false, error: 'channel_not_found' };
    return {
      ok: true,
      channel: { id: channel.id, name: channel.name, is_archived: channel.archived, is_member: channel.member },
    };
  },

  'conversations.history': (state, args) =>
    page(
      state,
      state.messages.filter((one) => one.channel === args.channel && one.thread_ts === undefined),
      args,
    ),
  'conversations.replies': (state, args) =>
    page(
      state,
      state.messages.filter((one) => one.channel === args.channel && (one.thread_ts === args.ts || one.ts === args.ts)),
      args,
    ),

  'conversations.members': (state, args) => {
    const channel = state.channels.get(String(args.channel));
    return channel === undefined ? { ok: false, error: 'channel_not_found' } : { ok: true, members: channel.members };
  },

  'conversations.open': (state, args, _base, team) => {
    const user = String(args.users);
    const known = state.users.get(user);
    // The configuration's own workspace shares channels with others; those that were installed see their own people.
    if (known === undefined || (team !== state.team && known.team !== team))
      return { ok: false, error: 'user_not_found' };
    const id = `D${user.slice(1)}`;
    state.channels.set(id, {
      id,
      team,
      name: 'directmessage',
      archived: false,
      member: true,
      members: [user, botUserIn(state, team)],
    });
    return { ok: true, channel: { id } };
  },

  'users.info': (state, args) => {
    const user = state.users.get(String(args.user));
    return user === undefined
      ? { ok: false, error: 'user_not_found' }
      : { ok: true, user: { id: user.id, name: user.name, team_id: user.team } };
  },

  'views.open': openView,
  'views.push': openView,
  'views.update': (state, args) => {
    const faults = viewFaults(args.view);
    state.refused.push(...faults);
    const view = state.views.find((one) => one.id === args.view_id);
    if (view === undefined) return { ok: false, error: 'not_found' };
    if (faults.length > 0) return { ok: false, error: 'invalid_arguments' };
    view.view = args.view as Record<string, unknown>;
    view.hash = nextTs(state);
    return { ok: true, view: { id: view.id, hash: view.hash } };
  },
  'views.publish': (state, args) => ({ ok: true, view: { id: nextId(state, 'V'), user: args.user_id } }),

  'files.getUploadURLExternal': (state, args, base) => {
    if (!mayWriteFiles(state)) return { ok: false, error: 'missing_scope' };
    if (!(Number(args.length) > 0)) return { ok: false, error: 'invalid_arguments' };
    const id = nextId(state, 'F');
    const file: FakeFile = {
      name: String(args.filename),
      bytes: Buffer.alloc(0),
      looksUntilReady: state.looksUntilReady,
    };
    state.files.set(id, file);
    return { ok: true, upload_url: `${base}/upload/${id}`, file_id: id };
  },
  'files.completeUploadExternal': (state, args, _base, team) => {
    if (!mayWriteFiles(state)) return { ok: false, error: 'missing_scope' };
    const asked = listOf(args.files) as { id: string; title?: string }[];
    const channel = args.channel_id === undefined ? undefined : String(args.channel_id);
    const refusal = channel === undefined ? undefined : channelRefusal(state, channel, team);
    if (refusal !== undefined) return refusal;
    const root = state.messages.find((one) => one.channel === channel && one.ts === args.thread_ts);
    // Slack wants the thread's first message, never one of its replies.
    if (args.thread_ts !== undefined && root?.thread_ts !== undefined) return { ok: false, error: 'invalid_thread_ts' };
    const found = asked.map(({ id, title }) => ({ id, title, file: state.files.get(id) }));
    if (found.some(({ file }) => file === undefined || file.completed || file.bytes.length === 0))
      return { ok: false, error: 'file_not_found' };
    const files = found.flatMap(({ id, title, file }) => {
      if (file === undefined) return [];
      file.completed = true;
      if (channel !== undefined) file.channel = channel;
      return [{ id, name: file.name, title: title ?? file.name, user: state.botUser }];
    });
    if (channel !== undefined)
      state.messages.push({
        channel,
        ts: nextTs(state),
        text: '',
        blocks: [],
        files,
        ...(args.thread_ts === undefined ? {} : { thread_ts: String(args.thread_ts) }),
      });
    return { ok: true, files };
  },
  'files.delete': (state, args) => {
    if (!mayWriteFiles(state)) return { ok: false, error: 'missing_scope' };
    if (!state.files.delete(String(args.file))) return { ok: false, error: 'file_not_found' };
    for (const message of state.messages)
      for (const file of message.files ?? []) if (file.id === args.file) delete file.name;
    return { ok: true };
  },
  'files.info': (state, args, base) => {
    const file = state.files.get(String(args.file));
    if (file === undefined) return { ok: false, error: 'file_not_found' };
    const url_private = `${base}/files/${String(args.file)}`;
    // Its type is empty for as long as Slack works on it.
    return {
      ok: true,
      file: { id: args.file, name: file.name, url_private, mimetype: isReady(file) ? 'image/png' : '' },
    };
  },

  'apps.connections.open': (state, _args, base) => ({
    ok: true,
    url: `${base.replace('http', 'ws')}/socket/${nextId(state, 's')}`,
  }),

  'oauth.v2.access': giveAccess,
};

function openView(state: FakeState, args: Args): Answer {
  const faults = viewFaults(args.view);
  state.refused.push(...faults);
  const given = state.triggers.get(String(args.trigger_id));
  if (given === undefined) return { ok: false, error: 'invalid_trigger_id' };
  if (Date.now() - given > triggerLives) return { ok: false, error: 'expired_trigger_id' };
  if (faults.length > 0) return { ok: false, error: 'invalid_arguments' };
  const view = { id: nextId(state, 'V'), hash: nextTs(state), view: args.view as Record<string, unknown> };
  state.views.push(view);
  return { ok: true, view: { id: view.id, hash: view.hash } };
}

function layoutRefusal(state: FakeState, args: Args): Answer | undefined {
  const faults = messageFaults({ ...args });
  state.refused.push(...faults);
  const [first] = faults;
  if (first === undefined) return undefined;
  const known = ['msg_too_long', 'msg_blocks_too_long', 'only_one_table_allowed', 'no_text'];
  return { ok: false, error: known.find((error) => first.startsWith(error)) ?? 'invalid_blocks' };
}

/** A picture in a message must be a file that Slack has and is done with. */
function pictureRefusal(state: FakeState, args: Args): Answer | undefined {
  for (const [index, block] of listOf(args.blocks).entries()) {
    const { slack_file } = block as { slack_file?: { id: string } };
    if (slack_file === undefined) continue;
    const file = state.files.get(slack_file.id);
    if (file?.completed && isReady(file)) continue;
    const messages = [`[ERROR] invalid slack file [json-pointer:/blocks/${index}/slack_file]`];
    return { ok: false, error: 'invalid_blocks', response_metadata: { messages } } as Answer;
  }
  return undefined;
}

function isReady(file: FakeFile): boolean {
  const looks = file.looksUntilReady ?? 0;
  if (looks > 0) file.looksUntilReady = looks - 1;
  return looks <= 0;
}

function mayWriteFiles({ scopes }: FakeState): boolean {
  return scopes.length === 0 || scopes.includes('files:write');
}

function channelRefusal(state: FakeState, id: unknown, team: string): Answer | undefined {
  const channel = state.channels.get(String(id));
  if (channel === undefined || channel.team !== team) return { ok: false, error: 'channel_not_found' };
  if (channel.archived) return { ok: false, error: 'is_archived' };
  return channel.member ? undefined : { ok: false, error: 'not_in_channel' };
}

function page(state: FakeState, messages: FakeState['messages'], args: Args): Answer {
  const oldest = Number(args.oldest ?? 0);
  const all = messages.filter((one) => Number(one.ts) > oldest).reverse();
  const from = Number(args.cursor ?? 0);
  const limit = Number(args.limit ?? 100);
  const withMetadata = args.include_all_metadata === true || args.include_all_metadata === 'true';
  const shown = all
    .slice(from, from + limit)
    .map(({ metadata, ...one }) => ({ user: state.botUser, ...one, ...(withMetadata ? { metadata } : {}) }));
  const more = all.length > from + limit;
  return {
    ok: true,
    messages: shown,
    has_more: more,
    response_metadata: { next_cursor: more ? String(from + limit) : '' },
  };
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
