import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { AgreementDefinition } from '../../domain/agreement-file.ts';

const date = z.string().transform((text) => Temporal.PlainDate.from(text));
const names = z.array(z.string());
const kinds = ['est_analysis', 'staff_dialogue', 'citizen_survey', 'other'] as const;

/** An agreement's definition as it is kept: the domain's own shape with dates as `YYYY-MM-DD`. */
const definitionSchema = z.object({
  key: z.string(),
  title: z.string(),
  parties: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      shortName: z.string(),
      aliases: names,
      organisation: z.string().exactOptional(),
      isAuthority: z.boolean(),
      votes: z.boolean(),
      planningNoticeWeeks: z.number().exactOptional(),
    }),
  ),
  collaborationArea: z.string(),
  goalAreas: z.array(z.object({ number: z.number(), title: z.string() })),
  longTermGoal: z.string(),
  signedOn: date.exactOptional(),
  validFrom: date,
  validTo: date,
  extension: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('none') }),
    z.object({ kind: z.literal('after-consultation'), months: z.number(), years: z.number() }),
    z.object({ kind: z.literal('automatic'), noticeMonths: z.number(), years: z.number() }),
  ]),
  reviews: z.array(z.object({ name: z.string(), month: z.string(), questions: names })),
  steeringMeetings: z.object({ count: z.number(), per: z.enum(['calendar-year', 'agreement-year']) }),
  groups: z.array(
    z.object({
      name: z.string(),
      kind: z.enum(['est_strategic', 'est_in_depth', 'preparatory', 'steering', 'other']),
      aliases: names,
    }),
  ),
  functions: z.array(
    z.object({
      name: z.string(),
      party: z.string(),
      roles: z.array(z.enum(['member', 'coordinator', 'steering', 'reader'])),
      aliases: names,
      groups: names,
    }),
  ),
  collectives: z.array(z.object({ name: z.string(), functions: names })),
  settings: z.object({
    coordinatorsMayMoveFirst: z.boolean(),
    coordinatorsMayMoveSecond: z.boolean(),
    maxMoveDays: z.number(),
  }),
  situationPicture: z.array(
    z.object({
      kind: z.enum(kinds),
      date: date.exactOptional(),
      owner: z.string(),
      where: z.string(),
      goalAreas: z.array(z.number()),
    }),
  ),
  clauses: z
    .object({
      'steering-meetings': z.string().exactOptional(),
      review: z.string().exactOptional(),
      summary: z.string().exactOptional(),
      reported: z.string().exactOptional(),
      extension: z.string().exactOptional(),
      validity: z.string().exactOptional(),
      'follow-up': z.string().exactOptional(),
      communication: z.string().exactOptional(),
      'situation-picture': z.string().exactOptional(),
    })
    .exactOptional(),
});

export function readDefinition(json: unknown): AgreementDefinition {
  return definitionSchema.parse(json);
}

/** The definition as JSON; PlainDate writes itself as `YYYY-MM-DD`. */
export function definitionToJson(definition: AgreementDefinition): string {
  return JSON.stringify(definition);
}
