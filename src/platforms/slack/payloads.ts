import { z } from 'zod';

/** Only the fields that are used, of what docs.slack.dev/interactivity and docs.slack.dev/apis/events-api describe. */
const id = z.string().min(1).max(100);

export const commandSchema = z.object({
  command: z.string().max(40),
  // As long as a request may be: a text that is too long is answered, and the answer says so.
  text: z.string().default(''),
  user_id: id,
  team_id: id,
  channel_id: id,
  channel_name: z.string().max(200).optional(),
  trigger_id: z.string().min(1).max(300),
  response_url: z.string().max(1000),
});
export type SlackCommand = z.infer<typeof commandSchema>;

const user = z.object({ id, team_id: id.nullish() });

export const blockActionsSchema = z.object({
  type: z.literal('block_actions'),
  trigger_id: z.string().min(1).max(300),
  user,
  team: z.object({ id }).nullish(),
  channel: z.object({ id, name: z.string().optional() }).nullish(),
  container: z.object({ type: z.string(), thread_ts: z.string().optional() }),
  response_url: z.string().max(1000).optional(),
  view: z.object({ id, private_metadata: z.string().default(''), app_installed_team_id: id.nullish() }).nullish(),
  actions: z.array(z.object({ type: z.string(), value: z.string().optional() })).min(1),
});
export type SlackBlockActions = z.infer<typeof blockActionsSchema>;

const option = z.object({ value: z.string() });
const fieldValue = z.object({
  value: z.string().nullish(),
  selected_date: z.string().nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).nullish(),
});
export type SlackFieldValue = z.infer<typeof fieldValue>;

export const viewSubmissionSchema = z.object({
  type: z.literal('view_submission'),
  user,
  team: z.object({ id }).nullish(),
  view: z.object({
    id,
    hash: z.string(),
    callback_id: z.string().default(''),
    private_metadata: z.string().default(''),
    app_installed_team_id: id.nullish(),
    blocks: z.array(z.object({ type: z.string(), block_id: z.string().default('') })),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), fieldValue)) }),
  }),
});
export type SlackViewSubmission = z.infer<typeof viewSubmissionSchema>;

const file = z.object({
  id,
  name: z.string().nullish(),
  size: z.number().nullish(),
  url_private: z.string().nullish(),
  url_private_download: z.string().nullish(),
});
export type SlackFile = z.infer<typeof file>;

const talk = {
  channel: id,
  user: id.optional(),
  bot_id: z.string().optional(),
  subtype: z.string().optional(),
  hidden: z.boolean().optional(),
  text: z.string().default(''),
  thread_ts: z.string().optional(),
  team: id.optional(),
  user_team: id.optional(),
  source_team: id.optional(),
  files: z.array(file).max(20).optional(),
};

const eventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('app_mention'), ...talk }),
  z.object({ type: z.literal('message'), channel_type: z.string().optional(), ...talk }),
  z.object({
    type: z.literal('member_joined_channel'),
    user: id,
    channel: id,
    inviter: id.optional(),
    team: id.optional(),
  }),
  z.object({ type: z.literal('member_left_channel'), user: id, channel: id }),
  z.object({
    type: z.enum([
      'channel_left',
      'group_left',
      'channel_archive',
      'group_archive',
      'channel_deleted',
      'group_deleted',
    ]),
    channel: id,
    user: id.optional(),
    actor_id: id.optional(),
  }),
  z.object({ type: z.literal('app_uninstalled') }),
  z.object({
    type: z.literal('tokens_revoked'),
    tokens: z.object({ bot: z.array(z.string()).optional() }),
  }),
]);

export const eventEnvelopeSchema = z.object({
  type: z.literal('event_callback'),
  event_id: id,
  team_id: id,
  authorizations: z
    .array(z.object({ team_id: id.nullish(), user_id: id.nullish(), is_bot: z.boolean().optional() }))
    .optional(),
  event: eventSchema,
});
export type SlackEnvelope = z.infer<typeof eventEnvelopeSchema>;
export type SlackTalk = Extract<SlackEnvelope['event'], { type: 'app_mention' | 'message' }>;
