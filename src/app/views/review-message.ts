import type { Block, Button, Message } from '../../chat/message.ts';
import type { Texts } from '../../text/texts.ts';
import type { Claim, ReportBlock, ReportDocument, ReportRow, Section } from '../reports/report.ts';
import { shorten } from '../reports/shorten.ts';
import { fits, roomyWidths, summaryMessage } from './summary-message.ts';

/** How much room there is: letters of an answer and of a measure's title; lines of a list, rows of a table, questions. */
interface Room {
  readonly letters: number;
  readonly title: number;
  readonly entries: number;
  readonly rows: number;
  readonly questions: number;
}

const rooms: readonly Room[] = [
  { letters: 3000, title: 300, entries: 60, rows: 8, questions: 10 },
  { letters: 1500, title: 120, entries: 60, rows: 5, questions: 10 },
  { letters: 900, title: 70, entries: 60, rows: 5, questions: 10 },
  { letters: 600, title: 60, entries: 60, rows: 5, questions: 8 },
  { letters: 400, title: 45, entries: 60, rows: 4, questions: 8 },
  { letters: 250, title: 45, entries: 15, rows: 3, questions: 6 },
  { letters: 150, title: 40, entries: 8, rows: 3, questions: 5 },
  { letters: 90, title: 40, entries: 5, rows: 2, questions: 4 },
];

const smallest: Room = { letters: 50, title: 30, entries: 3, rows: 1, questions: 3 };

/** In the compiled document the answers are what is read first: what has no basis is told of at some length in the basis. */
const mostMissing = 8;
const mostFound = 5;

/** A platform takes about fifty, and cuts what comes after. */
const mostBlocks = 46;

/**
 * A review as a chat message that fits every platform: with as much of the answers as there is room for. What is left out
 * stands in the document. `beside`: what the message is to have room for besides.
 */
export function reviewMessage(
  t: Texts,
  document: ReportDocument,
  buttons: readonly Button[],
  beside: readonly Block[] = [],
): Message {
  for (const room of rooms) {
    const message = summaryMessage(t, narrowed(t, document, room), buttons, roomyWidths, beside);
    const whole = [...message.blocks, ...beside];
    if (fits(whole) && whole.length <= mostBlocks) return message;
  }
  return summaryMessage(t, narrowed(t, document, smallest), buttons, undefined, beside);
}

function narrowed(t: Texts, document: ReportDocument, room: Room): ReportDocument {
  const questions = document.sections.filter(isQuestion);
  const left = questions.slice(room.questions);
  const kept = document.sections.filter((section) => !left.includes(section) && section.key !== 'basis');
  const compiled = document.sections.some(({ key }) => key === 'deviations');
  const roomOf = (section: Section): Room => {
    if (!compiled) return room;
    return { ...room, entries: Math.min(room.entries, isQuestion(section) ? mostFound : mostMissing) };
  };
  const sections = kept.map((section) => narrowedSection(t, section, roomOf(section)));
  const last = sections.filter(isQuestion).length;
  const isCut = kept.some(
    (section) => isQuestion(section) && wholeAnswers(section.blocks).some((block) => isCutIn(block, room)),
  );
  const notes = [
    ...(left.length === 0 ? [] : [t.review.moreQuestions(left.length)]),
    ...(isCut && left.length === 0 ? [t.review.wholeInDocument] : []),
  ];
  const more: readonly Section[] = notes.map((heading) => ({ key: 'more-questions', heading, blocks: [] }));
  return {
    ...document,
    lead: document.lead.map((claim) => ({ ...claim, text: shorten(claim.text, room.letters) })),
    sections: [...sections.slice(0, last), ...more, ...sections.slice(last)],
  };
}

function isQuestion({ key }: Section): boolean {
  return key.startsWith('question-');
}

function narrowedSection(t: Texts, section: Section, room: Room): Section {
  const heading = shorten(section.heading, Math.max(120, room.letters));
  const blocks = wholeAnswers(section.blocks).map((block) => narrowedBlock(t, section, named(block, room), room));
  return { ...section, heading, blocks };
}

/** Whether an answer is longer than there is room for. */
function isCutIn(block: ReportBlock, { letters }: Room): boolean {
  return block.kind === 'paragraph' && block.claim.text.length > letters;
}

/** Paragraphs of one answer become one text again. */
function wholeAnswers(blocks: readonly ReportBlock[]): readonly ReportBlock[] {
  const made: ReportBlock[] = [];
  for (const block of blocks) {
    const last = made.at(-1);
    if (block.kind === 'paragraph' && block.claim.label === undefined && last?.kind === 'paragraph' && last.claim.label)
      made[made.length - 1] = joined(last, block.claim.text);
    else made.push(block);
  }
  return made;
}

/** The party's name stands before its answer. */
function named(block: ReportBlock, room: Room): ReportBlock {
  if (block.kind !== 'paragraph' || block.claim.label === undefined) return block;
  const { label, text, sources } = block.claim;
  return { kind: 'paragraph', claim: { text: `${label}: ${cut(text, room.letters)}`, sources } };
}

function joined(block: Extract<ReportBlock, { kind: 'paragraph' }>, text: string): ReportBlock {
  return { ...block, claim: { ...block.claim, text: `${block.claim.text}\n\n${text}` } };
}

/** As it was written where there is room, else in one line. */
function cut(text: string, letters: number): string {
  return text.length <= letters ? text : shorten(text, letters);
}

function narrowedBlock(t: Texts, section: Section, block: ReportBlock, room: Room): ReportBlock {
  switch (block.kind) {
    case 'chart':
      return block;
    case 'paragraph':
      return { ...block, claim: { ...block.claim, text: cut(block.claim.text, room.letters + 200) } };
    case 'list': {
      const items = block.items.slice(0, room.entries);
      const left = block.items.length - items.length;
      const longest = section.key === 'missing' && isMeasures(block) ? room.title : room.letters;
      const short = items.map((claim) => ({ ...claim, text: cut(claim.text, longest) }));
      return { ...block, items: short, ...(left > 0 ? { more: t.summary.more(left) } : {}) };
    }
    case 'table': {
      const rows = block.rows.slice(0, room.rows);
      const left = block.rows.length - rows.length;
      const short = rows.map((row) => ({ ...row, cells: row.cells.map((cell) => cut(cell, room.letters)) }));
      const more = left > 0 ? { more: t.summary.more(left) } : {};
      if (isQuestion(section)) return sideBySide(block.header, short[0]?.cells ?? []);
      if (section.key === 'deviations') return { kind: 'list', items: short.map(deviationOf), ...more };
      return { ...block, rows: short, ...more };
    }
  }
}

/** Each line is a measure's number and title. */
function isMeasures({ items }: Extract<ReportBlock, { kind: 'list' }>): boolean {
  return items.every(({ label, sources: [source] }) => source?.kind === 'measure' && source.number === label);
}

/** What has happened with a measure, and then what is needed. */
function deviationOf({ cells: [label = '', ...said], sources }: ReportRow): Claim {
  return { label, text: said.join(' '), sources };
}

/** A row of answers with a column for each party reads as a line for each. */
function sideBySide(header: readonly string[], cells: readonly string[]): ReportBlock {
  return { kind: 'list', items: header.map((label, index) => ({ label, text: cells[index] ?? '', sources: [] })) };
}
