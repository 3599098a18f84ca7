import { commandBody, signedHeaders } from '../slack-signed.ts';
import { messageFaults, viewFaults } from './check-payload.ts';
import type { ServerHooks } from './server.ts';
import { botUserIn, type FakeState, nextId, nextTs } from './state.ts';

/** One request to the bot and everything that came back. */
export interface Exchange {
  /** 200 also for what went over Socket Mode. */
  readonly status: number;
  /** The body of the answer: an object, or an empty string. */
  readonly ack: unknown;
  readonly milliseconds: number;
  /** What has been posted to the response_url so far. */
  readonly responses: readonly Record<string, unknown>[];
  /** Waits for the next body at the response_url (at most 5 s). */
  nextResponse(): Promise<Record<string, unknown>>;
}

interface Repeatable {
  /** The same trigger or event id again is the same thing sent again. */
  readonly id?: string;
  readonly timestamp?: number;
}

export interface Send {
  command(
    what: { command: string; text?: string; user?: string; channel?: string; team?: string } & Repeatable,
  ): Promise<Exchange>;
  /** A press on the first button with this label in the blocks, or on one with this value. */
  action(
    what: {
      blocks?: unknown;
      label?: string;
      value?: string;
      user?: string;
      userTeam?: string;
      /** The workspace that the app is installed in. */
      team?: string;
      channel?: string;
      thread?: string;
      viewId?: string;
    } & Repeatable,
  ): Promise<Exchange>;
  /** The form as filled in: what isn't given keeps the value it was opened with. */
  submit(
    what: {
      viewId: string;
      values?: Record<string, unknown>;
      user?: string;
      userTeam?: string;
      team?: string;
    } & Repeatable,
  ): Promise<Exchange>;
  event(event: Record<string, unknown>, options?: Repeatable & { team?: string }): Promise<Exchange>;
  /** Anything, signed. */
  raw(body: string, headers: Record<string, string>): Promise<Exchange>;
}

export function createSender(state: FakeState, signingSecret: string) {
  let base = '';
  let botUrl: string | undefined;
  const responses = new Map<
    string,
    { bodies: Record<string, unknown>[]; waiting: ((body: Record<string, unknown>) => void)[] }
  >();
  const acks = new Map<string, (payload: unknown) => void>();

  const hooks: ServerHooks = {
    responded(id, body) {
      const { response_type, replace_original, thread_ts, ...message } = body;
      const faults = messageFaults(message);
      state.refused.push(...faults);
      if (faults.length > 0) return 400;
      const box = responses.get(id);
      if (box === undefined) return 404;
      box.bodies.push(body);
      box.waiting.shift()?.(body);
      return 200;
    },
    enveloped(text) {
      const { envelope_id, payload } = JSON.parse(text) as { envelope_id: string; payload?: unknown };
      acks.get(envelope_id)?.(payload);
    },
  };

  function newTrigger(id?: string): string {
    const trigger = id ?? `${Date.now()}.${nextId(state, '')}.${nextId(state, 'aa')}`;
    if (!state.triggers.has(trigger)) state.triggers.set(trigger, Date.now());
    return trigger;
  }

  function newResponseUrl(): { url: string; id: string } {
    const id = nextId(state, 'R');
    responses.set(id, { bodies: [], waiting: [] });
    return { url: `${base}/respond/${id}`, id };
  }

  async function deliver(
    type: string,
    payload: object,
    body: string,
    options: Repeatable & { contentType?: string; responseId?: string },
  ): Promise<Exchange> {
    const headers = signedHeaders(signingSecret, body, options);
    const started = performance.now();
    const { status, ack } = botUrl === undefined ? await overSocket(type, payload) : await overHttp(body, headers);
    checkAck(ack);
    return exchange(status, ack, performance.now() - started, options.responseId);
  }

  async function overHttp(body: string, headers: Record<string, string>): Promise<{ status: number; ack: unknown }> {
    const answer = await fetch(botUrl ?? '', { method: 'POST', headers, body });
    const text = await answer.text();
    return { status: answer.status, ack: text.startsWith('{') ? JSON.parse(text) : text };
  }

  function overSocket(type: string, payload: object): Promise<{ status: number; ack: unknown }> {
    const [socket] = state.sockets;
    if (socket === undefined) throw new Error('The bot has no Socket Mode connection.');
    const envelope = nextId(state, 'envelope-');
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('The bot did not answer within 15 s.')), 15_000);
      acks.set(envelope, (ack) => {
        clearTimeout(timer);
        acks.delete(envelope);
        resolve({ status: 200, ack: Object.keys(ack ?? {}).length === 0 ? '' : ack });
      });
      socket.send(
        JSON.stringify({ envelope_id: envelope, type, payload, accepts_response_payload: type !== 'events_api' }),
      );
    });
  }

  function checkAck(ack: unknown): void {
    if (typeof ack !== 'object' || ack === null) return;
    const { response_type, ...body } = ack as Record<string, unknown>;
    if ('view' in body) state.refused.push(...viewFaults(body.view));
    if ('blocks' in body) state.refused.push(...messageFaults(body));
  }

  function exchange(status: number, ack: unknown, milliseconds: number, responseId = ''): Exchange {
    const box = responses.get(responseId) ?? { bodies: [], waiting: [] };
    let read = 0;
    return {
      status,
      ack,
      milliseconds,
      get responses() {
        return box.bodies;
      },
      async nextResponse() {
        const ready = box.bodies[read];
        read += 1;
        if (ready !== undefined) return ready;
        return new Promise((resolve, reject) => {
          const timer = setTimeout(() => reject(new Error('Nothing came to the response_url within 5 s.')), 5000);
          box.waiting.push((body) => {
            clearTimeout(timer);
            resolve(body);
          });
        });
      },
    };
  }

  const send: Send = {
    async command({ command, text = '', user = 'U0ANNA', channel = 'C0EST', team = state.team, ...options }) {
      const { url, id } = newResponseUrl();
      const body = commandBody({
        command,
        text,
        user,
        channel,
        team,
        triggerId: newTrigger(options.id),
        responseUrl: url,
      });
      return deliver('slash_commands', Object.fromEntries(new URLSearchParams(body)), body, {
        ...options,
        responseId: id,
      });
    },

    async action({
      blocks,
      label,
      value,
      user = 'U0ANNA',
      team = state.team,
      userTeam = team,
      channel = 'C0EST',
      thread,
      viewId,
      ...options
    }) {
      const { url, id } = newResponseUrl();
      const view = state.views.find((one) => one.id === viewId);
      const payload = {
        type: 'block_actions',
        user: { id: user, team_id: userTeam, username: 'deprecated' },
        team: { id: team, domain: 'upplands-vasby' },
        api_app_id: 'A0SAMVERKAN',
        trigger_id: newTrigger(options.id),
        ...(viewId === undefined
          ? {
              channel: { id: channel, name: 'est-strategisk' },
              response_url: url,
              container: { type: 'message', ...(thread === undefined ? {} : { thread_ts: thread }) },
            }
          : {
              container: { type: 'view', view_id: viewId },
              view: { id: viewId, hash: view?.hash, private_metadata: view?.view.private_metadata ?? '' },
            }),
        actions: [{ type: 'button', action_id: 'do-0', block_id: 'b', value: value ?? valueOfButton(blocks, label) }],
      };
      return interactive(payload, { ...options, responseId: id });
    },

    async submit({ viewId, values = {}, user = 'U0ANNA', team = state.team, userTeam = team, ...options }) {
      const view = state.views.find((one) => one.id === viewId);
      if (view === undefined) throw new Error(`No view ${viewId} is open.`);
      const payload = {
        type: 'view_submission',
        user: { id: user, team_id: userTeam },
        team: { id: team },
        trigger_id: newTrigger(options.id),
        view: { ...view.view, id: view.id, hash: view.hash, state: { values: stateOf(view.view, values) } },
      };
      const exchanged = await interactive(payload, options);
      const ack = exchanged.ack as { response_action?: string; view?: Record<string, unknown> } | string;
      if (typeof ack === 'object' && ack.response_action === 'update' && ack.view !== undefined) {
        view.view = ack.view;
        view.hash = nextTs(state);
      }
      if (ack === '' || (typeof ack === 'object' && ack.response_action === 'clear'))
        state.views.splice(state.views.indexOf(view), 1);
      return exchanged;
    },

    async event(event, { team = state.team, ...options } = {}) {
      const payload = {
        type: 'event_callback',
        event_id: options.id ?? nextId(state, 'Ev'),
        team_id: team,
        api_app_id: 'A0SAMVERKAN',
        event_time: Math.floor(Date.now() / 1000),
        authorizations: [{ team_id: team, user_id: botUserIn(state, team), is_bot: true }],
        event: { ts: nextTs(state), ...event },
      };
      return deliver('events_api', payload, JSON.stringify(payload), { ...options, contentType: 'application/json' });
    },

    async raw(body, headers) {
      const started = performance.now();
      const { status, ack } = await overHttp(body, headers);
      return exchange(status, ack, performance.now() - started);
    },
  };

  function interactive(payload: object, options: Repeatable & { responseId?: string }): Promise<Exchange> {
    return deliver(
      'interactive',
      payload,
      new URLSearchParams({ payload: JSON.stringify(payload) }).toString(),
      options,
    );
  }

  return {
    hooks,
    send,
    setBase: (url: string) => {
      base = url;
    },
    aim: (url: string) => {
      botUrl = url;
    },
  };
}

function valueOfButton(blocks: unknown, label: string | undefined): string {
  const buttons: { text?: { text?: string }; value?: string }[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ((value as { type?: unknown }).type === 'button') buttons.push(value);
    for (const inner of Object.values(value)) walk(inner);
  };
  walk(blocks);
  const button = buttons.find((one) => label === undefined || one.text?.text === label);
  if (button?.value === undefined) throw new Error(`There is no button ${label ?? ''} to press.`);
  return button.value;
}

/** The state of a modal's inputs, as Slack sends it. */
function stateOf(view: Record<string, unknown>, values: Record<string, unknown>): Record<string, unknown> {
  const inputs = (view.blocks as { type: string; block_id: string; element: Record<string, unknown> }[]).filter(
    (block) => block.type === 'input',
  );
  return Object.fromEntries(
    inputs.map(({ block_id, element }) => {
      const given = values[block_id];
      const type = element.type as string;
      const content =
        type === 'datepicker'
          ? { selected_date: given ?? element.initial_date ?? null }
          : type === 'static_select'
            ? { selected_option: given === undefined ? (element.initial_option ?? null) : { value: given } }
            : type === 'multi_static_select'
              ? {
                  selected_options:
                    given === undefined
                      ? (element.initial_options ?? [])
                      : (given as string[]).map((value) => ({ value })),
                }
              : { value: given ?? element.initial_value ?? null };
      return [block_id, { [element.action_id as string]: { type, ...content } }];
    }),
  );
}
