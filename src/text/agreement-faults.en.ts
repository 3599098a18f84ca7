import type { AgreementFaultTexts } from './agreement-faults.sv.ts';

export const agreementFaultsEn: AgreementFaultTexts = {
  place: ({ file, line, path }) => `${file}, line ${line}${path ? ` (${path})` : ''}`,
  expected: {
    text: 'a text',
    date: 'a date, such as 2021-01-01',
    month: 'a month, such as 2021-12',
    'yes-or-no': 'ja (yes) or nej (no)',
    'whole-number': 'a whole number, such as 2',
    word: 'one of the words in the example file',
    slug: 'a short name in small letters a–z, digits and hyphens, such as upplands-vasby',
    'list-of-texts': 'a list of texts: a line for each, beginning with a hyphen',
    'list-of-numbers': 'a list of numbers, such as [1, 2]',
    list: 'a list: each entry begins with a hyphen and has its details indented below',
    section: 'details on lines of their own, indented by two spaces, such as "namn: Kommunen"',
  },
  syntax: {
    indentation: 'The line is indented differently from the lines it belongs with. Indent them alike, with spaces.',
    quote: 'A quotation mark is missing. Put one both before and after the text.',
    colon:
      'A colon in the wrong place. Write "key: value" with a space after the colon. If the text itself has a colon, put it in quotation marks.',
    bracket: 'A square bracket is not closed. End the list with ].',
    'reserved-character':
      'The text begins with a character that has a meaning of its own in the file. Put the text in quotation marks.',
    other:
      'The line cannot be read. Compare it with the example file. If that does not help, put the text in quotation marks.',
  },
  problems: {
    'empty-file': () => 'The file is empty. Start from the example file overenskommelse.yaml.',
    'too-large': ({ bytes, maxBytes }) =>
      `The file is ${kilobytes(bytes)} kB. An agreement may be at most ${kilobytes(maxBytes)} kB.`,
    'too-deep': () =>
      'The file has too many lists within each other. Start from the example file overenskommelse.yaml.',
    'tab-indentation': () => 'The line is indented with a tab. Replace each tab with two spaces.',
    'yaml-syntax': ({ kind }) => agreementFaultsEn.syntax[kind],
    'reference-not-allowed': () =>
      'The file uses & or * to refer to another line. Write the text out, or put it in quotation marks.',
    'several-documents': () => 'The file has a line with --- and another agreement. Keep one agreement in each file.',
    'duplicate-key': ({ name }) => `"${name}" stands twice in the same section. Remove one of them.`,
    'unknown-key': ({ found, suggestion, allowed }) =>
      suggestion
        ? `"${found}" is not known. Did you mean "${suggestion}"?`
        : `"${found}" is not known. Allowed here: ${allowed.join(', ')}.`,
    missing: ({ field, expected }) =>
      `"${field}" is missing. Add "${field}:" and ${agreementFaultsEn.expected[expected]}.`,
    'wrong-shape': ({ expected }) => `This place takes ${agreementFaultsEn.expected[expected]}.`,
    'not-a-date': ({ found }) => `"${found}" is not a date. Write year-month-day, such as 2021-01-01.`,
    'impossible-date': ({ found, lastDay }) =>
      `The date ${found} does not exist. The last day of that month is the ${ordinal(lastDay)}.`,
    'not-a-month': ({ found }) => `"${found}" is not a month. Write year-month, such as 2021-12.`,
    'not-yes-or-no': ({ found }) => `It says "${found}". Write ja (yes) or nej (no).`,
    'not-a-whole-number': ({ found, min, max }) =>
      `It says "${found}". Write a whole number from ${min} to ${max}, in digits.`,
    'not-a-slug': ({ found, suggestion }) =>
      `"${found}" cannot be a key. Write ${suggestion ? `for example ${suggestion}` : agreementFaultsEn.expected.slug}.`,
    'unknown-word': ({ found, suggestion, allowed }) =>
      `"${found}" is not known.${suggestion ? ` Did you mean "${suggestion}"?` : ''} Write one of: ${allowed.join(', ')}.`,
    'too-long': ({ length, max }) => `The text has ${length} characters. It may have at most ${max}.`,
    'too-few': ({ count, min }) => `There are ${count} entries here. At least ${min} are needed.`,
    'too-many': ({ count, max }) => `There are ${count} entries here. At most ${max} are allowed.`,
    'duplicate-name': ({ name, firstLine }) =>
      `"${name}" already stands on line ${firstLine}. A name or alias may mean one thing only: remove one of them.`,
    'duplicate-number': ({ number, firstLine }) =>
      `Number ${number} already stands on line ${firstLine}. Give each goal area its own number.`,
    'unknown-reference': ({ kind, found, suggestion, allowed }) =>
      `The ${REFERENCES[kind]} "${found}" is not in the file. ${suggestion ? `Did you mean "${suggestion}"?` : `Write one of: ${shortList(allowed)}.`}`,
    'ends-before-start': ({ from, to }) => `giltig_till (${to}) is before giltig_från (${from}). Write a later date.`,
    'ends-before-extension': ({ to, end }) =>
      `giltig_till (${to}) is the last day from before the extension. Write ${end}, and add the reviews that came with the extension.`,
    'review-outside': ({ month, from, to }) =>
      `The month ${month} is outside the agreement's validity. Write a month from ${from.slice(0, 7)} to ${to.slice(0, 7)}.`,
    'only-with': ({ field, terms }) =>
      `"${field}" goes only with the terms ${terms.join(' and ')}. Remove the line or change the terms.`,
    'nobody-votes': () => 'No party votes. Write "röstar: ja" for at least one party.',
  },
};

const REFERENCES = { party: 'party', function: 'function', group: 'group', 'goal-area': 'goal area' } as const;

function kilobytes(bytes: number): string {
  return String(Math.ceil(bytes / 1024));
}

function ordinal(day: number): string {
  return day === 31 ? '31st' : `${day}th`;
}

function shortList(names: readonly string[]): string {
  return names.length > 12 ? `${names.slice(0, 12).join(', ')} …` : names.join(', ');
}
