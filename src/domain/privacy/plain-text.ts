/** Letters of other alphabets that are drawn like Latin ones: "рsyk" with a Cyrillic р must read as "psyk". */
const DRAWN_ALIKE: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['АВЕЅІЈКМНОРСТУХҮԌ', 'ABESIJKMHOPCTYXYG'],
    ['аеѕіјкморсухԁһӏո', 'aesijkmopcyxdhln'],
    ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'],
    ['οανικ', 'oavik'],
  ].flatMap(([from = '', to = '']) => [...from].map((letter, i) => [letter, to[i] ?? letter])),
);

const NAMED_ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  shy: '',
  zwnj: '',
  zwj: '',
  hyphen: '-',
  ndash: '-',
  mdash: '-',
  minus: '-',
  plus: '+',
  period: '.',
  commat: '@',
  num: '#',
  lpar: '(',
  rpar: ')',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  aring: 'å',
  auml: 'ä',
  ouml: 'ö',
  Aring: 'Å',
  Auml: 'Ä',
  Ouml: 'Ö',
  eacute: 'é',
  newline: '\n',
  NewLine: '\n',
  Tab: ' ',
};

/**
 * The text as a reader would see it, so that no writing trick hides anything: HTML entities, tags, Slack's `<tel:…>` and
 * markdown undone; full-width, circled and foreign digits as 0–9; every dash as `-` and every space as one space; no
 * invisible letters; letters of look-alike alphabets as Latin ones. Case is kept. Never stored, only read.
 */
export function plainText(text: string): string {
  const written = text
    .replace(/\p{Cf}/gu, '')
    .replace(/(?<=[\p{L}\d])%(2[0bde]|40)(?=[\p{L}\d])/giu, (_, hex: string) =>
      String.fromCodePoint(Number.parseInt(hex, 16)),
    )
    .replace(/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});?/gi, decodeEntity)
    .replace(/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});?/gi, decodeEntity);
  return withDigits(withoutMarkup(written).normalize('NFKC'))
    .replace(/[\p{Cf}\p{M}\u115f\u1160\u3164\uffa0]/gu, '')
    .replace(/[\p{Pd}\u2212\u2043\u02d7\u30fc]/gu, '-')
    .replace(/[‘’´ʼ′]/g, "'")
    .replace(/[Ͱ-ӿԀ-ԯո]/g, (letter) => DRAWN_ALIKE[letter] ?? letter)
    .replace(/[^\S\n\r\u2028\u2029\u0085]+|\u2800+/g, ' ')
    .replace(/ ?(?:\r\n|[\n\r\u2028\u2029\u0085]) ?/g, '\n')
    .replace(/(?<![\p{L}\d])(?=[OoQIl]{0,4}\d)[\dOoIl]{2,14}(?![\p{L}\d])/gu, asDigits);
}

function decodeEntity(entity: string): string {
  const name = entity.replace(/^&|;$/g, '');
  if (!name.startsWith('#')) return NAMED_ENTITIES[name] ?? entity;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

// Tags that only dress the text vanish, so `<b>07</b>08` is 0708; what a link carries is kept and read.
function withoutMarkup(text: string): string {
  return text
    .replace(/<\/?(?:p|br|div|li|ul|ol|tr|table|h[1-6])\s{0,3}\/?>/gi, '\n')
    .replace(/<\/?(?:b|i|u|s|em|strong|span|code|pre|font|sub|sup|td|th)\s{0,3}\/?>/gi, '')
    .replace(/(?:mailto|tel|sms|callto):/gi, ' tel ')
    .replace(/[<>]/g, ' ')
    .replace(/(?<!\*)\*{1,2}(?!\*)|[`~]/g, '');
}

function withDigits(text: string): string {
  return text.replace(/[\p{Nd}❶-➓]/gu, (digit) => (digit <= '9' ? digit : String(digitValue(digit))));
}

function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  if (code >= 0x2776 && code <= 0x2793) return ((code - 0x2776) % 10) + 1;
  // Unicode keeps each script's ten digits in a row, zero first.
  let zero = code;
  while (zero > code - 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return code - zero;
}

// "85O7O9-98O5": O and l among digits are read as 0 and 1.
function asDigits(run: string): string {
  return run.replace(/[Oo]/g, '0').replace(/[Il]/g, '1');
}
