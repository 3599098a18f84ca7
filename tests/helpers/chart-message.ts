import fc from 'fast-check';
import type { OutgoingFile } from '../../src/chat/incoming.ts';
import type { Block, FileRef, Message } from '../../src/chat/message.ts';

type ChartBlock = Extract<Block, { kind: 'chart' }>;

/** A kept file as a message refers to it; the same name in every version. */
export function aFile(format: 'docx' | 'pdf' | 'png', version = 1): FileRef {
  const mediaTypes = {
    docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    pdf: 'application/pdf',
    png: 'image/png',
  };
  return {
    ref: `follow-up/issue-1/${format}/${version}`,
    name: `sammanfattning-2021-12.${format}`,
    mediaType: mediaTypes[format],
    label: `Hämta ${format}`,
    action: { command: 'fetch-follow-up', args: { issue: 'issue-1', format }, stays: true },
  };
}

export const aChart: ChartBlock & { readonly picture: FileRef } = {
  kind: 'chart',
  chart: {
    caption: 'Läge per målområde',
    alt: 'Fyra av tio klara',
    groups: ['1 Trygghet i centrum', '2 Ungas trygghet'],
    series: [
      { label: 'grönt', tone: 'good', values: [3, 1] },
      { label: 'rött', tone: 'critical', values: [0, 2] },
    ],
  },
  picture: aFile('png'),
};

/** A message as a posted summary is: its words, a chart with its picture, and its documents. */
export function withFiles(words: string, version = 1): Message {
  return {
    language: 'sv',
    summary: words,
    blocks: [
      { kind: 'text', text: words },
      { ...aChart, picture: aFile('png', version) },
      { kind: 'files', files: [aFile('docx', version), aFile('pdf', version)] },
    ],
  };
}

/** The bytes of `withFiles`, by their refs. */
export function keptFiles(version = 1): readonly (readonly [string, OutgoingFile])[] {
  return (['docx', 'pdf', 'png'] as const).map((format) => {
    const { ref, name, mediaType } = aFile(format, version);
    return [ref, { ref, name, mediaType, bytes: new TextEncoder().encode(`${format} version ${version}`) }];
  });
}

const tone = fc.constantFrom('done' as const, 'good', 'attention', 'critical', 'unknown');

/** Any chart, with texts of a kind; `picture` refs of every length. */
export function charts(text: fc.Arbitrary<string>): fc.Arbitrary<Block> {
  const values = fc.array(fc.nat({ max: 10_000 }), { maxLength: 30 });
  const chart = fc.record({
    caption: text,
    alt: text,
    groups: fc.array(text, { maxLength: 30 }),
    series: fc.array(fc.record({ label: text, tone, values }), { maxLength: 5 }),
  });
  const picture = fc.string({ maxLength: 200 }).map((ref) => ({ ...aFile('png'), ref }));
  return fc.record({ kind: fc.constant('chart' as const), chart, picture }, { requiredKeys: ['kind', 'chart'] });
}

/** Any documents, with labels and names of a kind. */
export function files(text: fc.Arbitrary<string>): fc.Arbitrary<Block> {
  const file = fc.record({ label: text, name: text }).map((over) => ({ ...aFile('docx'), ...over }));
  return fc.record({ kind: fc.constant('files' as const), files: fc.array(file, { maxLength: 30 }) });
}
