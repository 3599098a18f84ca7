import type { AgreementFault } from '../../domain/agreement-fault.ts';
import type { AgreementDefinition } from '../../domain/agreement-file.ts';
import type { ExtensionRecord } from '../../domain/record/extension.ts';

/**
 * An agreement's file from before its extension would move the last day back, and with it all that the parties have
 * signed: a fault in its last day. Undefined when the file has any other day than one that an extension has moved.
 */
export function endsBeforeExtension(
  { fileName, text }: { readonly fileName: string; readonly text: string },
  { validTo }: Pick<AgreementDefinition, 'validTo'>,
  { extended }: Pick<ExtensionRecord, 'extended'>,
): AgreementFault | undefined {
  const to = validTo.toString();
  const end = extended.at(-1)?.end;
  if (end === undefined || end === to || !extended.some(({ from }) => from === to)) return undefined;
  const line = text.split(/\r?\n/).findIndex((each) => /^\s*giltig_till\s*:/.test(each)) + 1;
  return {
    file: fileName,
    line: Math.max(1, line),
    path: 'giltig_till',
    problem: { key: 'ends-before-extension', to, end },
  };
}
