import type { AgreementFault, ParsedFile } from '../../domain/agreement-fault.ts';
import type { AgreementDefinition } from '../../domain/agreement-file.ts';
import { crossChecks, type PathProblem } from './cross-checks.ts';
import { toDefinition } from './definition.ts';
import { doubleKeys, locate, toData, writtenKey } from './file-tree.ts';
import { issueProblems } from './issue-faults.ts';
import { AgreementFile } from './schema.ts';
import { spelledPath } from './spelled.ts';

export type AgreementReading =
  | { readonly ok: true; readonly definition: AgreementDefinition }
  | { readonly ok: false; readonly faults: readonly AgreementFault[] };

/**
 * Makes the reader of agreement files from a parser: `readAgreementYaml = agreementReader(parseYaml)`. The reader gives
 * the definition or every fault it could find, in the file's order, each with its line.
 */
export function agreementReader(parse: (text: string) => ParsedFile) {
  return (text: string, fileName: string): AgreementReading => {
    const parsed = parse(text);
    if (!parsed.ok)
      return { ok: false, faults: parsed.faults.map((fault) => ({ file: fileName, path: '', ...fault })) };
    const { root } = parsed;
    const toFault = ({ path, problem }: PathProblem): AgreementFault => ({
      file: fileName,
      ...locate(root, path),
      path: spelledPath(path),
      problem: problem.key === 'unknown-key' ? { ...problem, found: writtenKey(root, path) } : problem,
    });
    const double = doubleKeys(root).map(({ path, problem, line, column }) => ({
      ...toFault({ path, problem }),
      line,
      column,
    }));
    const data = toData(root);
    const checked = AgreementFile.safeParse(data);
    const problems = checked.success
      ? crossChecks(checked.data, (path) => locate(root, path).line)
      : checked.error.issues.flatMap((issue) => issueProblems(issue, data, AgreementFile));
    const faults = [...double, ...problems.map(toFault)].sort((a, b) => a.line - b.line);
    if (!checked.success || faults.length > 0) return { ok: false, faults };
    return { ok: true, definition: toDefinition(checked.data) };
  };
}
