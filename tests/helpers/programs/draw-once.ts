/** Draws one report and has nothing more to do: it ends by itself, although the process that drew is kept for the next. */
import { drawReport } from '../../../src/infra/documents/draw-report.ts';
import { anImprint, aReport } from '../a-report.ts';

process.stdout.write(`${[...(await drawReport(aReport(), anImprint(), ['pdf'])).keys()].join(' ')}\n`);
