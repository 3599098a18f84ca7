import { Temporal } from 'temporal-polyfill';
import { type NoteMeasure, type Proposal, readNote } from '../../../src/domain/note-text.ts';

const date = (text: string) => Temporal.PlainDate.from(text);
export const measure = (name: string, target?: number): NoteMeasure => ({
  number: '1.3',
  status: 'in_progress',
  indicators: [{ id: name, name, ...(target === undefined ? {} : { target }) }],
});
const places = measure('Antal klara platser', 10);

/** The proposals and the question in short: "status completed, 8/10, due 2021-12-03, ?unclear-status". */
export function read(text: string, of = places): string {
  const { proposals, question } = readNote({
    text,
    today: date('2021-11-10'),
    validTo: date('2022-12-31'),
    measure: of,
  });
  return [...proposals.map(inShort), ...(question ? [`?${question.kind}`] : [])].join(', ');
}

function inShort(proposal: Proposal): string {
  switch (proposal.kind) {
    case 'status':
      return `status ${proposal.status}`;
    case 'rating':
      return proposal.rating;
    case 'indicator':
      return `${proposal.increment ? '+' : ''}${proposal.value}${proposal.total ? `/${proposal.total}` : ''}${proposal.percent ? ' %' : ''}`;
    case 'due':
    case 'start':
      return `${proposal.kind} ${proposal.date ?? `(${proposal.period})`}`;
    case 'follow-up':
    case 'communicated':
      return `${proposal.kind} ${proposal.date}`;
    default:
      return proposal.kind;
  }
}
