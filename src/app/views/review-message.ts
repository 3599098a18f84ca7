import type { Button, Message } from '../../chat/message.ts';
import type { Texts } from '../../text/texts.ts';
import type { ReportBlock, ReportDocument, Section } from '../reports/report.ts';
import { shorten } from '../reports/shorten.ts';
import { fits, summaryMessage } from './summary-message.ts';

/** How much room there is: letters of an answer or a paragraph, entries of a list, and whether a section is one text. */
interface Room {
  readonly letters: number;
  readonly entries: number;
  readonly questions: number;
  readonly joined?: true;
}

const rooms: readonly Room[] = [
  { letters: 3000, entries: 60, questions: 10 },
  { letters: 1500, entries: 60, questions: 10 },
  { letters: 900, entries: 40, questions: 10 },
  { letters: 500, entries: 25, questions: 10 },
  { letters: 300, entries: 15, questions: 12, joined: true },
  { letters: 160, entries: 8, questions: 12, joined: true },
  { letters: 90, entries: 5, questions: 8, joined: true },
  { letters: 50, entries: 3, questions: 4, joined: true },
];

/** A platform takes about fifty, and cuts what comes after. */
const mostBlocks = 46;

/**
 * A review as a chat message that fits every platform: with as much of the answers as there is room for. What is left out
 * stands in the document.
 */
export function reviewMessage(t: Texts, document: ReportDocument, buttons: readonly Button[]): Message {
  const all = rooms.map((room) => summaryMessage(t, narrowed(t, document, room), buttons));
  const chosen = all.find(({ blocks }) => fits(blocks) && blocks.length <= mostBlocks) ?? all.at(-1);
  if (!chosen) throw new Error('there is always a room');
  return chosen;
}

function narrowed(t: Texts, document: ReportDocument, room: Room): ReportDocument {
  const questions = document.sections.filter(isQuestion);
  const left = questions.slice(room.questions);
  const kept = document.sections.filter((section) => !left.includes(section));
  const sections = kept.map((section) => narrowedSection(t, section, room));
  const last = sections.filter(isQuestion).length;
  const more: readonly Section[] =
    left.length === 0 ? [] : [{ key: 'more-questions', heading: t.review.moreQuestions(left.length), blocks: [] }];
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
  const blocks = answersJoined(section.blocks, room).map((block) => narrowedBlock(t, block, room));
  return { ...section, heading, blocks };
}

/** Paragraphs of one answer become one text again, with the party's name before it. */
function answersJoined(blocks: readonly ReportBlock[], room: Room): readonly ReportBlock[] {
  const made: ReportBlock[] = [];
  for (const block of blocks) {
    const last = made.at(-1);
    if (block.kind === 'paragraph' && block.claim.label === undefined && last?.kind === 'paragraph' && last.claim.label)
      made[made.length - 1] = joined(last, block.claim.text);
    else made.push(block);
  }
  return made.map((block) => {
    if (block.kind !== 'paragraph' || block.claim.label === undefined) return block;
    const { label, text, sources } = block.claim;
    return { kind: 'paragraph', claim: { text: `${label}: ${cut(text, room.letters)}`, sources } };
  });
}

function joined(block: Extract<ReportBlock, { kind: 'paragraph' }>, text: string): ReportBlock {
  return { ...block, claim: { ...block.claim, text: `${block.claim.text}\n\n${text}` } };
}

/** As it was written where there is room, else in one line. */
function cut(text: string, letters: number): string {
  return text.length <= letters ? text : shorten(text, letters);
}

function narrowedBlock(t: Texts, block: ReportBlock, room: Room): ReportBlock {
  switch (block.kind) {
    case 'chart':
      return block;
    case 'paragraph':
      return { ...block, claim: { ...block.claim, text: cut(block.claim.text, room.letters + 200) } };
    case 'list': {
      const items = block.items.slice(0, room.entries);
      const left = block.items.length - items.length;
      const short = items.map((claim) => ({ ...claim, text: cut(claim.text, room.letters) }));
      return { ...block, items: short, ...(left > 0 ? { more: t.summary.more(left) } : {}) };
    }
    case 'table': {
      const rows = block.rows.slice(0, room.entries);
      const left = block.rows.length - rows.length;
      const short = rows.map((row) => ({ ...row, cells: row.cells.map((cell) => cut(cell, room.letters)) }));
      if (
        block.rows.length === 1 &&
        rows[0] &&
        block.content === 'sentences' &&
        block.header.length <= 3 &&
        !block.more
      )
        return sideBySide(block.header, short[0]?.cells ?? []);
      return { ...block, rows: short, ...(left > 0 ? { more: t.summary.more(left) } : {}) };
    }
  }
}

/** A row of answers with a column for each party reads as a line for each. */
function sideBySide(header: readonly string[], cells: readonly string[]): ReportBlock {
  return { kind: 'list', items: header.map((label, index) => ({ label, text: cells[index] ?? '', sources: [] })) };
}
