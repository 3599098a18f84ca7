import { fold } from '../../domain/fold.ts';
import { communicationReport } from './communication.ts';
import type { ReportKind } from './kind.ts';
import { planReport } from './plan.ts';
import { reviewReport } from './review-report.ts';
import { summaryReport } from './summary.ts';

/** Every report that can be had as a file, in the order that they are offered. A new one is a file and a line here. */
export const reports: readonly ReportKind[] = [summaryReport, reviewReport, planReport, communicationReport];

/** The report that a word means, in either language and with or without å, ä and ö. */
export function reportByWord(typed: string): ReportKind | undefined {
  const wanted = fold(typed);
  return reports.find(({ name, words }) => [name, ...words.sv, ...words.en].some((word) => fold(word) === wanted));
}
