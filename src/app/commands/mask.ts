import { z } from 'zod';
import { foldChanges } from '../../domain/fold-changes.ts';
import { textOf, versionsSaying, withoutText } from '../../domain/masking.ts';
import type { Effect } from '../effects.ts';
import { writer } from '../record.ts';
import { byLine } from '../views/note-blocks.ts';
import { savedMessage } from '../views/saved.ts';
import { type CommandResult, type MeasureContext, measureCommand } from './command.ts';

const args = z.object({ version: z.coerce.number().int().positive().optional(), why: z.string().optional() });

/**
 * Maska: replaces a text in every version and in the bot's own posts by who removed it, when and why. The only overwrite
 * there is (product.md §3).
 */
export const mask = measureCommand({
  name: 'mask',
  root: 'measure',
  words: { sv: ['maska'], en: ['mask'] },
  right: 'mask',
  changes: false,
  args,
  texts: ({ why }) => [why ?? ''],
  read: (rest) => {
    if (rest === '') return {};
    const found = /^(?:version\s+|v\s*)?(\d{1,5})[\s:,]+(\S[\s\S]*)$/i.exec(rest);
    return found ? { version: Number(found[1]), why: found[2] ?? '' } : undefined;
  },
  readForm: ({ version, why }) =>
    typeof why === 'string' && why.trim() !== '' && typeof version === 'string' && version !== ''
      ? { args: { version: Number(version), why: why.trim() } }
      : {
          faults: {
            ...(version ? {} : { version: 'required' as const }),
            ...(why ? {} : { why: 'required' as const }),
          },
        },
  run: async (context, { version, why }) => {
    const { t, measure } = context;
    const changes = await context.reads.changes(context.agreement.id, measure.id);
    // The plan that holds now is changed first, and its earlier versions masked after.
    const current = changes.findLast(({ body }) => body.kind === 'planned' || body.kind === 'edited');
    const withText = changes.filter(
      (change) => change !== current && !change.masked && textOf(change.body) !== undefined,
    );
    if (withText.length === 0)
      return {
        outcome: 'refused',
        message: t.say(t.measures.ask.maskNothing),
        data: { rule: 'nothing-to-mask', measure: measure.number },
      };
    const chosen = withText.find((change) => change.version === version);
    if (!chosen || why === undefined) return maskForm(context, withText);
    const by = writer(context).name;
    const versions = versionsSaying(chosen, changes);
    const masked = changes.map((change) =>
      versions.includes(change.version)
        ? { ...change, body: withoutText(change.body), masked: { by, at: context.now, why } }
        : change,
    );
    const posts = await Promise.all(
      versions.map((one) => context.reads.postsAbout(context.agreement.id, measure.id, one)),
    );
    const ids = new Set(posts.flat().map((post) => post.id));
    const reposts = [...ids].map((deliveryId): Effect => ({ kind: 'repost', deliveryId }));
    return {
      outcome: 'done',
      message: savedMessage(context, t.measures.saved.masked(measure.number)),
      data: { measure: measure.number, masked: chosen.version, versions },
      effects: [
        {
          kind: 'mask',
          measureId: measure.id,
          versions,
          by,
          why,
          state: foldChanges(masked),
          expected: measure.version,
        },
        ...reposts,
      ],
    };
  },
});

function maskForm(
  context: MeasureContext,
  changes: Awaited<ReturnType<MeasureContext['reads']['changes']>>,
): CommandResult {
  const { t, measure } = context;
  const options = [...changes]
    .reverse()
    .slice(0, 100)
    .map((change) => ({
      value: String(change.version),
      label: `${t.measures.ask.maskVersion(change.version)}: ${byLine(t, change)}, ${t.dates.moment(change.at)}`.slice(
        0,
        75,
      ),
    }));
  const form = {
    language: context.language,
    title: t.measures.forms.mask.title(measure.number).slice(0, 24),
    intro: t.measures.ask.maskWhich,
    submit: t.common.save,
    cancel: t.common.cancel,
    fields: [
      { kind: 'select' as const, id: 'version', label: t.measures.forms.mask.version, required: true, options },
      { kind: 'text' as const, id: 'why', label: t.measures.forms.mask.why, required: true, maxLength: 300 },
    ],
    action: { command: 'mask', measure: measure.id },
  };
  return { outcome: 'asked', message: t.say(t.measures.ask.maskWhich), form };
}
