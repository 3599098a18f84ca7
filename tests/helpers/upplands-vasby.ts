import { readFileSync } from 'node:fs';
import { agreementReader } from '../../src/app/agreement-file/read-agreement.ts';
import type { AgreementDefinition } from '../../src/domain/agreement-file.ts';
import { parseYaml } from '../../src/infra/documents/agreement-yaml.ts';

/** The example agreement, read from its file. */
export function upplandsVasby(): AgreementDefinition {
  const file = new URL('../../examples/upplands-vasby/overenskommelse.yaml', import.meta.url);
  const reading = agreementReader(parseYaml)(readFileSync(file, 'utf8'), 'overenskommelse.yaml');
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  return reading.definition;
}
