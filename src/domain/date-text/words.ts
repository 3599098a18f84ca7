/** Words by what they mean. All are folded (`fold`): lower case, å and ä as a, ö as o. */
export type Words = Readonly<Record<string, number>>;

/** Numbers each row's words from `first`. */
function numbered(first: number, rows: readonly string[]): Words {
  return Object.fromEntries(rows.flatMap((row, at) => row.split(' ').map((word) => [word, first + at])));
}

/** January is 1. `jul` is Christmas unless a day stands before it. */
export const monthByWord = numbered(1, [
  'januari january jan',
  'februari february feb febr',
  'mars march mar',
  'april apr',
  'maj may',
  'juni june jun',
  'juli july',
  'augusti august aug',
  'september sept sep',
  'oktober october okt oct',
  'november nov',
  'december dec',
]);

/** Monday is 1. */
export const weekdayByWord = numbered(1, [
  'mandag mandagen monday man mon',
  'tisdag tisdagen tuesday tis tue tues',
  'onsdag onsdagen wednesday ons wed',
  'torsdag torsdagen thursday tors tor thu thur thurs',
  'fredag fredagen friday fre fri',
  'lordag lordagen saturday lor sat',
  'sondag sondagen sunday son sun',
]);

/** "i fredags": the latest one before today. */
export const pastWeekdayByWord = numbered(1, [
  'mandags',
  'tisdags',
  'onsdags',
  'torsdags',
  'fredags',
  'lordags',
  'sondags',
]);

/** Spring is 1, winter (from December) 4. */
export const seasonByWord = numbered(1, [
  'var varen spring',
  'sommar sommaren summer',
  'host hosten autumn fall',
  'vinter vintern winter',
]);

/** "i våras": the latest one that is over. */
export const pastSeasonByWord = numbered(1, ['varas', 'somras', 'hostas', 'vintras']);

export const ordinalByWord = numbered(1, [
  'forsta forste first',
  'andra andre second',
  'tredje third',
  'fjarde fourth',
  'femte fifth',
  'sjatte sixth',
  'sjunde seventh',
  'attonde eighth',
  'nionde ninth',
  'tionde tenth',
  'elfte eleventh',
  'tolfte twelfth',
  'trettonde thirteenth',
  'fjortonde fourteenth',
  'femtonde fifteenth',
  'sextonde sixteenth',
  'sjuttonde seventeenth',
  'artonde eighteenth',
  'nittonde nineteenth',
  'tjugonde twentieth',
  'tjugoforsta tjugoforste',
  'tjugoandra tjugoandre',
  'tjugotredje',
  'tjugofjarde',
  'tjugofemte',
  'tjugosjatte',
  'tjugosjunde',
  'tjugoattonde',
  'tjugonionde',
  'trettionde thirtieth',
  'trettioforsta trettioforste',
]);

const upToNineteen = numbered(0, [
  'noll zero inga ingen inget',
  'ett en one a an',
  'tva two bada',
  'tre three',
  'fyra four',
  'fem five',
  'sex six',
  'sju seven',
  'atta eight',
  'nio nine',
  'tio ten',
  'elva eleven',
  'tolv twelve',
  'tretton thirteen',
  'fjorton fourteen',
  'femton fifteen',
  'sexton sixteen',
  'sjutton seventeen',
  'arton eighteen',
  'nitton nineteen',
]);

const tens: Words = {
  tjugo: 20,
  trettio: 30,
  fyrtio: 40,
  femtio: 50,
  sextio: 60,
  sjuttio: 70,
  attio: 80,
  nittio: 90,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};

/** "noll" to "nittionio", written together as Swedish does: "tjugofem". */
const belowHundred: ReadonlyMap<string, number> = new Map([
  ...Object.entries(upToNineteen),
  ...Object.entries(tens),
  ...Object.entries(tens).flatMap(([ten, value]) =>
    Object.entries(upToNineteen)
      .filter(([, unit]) => unit > 0 && unit < 10)
      .map(([word, unit]) => [ten + word, value + unit] as const),
  ),
]);

/** A cardinal in folded words up to 999: "tjugofem", "etthundrafemtio". */
export function cardinal(word: string): number | undefined {
  const plain = belowHundred.get(word);
  if (plain !== undefined) return plain;
  const at = word.indexOf('hundra');
  if (at < 0) return undefined;
  const count = at === 0 ? 1 : belowHundred.get(word.slice(0, at));
  const rest = word.length === at + 6 ? 0 : belowHundred.get(word.slice(at + 6));
  return count === undefined || rest === undefined || count > 9 ? undefined : 100 * count + rest;
}

/** The value of a word that is the table's own: "constructor", which every object has, is no number. */
export function own(words: Words, word: string): number | undefined {
  const value: unknown = words[word];
  return typeof value === 'number' ? value : undefined;
}
