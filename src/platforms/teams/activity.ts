import { z } from 'zod';

const accountSchema = z.object({
  id: z.string().min(1),
  aadObjectId: z.string().optional(),
  tenantId: z.string().optional(),
});

const namedSchema = z.object({ id: z.string().min(1), name: z.string().optional() });

/** What we use of an activity from Teams. The SDK only casts it: everything is checked here. */
export const activitySchema = z.object({
  type: z.string(),
  id: z.string().min(1).max(1000),
  channelId: z.literal('msteams'),
  serviceUrl: z.string(),
  name: z.string().optional(),
  action: z.string().optional(),
  from: accountSchema,
  recipient: z.object({ id: z.string() }),
  conversation: z.object({
    id: z.string().min(1).max(1000),
    tenantId: z.string().optional(),
    conversationType: z.string().optional(),
    name: z.string().optional(),
  }),
  channelData: z
    .object({
      tenant: z.object({ id: z.string() }).optional(),
      team: namedSchema.optional(),
      channel: namedSchema.optional(),
      eventType: z.string().optional(),
    })
    .optional(),
  text: z.string().optional(),
  value: z.unknown().optional(),
  replyToId: z.string().max(1000).optional(),
  membersAdded: z.array(z.object({ id: z.string() })).optional(),
  membersRemoved: z.array(z.object({ id: z.string() })).optional(),
  attachments: z
    .array(z.object({ contentType: z.string(), name: z.string().optional(), content: z.unknown().optional() }))
    .optional(),
  entities: z
    .array(
      z.object({ type: z.string(), text: z.string().optional(), mentioned: z.object({ id: z.string() }).optional() }),
    )
    .optional(),
});

export type Activity = z.infer<typeof activitySchema>;

/** What our own buttons carry (`CardData`) and the inputs beside it. Teams nests it for Execute and not for Submit. */
export const buttonDataSchema = z
  .object({
    a: z.string().optional(),
    f: z.array(z.string()).optional(),
    t: z.string().optional(),
    x: z.enum(['sv', 'en']).optional(),
    o: z.string().max(2000).optional(),
  })
  .loose();

export const executeSchema = z.object({ action: z.object({ verb: z.literal('samverkan'), data: buttonDataSchema }) });

/** The content of a file that a person sent in personal chat. */
export const fileContentSchema = z.object({ downloadUrl: z.string() });

/** The answer to an offer of a file. */
export const consentSchema = z.object({
  action: z.enum(['accept', 'decline']),
  context: z.union([
    z.object({ file: z.string().max(100) }),
    // A kept file: its ref, what tells two offers of it apart, and our signature for the person that it was offered to.
    z.object({ ref: z.string().max(500), nonce: z.string().max(100), signed: z.string().max(100) }),
  ]),
  uploadInfo: z
    .object({
      contentUrl: z.string(),
      uploadUrl: z.string(),
      name: z.string(),
      uniqueId: z.string().optional(),
      fileType: z.string().optional(),
    })
    .optional(),
});
export type Consent = z.infer<typeof consentSchema>;
