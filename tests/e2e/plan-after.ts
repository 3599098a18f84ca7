import { z } from 'zod';
import { exportToJson, gatherExport } from '../../src/app/export-plan.ts';
import type { Application } from '../../src/application.ts';
import { instantToIso, isoDateOf, readLocalTime } from '../../src/domain/time.ts';
import { textsIn } from '../../src/text/texts.ts';

const exported = z.object({
  measures: z.array(
    z.object({
      number: z.string(),
      status: z.string(),
      rating: z.string().nullable(),
      due: z.string().nullable(),
      values: z.array(z.object({ indicator: z.string(), value: z.number(), total: z.number().optional() })),
      communicated: z.array(z.object({ on: z.string() })),
      questions: z.array(z.object({ text: z.string(), by: z.string() })),
      proposals: z.array(z.object({ to: z.string().optional(), state: z.string(), by: z.string() })),
      notes: z.array(
        z.object({ at: z.string(), text: z.string(), function: z.string(), place: z.string().optional() }),
      ),
    }),
  ),
});
type Measure = z.infer<typeof exported>['measures'][number];

/**
 * The whole plan as it stands at a local time, by the export that people get: a line per measure and one per note.
 * Nothing in it tells which platform it came through.
 */
export async function planAfter(app: Application, local: string): Promise<readonly string[]> {
  const [first] = await app.store.agreements();
  const agreement = first && (await app.store.agreement(first.id));
  if (!agreement) throw new Error('there is no agreement');
  const now = instantToIso(readLocalTime(local));
  const everything = await gatherExport(agreement, app.store, { now, today: isoDateOf(now) });
  return exported.parse(exportToJson(textsIn('sv'), everything)).measures.flatMap(linesOf);
}

function linesOf(measure: Measure): string[] {
  const { number, status, rating, due, values, communicated, questions, proposals, notes } = measure;
  const facts = [
    `${number} ${status} ${rating} ${due}`,
    ...values.map(({ indicator, value, total }) => `${indicator} ${value}${total === undefined ? '' : `/${total}`}`),
    ...communicated.map(({ on }) => `told ${on}`),
    ...proposals.map(({ to, state, by }) => `${to ?? 'cancel'} ${state}, from ${by}`),
    ...questions.map(({ text, by }) => `${by} asks: ${text}`),
  ];
  const said = notes.map(({ at, text, function: by, place }) => `  ${at.slice(0, 16)}Z ${by} in ${place}: ${text}`);
  return [facts.join('; '), ...said];
}
