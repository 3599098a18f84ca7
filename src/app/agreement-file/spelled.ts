import type { ExpectedValue } from '../../domain/agreement-fault.ts';

/** The file's keys as people write them, and what each is to hold, by folded key. */
const FIELDS: Readonly<Record<string, readonly [spelled: string, expected: ExpectedValue]>> = {
  nyckel: ['nyckel', 'slug'],
  titel: ['titel', 'text'],
  samverkansomrade: ['samverkansområde', 'text'],
  langsiktig_malsattning: ['långsiktig_målsättning', 'text'],
  tecknad: ['tecknad', 'date'],
  giltig_fran: ['giltig_från', 'date'],
  giltig_till: ['giltig_till', 'date'],
  forlangning: ['förlängning', 'section'],
  villkor: ['villkor', 'word'],
  manader_fore: ['månader_före', 'whole-number'],
  ar: ['år', 'whole-number'],
  parter: ['parter', 'list'],
  namn: ['namn', 'text'],
  kortnamn: ['kortnamn', 'text'],
  alias: ['alias', 'list-of-texts'],
  organisation: ['organisation', 'text'],
  myndighet: ['myndighet', 'yes-or-no'],
  rostar: ['röstar', 'yes-or-no'],
  planeringstid_veckor: ['planeringstid_veckor', 'whole-number'],
  malomraden: ['målområden', 'list'],
  nummer: ['nummer', 'whole-number'],
  uppfoljningar: ['uppföljningar', 'list'],
  manad: ['månad', 'month'],
  fragor: ['frågor', 'list-of-texts'],
  styrgruppsmoten: ['styrgruppsmöten', 'section'],
  antal: ['antal', 'whole-number'],
  per: ['per', 'word'],
  grupper: ['grupper', 'list'],
  typ: ['typ', 'word'],
  funktioner: ['funktioner', 'list'],
  part: ['part', 'text'],
  roller: ['roller', 'list-of-texts'],
  samlingsnamn: ['samlingsnamn', 'list'],
  installningar: ['inställningar', 'section'],
  samordnarna_far_flytta_forsta_gangen: ['samordnarna_får_flytta_första_gången', 'yes-or-no'],
  samordnarna_far_flytta_andra_gangen: ['samordnarna_får_flytta_andra_gången', 'yes-or-no'],
  langsta_flytt_dagar: ['längsta_flytt_dagar', 'whole-number'],
  lagesbild: ['lägesbild', 'list'],
  datum: ['datum', 'date'],
  agare: ['ägare', 'text'],
  finns_hos: ['finns_hos', 'text'],
  ordalydelser: ['ordalydelser', 'section'],
  sammanfattningar: ['sammanfattningar', 'text'],
  rapportering: ['rapportering', 'text'],
  giltighet: ['giltighet', 'text'],
  insatsernas_uppfoljning: ['insatsernas_uppföljning', 'text'],
  kommunikation: ['kommunikation', 'text'],
};

type Path = readonly PropertyKey[];

/** `målområden` for `malomraden`. */
export function spelledKey(key: string): string {
  return FIELDS[key]?.[0] ?? key;
}

/** `['parter', 1, 'namn']` as `parter[2].namn`. */
export function spelledPath(path: Path): string {
  return path.reduce<string>((so, step) => {
    if (typeof step === 'number') return `${so}[${step + 1}]`;
    return so === '' ? spelledKey(String(step)) : `${so}.${spelledKey(String(step))}`;
  }, '');
}

/** What is to stand at the path. */
export function expectedAt(path: Path): ExpectedValue {
  const last = path.at(-1);
  const [parent, nested] = [path.at(-2), path.length > 2];
  if (last === undefined) return 'section';
  if (typeof last === 'string') {
    if (parent === 'ordalydelser') return 'text';
    if (nested && (last === 'grupper' || last === 'funktioner')) return 'list-of-texts';
    if (nested && last === 'malomraden') return 'list-of-numbers';
    return FIELDS[last]?.[1] ?? 'text';
  }
  const list = expectedAt(path.slice(0, -1));
  if (list === 'list-of-numbers') return 'whole-number';
  if (list === 'list') return 'section';
  return parent === 'roller' ? 'word' : 'text';
}
