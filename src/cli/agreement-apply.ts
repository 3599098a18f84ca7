import { z } from 'zod';
import { agreementEffects } from '../app/agreement-effects.ts';
import { endsBeforeExtension } from '../app/agreement-file/ends-before-extension.ts';
import type { Application } from '../application.ts';
import type { AgreementFault } from '../domain/agreement-fault.ts';
import { agreementFaultText } from '../text/agreement-fault-text.ts';
import { agreementFaultsSv } from '../text/agreement-faults.sv.ts';
import { sv } from '../text/sv.ts';
import { exitCode, type Subcommand } from './subcommand.ts';

const options = z.object({ fileName: z.string(), text: z.string() });

/** Applies an agreement's file as the operator: checked with exact messages, all or nothing, audited. */
export const agreementApply: Subcommand<z.infer<typeof options>> = {
  name: 'agreement apply',
  options,
  run: async (app, file, io) => {
    const applied = await applyAgreement(app, file);
    if (!applied.ok) {
      for (const fault of applied.faults) io.err(agreementFaultText(fault, agreementFaultsSv));
      return exitCode.refused;
    }
    io.out(
      applied.changed
        ? sv.cli.applied(applied.title, applied.functions, applied.groups)
        : sv.cli.unchanged(applied.title),
    );
    return exitCode.done;
  },
};

type Applied =
  | {
      readonly ok: true;
      readonly changed: boolean;
      readonly title: string;
      readonly functions: number;
      readonly groups: number;
    }
  | { readonly ok: false; readonly faults: readonly AgreementFault[] };

export async function applyAgreement(app: Application, { fileName, text }: z.infer<typeof options>): Promise<Applied> {
  const reading = app.handling.documents.readAgreement(text, fileName);
  if (!reading.ok) return reading;
  const { definition } = reading;
  const known = (await app.store.agreements()).find((entry) => entry.key === definition.key);
  const existing = known && (await app.store.agreement(known.id));
  const newId = app.handling.newIds(`agreement ${definition.key} ${app.clock.now()} ${app.handling.newSecret()}`);
  const counted = { title: definition.title, functions: definition.functions.length, groups: definition.groups.length };
  if (existing && JSON.stringify(existing.definition) === JSON.stringify(definition))
    return { ok: true, changed: false, ...counted };
  const extension = existing && (await app.store.record(existing.id)).record.extension;
  const moved = extension && endsBeforeExtension({ fileName, text }, definition, extension);
  if (moved) return { ok: false, faults: [moved] };
  const agreementId = existing?.id ?? newId();
  const now = app.clock.now();
  const effect = agreementEffects(definition, existing, agreementId, newId);
  const result = await app.store.commit({
    outcome: 'done',
    agreementId,
    at: now,
    recordedAt: now,
    actor: 'operator',
    effects: [effect],
  });
  if (result.kind !== 'committed')
    throw new Error('the agreement was changed by someone else meanwhile; run the command again');
  return { ok: true, changed: true, ...counted };
}
