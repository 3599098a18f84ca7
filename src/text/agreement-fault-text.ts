import type { AgreementFault, AgreementProblem } from '../domain/agreement-fault.ts';
import type { AgreementFaultTexts } from './agreement-faults.sv.ts';

/** A fault as one line: the file, the line, what is wrong and what to write. */
export function agreementFaultText(fault: AgreementFault, texts: AgreementFaultTexts): string {
  const sentence = texts.problems[fault.problem.key] as (problem: AgreementProblem) => string;
  return `${texts.place(fault)}: ${sentence(fault.problem)}`;
}
