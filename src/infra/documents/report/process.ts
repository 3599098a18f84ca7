/**
 * A process that draws reports for the one that started it: an order comes as a message, each format goes back when it is made,
 * and `done` ends the order. It prints nothing: what the libraries complain of are people's texts.
 */
import type { ReportFormat } from '../../../app/reports/report.ts';
import { type DrawingOrder, drawAll } from './draw.ts';

export type DrawingAnswer =
  | { readonly kind: 'made'; readonly format: ReportFormat; readonly bytes: Uint8Array }
  | { readonly kind: 'done' };

const answer = (message: DrawingAnswer) => void process.send?.(message);

process.on('message', (order: DrawingOrder) => {
  void drawAll(order, (format, bytes) => answer({ kind: 'made', format, bytes })).then(() => answer({ kind: 'done' }));
});
process.on('disconnect', () => process.exit());
// A terminal's Ctrl-C goes to every process of the program. The one that started this ends it when it needs no more.
process.on('SIGINT', () => undefined);
