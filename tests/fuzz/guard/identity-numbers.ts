import { between, figures, inSentences, type Kind, oneOf, type Random, type Writing } from './draw.ts';

/** What people write around a number that they should not have written. */
export const sentences = [
  '#',
  'Gäller #',
  'Vi talade om # i går.',
  'Mötet handlade mest om #, vi återkommer.',
  'Se #.',
  '# finns med på listan',
  'Eleven (#) var inte på plats.',
  'Uppföljning av # görs i december',
  'Två uppdrag klara, kvar är # och belysningen.',
  'Fältarna tog med #; skolan är vidtalad',
  'Anteckning: #\nResten tas nästa gång.',
  '- första punkten\n- #\n- tredje punkten',
  'Hej! Lägg till # i underlaget tack',
  'Enligt rektor stämmer # med deras lista.',
  'ny deltagare #, startar v. 48',
  'Registrerat idag, 2021-11-10: #',
  'The group discussed # on Tuesday.',
  'Please add # to the follow-up.',
  'Concerns #, see minutes.',
  '"#" stod det på lappen',
] as const;

interface Number {
  readonly century: string;
  readonly yy: string;
  readonly mm: string;
  readonly dd: string;
  readonly last: string;
}

/** Luhn's, as Skatteverket's brochure SKV 704 describes it. */
function checkDigit(nine: string): number {
  const sum = [...nine]
    .map((figure, place) => Number(figure) * (place % 2 === 0 ? 2 : 1))
    .reduce((total, product) => total + Math.floor(product / 10) + (product % 10), 0);
  return (10 - (sum % 10)) % 10;
}

/** Nobody's: of Skatteverket's birth numbers for tests, or with a check digit that can't be right. */
function number(random: Random, coordination: boolean, isRight: boolean): Number {
  const year = between(random, 1925, 2020);
  const yy = figures(year % 100);
  const mm = figures(between(random, 1, 12));
  const dd = figures(between(random, 1, 28) + (coordination ? 60 : 0));
  const birth = isRight ? oneOf(random, ['238', '239']) : figures(between(random, 1, 999), 3);
  const right = checkDigit(`${yy}${mm}${dd}${birth}`);
  const check = isRight ? right : (right + between(random, 1, 9)) % 10;
  return { century: String(Math.floor(year / 100)), yy, mm, dd, last: `${birth}${check}` };
}

type Write = (number: Number, random: Random) => string;

const six = ({ yy, mm, dd }: Number) => `${yy}${mm}${dd}`;
const eight = (given: Number) => `${given.century}${six(given)}`;
const usual: Write = (given) => `${six(given)}-${given.last}`;
const either: Write = (given, random) => (random() < 0.5 ? six(given) : eight(given));

const ways: Readonly<Record<string, Write>> = {
  'ÅÅMMDD-NNNN': usual,
  'ÅÅÅÅMMDD-NNNN': (given) => `${eight(given)}-${given.last}`,
  ÅÅMMDDNNNN: (given) => `${six(given)}${given.last}`,
  ÅÅÅÅMMDDNNNN: (given) => `${eight(given)}${given.last}`,
  'with a space': (given, random) => `${either(given, random)} ${given.last}`,
  'spaces all through': ({ century, yy, mm, dd, last }, random) =>
    `${random() < 0.5 ? `${century} ` : ''}${yy} ${mm} ${dd} ${random() < 0.5 ? last : `- ${last}`}`,
  'in pairs': ({ century, yy, mm, dd, last }) => `${century} ${yy} ${mm} ${dd} ${last.slice(0, 2)} ${last.slice(2)}`,
  'figure by figure': (given) => [...eight(given), ...given.last].join(' '),
  dots: ({ century, yy, mm, dd, last }, random) =>
    `${random() < 0.5 ? century : ''}${yy}.${mm}.${dd}${oneOf(random, ['.', '-', ' '])}${last}`,
  'a date and four': ({ century, yy, mm, dd, last }, random) =>
    `${century}${yy}-${mm}-${dd}${oneOf(random, ['-', ' ', ' - ', '/'])}${last}`,
  'plus for a hundred years': (given) => `${six(given)}+${given.last}`,
  'other dashes': (given, random) =>
    `${either(given, random)}${oneOf(random, ['–', '—', '−', '‑', ' – ', ' - ', '- ', ' -'])}${given.last}`,
  'other signs': (given, random) =>
    `${either(given, random)}${oneOf(random, ['/', '_', ':', '.', '--', '\t'])}${given.last}`,
  'a line break': (given, random) =>
    `${either(given, random)}${oneOf(random, ['-\n', '\n', '\n-', ' \n', '-\r\n'])}${given.last}`,
  'hard spaces': (given, random) =>
    `${either(given, random)}${oneOf(random, ['\u00a0', '\u202f', '\u2009', '\u200b', '\u00ad'])}${given.last}`,
  'with its word': (given, random) =>
    `${oneOf(random, ['pnr ', 'pnr: ', 'Pnr.', 'p-nr ', 'personnr ', 'personnummer: ', 'person-nr ', 'personnumret är ', 'PERSONNUMMER ', 'persnr '])}${oneOf(random, [usual, ways.ÅÅÅÅMMDDNNNN ?? usual])(given, random)}`,
  'in brackets': (given, random) =>
    inSentences(['(#)', '[#]', '<#>', '{#}', '(pnr #)', '(#, åk 9)'], random, usual(given, random)),
  'marked up': (given, random) =>
    inSentences(['**#**', '_#_', '`#`', '”#”', "'#'", '~#~'], random, usual(given, random)),
  'against a word': (given, random) =>
    inSentences(['nr#', '#:s', 'pojken#', '#och', 'pnr#', '#/skolan', 'id=#'], random, usual(given, random)),
  'four hidden': (given, random) => `${either(given, random)}-${oneOf(random, ['XXXX', 'xxxx', '****', 'NNNN'])}`,
  'letters for figures': (given) => `${six(given)}-${given.last}`.replaceAll('0', 'O').replaceAll('1', 'l'),
  'a T-number': (given, random) =>
    `${either(given, random)}-${oneOf(random, [`T${given.last.slice(1)}`, `TF${given.last.slice(2)}`, `R${given.last.slice(1)}`])}`,
  'in English': (given, random) =>
    `${oneOf(random, ['personal number ', 'personal identity number: ', 'SSN ', 'social security number ', 'ID no. ', 'born with number '])}${oneOf(random, [usual, ways.ÅÅÅÅMMDDNNNN ?? usual])(given, random)}`,
  'the four elsewhere': (given, random) =>
    `${either(given, random)}${oneOf(random, [' sista fyra ', ', sista fyra: ', ' (sista fyra ', ' med de fyra sista '])}${given.last}`,
};

/** Told from a list of amounts by the check digit alone. */
const listLike = ['in pairs', 'figure by figure'];

const kind = (name: string, coordination: boolean, isRight: boolean): Kind => ({
  name,
  atLeast: 0.99,
  writings: Object.entries(ways)
    .filter(([way]) => isRight || !listLike.includes(way))
    .map(
      ([way, write]): Writing => ({
        name: way,
        draw: (random) => inSentences(sentences, random, write(number(random, coordination, isRight), random)),
      }),
    ),
});

/** Coordination numbers are the same with 60 added to the day. */
export const identityNumbers: readonly Kind[] = [
  kind('personal numbers', false, true),
  kind('personal numbers with a wrong check digit', false, false),
  kind('coordination numbers', true, true),
  kind('coordination numbers with a wrong check digit', true, false),
];
