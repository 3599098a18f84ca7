import { createHmac } from 'node:crypto';
import { decodeAction } from '../../chat/action-codec.ts';
import type { FormValues } from '../../chat/form.ts';
import type { Language } from '../../chat/message.ts';
import { eventToWork } from './event-work.ts';
import { decodeMetadata } from './form-origin.ts';
import { originOf } from './identity.ts';
import {
  blockActionsSchema,
  commandSchema,
  eventEnvelopeSchema,
  type SlackBlockActions,
  type SlackCommand,
  type SlackFieldValue,
  type SlackViewSubmission,
  viewSubmissionSchema,
} from './payloads.ts';
import { slackToPlain } from './plain-text.ts';
import { fieldActionId } from './render-form.ts';
import { backOf, type Work } from './work.ts';

/** What a verified request body asks for. `secret` keys the id of a submission; anything we don't know is ignored. */
export function bodyToWork(body: Readonly<Record<string, unknown>>, secret: string): Work {
  if (body.type === undefined && typeof body.command === 'string') {
    const command = commandSchema.safeParse(body);
    return command.success ? commandToWork(command.data) : { kind: 'ignored', what: 'command' };
  }
  switch (body.type) {
    case 'event_callback': {
      const envelope = eventEnvelopeSchema.safeParse(body);
      return envelope.success ? eventToWork(envelope.data) : { kind: 'ignored', what: 'event' };
    }
    case 'block_actions': {
      const actions = blockActionsSchema.safeParse(body);
      return actions.success ? actionsToWork(actions.data) : { kind: 'ignored', what: 'block_actions' };
    }
    case 'view_submission': {
      const submission = viewSubmissionSchema.safeParse(body);
      return submission.success
        ? submissionToWork(submission.data, secret)
        : { kind: 'ignored', what: 'view_submission' };
    }
    default:
      return { kind: 'ignored', what: String(body.type).slice(0, 40) };
  }
}

const commands: Readonly<Record<string, { root: 'measure' | 'agreement'; language: Language }>> = {
  '/insats': { root: 'measure', language: 'sv' },
  '/measure': { root: 'measure', language: 'en' },
  '/samverkan': { root: 'agreement', language: 'sv' },
  '/agreement': { root: 'agreement', language: 'en' },
};

function commandToWork(command: SlackCommand): Work {
  const known = commands[command.command];
  if (known === undefined) return { kind: 'ignored', what: 'command' };
  const origin = originOf({
    team: command.team_id,
    userTeam: command.team_id,
    user: command.user_id,
    channel: command.channel_id,
    channelName: command.channel_name,
    visible: false,
  });
  return {
    kind: 'command',
    team: command.team_id,
    incoming: { id: `slack:${command.trigger_id}`, origin, kind: 'typed', text: slackToPlain(command.text), ...known },
    language: known.language,
    responseUrl: command.response_url,
    triggerId: command.trigger_id,
    back: { user: command.user_id, channel: command.channel_id },
  };
}

function actionsToWork(payload: SlackBlockActions): Work {
  const metadata = payload.view ? decodeMetadata(payload.view.private_metadata) : undefined;
  const channel = payload.channel?.id ?? metadata?.origin?.channel;
  const thread = payload.container.thread_ts ?? metadata?.origin?.thread;
  // In a shared channel (Slack Connect) a modal names the workspace that the app is installed in.
  const team = payload.view?.app_installed_team_id ?? payload.team?.id ?? payload.user.team_id ?? '';
  const action = decodeAction(payload.actions[0]?.value ?? '');
  const origin = originOf({
    team,
    userTeam: payload.user.team_id ?? team,
    user: payload.user.id,
    channel,
    channelName: payload.channel?.name,
    thread,
    visible: false,
  });
  return {
    kind: 'action',
    team,
    ...(action === undefined
      ? {}
      : { incoming: { id: `slack:${payload.trigger_id}`, origin, kind: 'action', action } }),
    ...(payload.response_url === undefined ? {} : { responseUrl: payload.response_url }),
    ...(payload.view ? { viewId: payload.view.id } : {}),
    triggerId: payload.trigger_id,
    back: backOf(payload.user.id, channel, thread),
  };
}

function submissionToWork(payload: SlackViewSubmission, secret: string): Work {
  const { view, user } = payload;
  const metadata = decodeMetadata(view.private_metadata);
  const team = view.app_installed_team_id ?? payload.team?.id ?? user.team_id ?? '';
  const values = valuesOf(view.state.values);
  const origin = originOf({
    team,
    userTeam: user.team_id ?? team,
    user: user.id,
    channel: metadata?.origin?.channel,
    thread: metadata?.origin?.thread,
    visible: false,
  });
  return {
    kind: 'submission',
    team,
    // After an error Slack keeps the view and its hash, so the values tell a corrected form from the same one again.
    ...(metadata === undefined
      ? {}
      : {
          incoming: {
            id: `slack:${view.id}:${view.hash}:${fingerprint(values, secret)}`,
            origin,
            kind: 'submission',
            action: metadata.action,
            values,
          },
        }),
    language: metadata?.language ?? 'sv',
    viewId: view.id,
    privateMetadata: view.private_metadata,
    fields: view.blocks.filter((block) => block.type === 'input').map((block) => block.block_id),
    back: backOf(user.id, metadata?.origin?.channel, metadata?.origin?.thread),
  };
}

function valuesOf(values: Readonly<Record<string, Readonly<Record<string, SlackFieldValue>>>>): FormValues {
  return Object.fromEntries(
    Object.entries(values).flatMap(([field, elements]) => {
      const element = elements[fieldActionId];
      return element === undefined ? [] : [[field, fieldValueOf(element)]];
    }),
  );
}

function fieldValueOf(element: SlackFieldValue): string | string[] {
  if (element.selected_options) return element.selected_options.map((option) => option.value);
  return element.value ?? element.selected_date ?? element.selected_option?.value ?? '';
}

function fingerprint(values: FormValues, secret: string): string {
  return createHmac('sha256', secret).update(JSON.stringify(values)).digest('base64url').slice(0, 16);
}
