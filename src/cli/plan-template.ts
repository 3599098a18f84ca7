import { agreementReader } from '../app/agreement-file/read-agreement.ts';
import { parseYaml } from '../infra/documents/agreement-yaml.ts';
import { createDocuments } from '../infra/documents/documents.ts';
import { planTemplateSv } from '../text/plan-template.sv.ts';
import { sv } from '../text/sv.ts';
import { exitCode, type Io } from './subcommand.ts';

/** Writes an empty plan to fill in; the name's ending says whether for Excel or as CSV. Needs no database. */
export async function planTemplate(path: string, io: Io): Promise<number> {
  const documents = createDocuments(planTemplateSv, agreementReader(parseYaml));
  io.file(path, await documents.planTemplate(path.endsWith('.csv') ? 'csv' : 'xlsx'));
  io.out(sv.cli.wrote(path));
  return exitCode.done;
}
