import { fold } from '../fold.ts';
import { present } from '../present.ts';
import type { PlanIndicator } from './plan-measure.ts';
import { type Quantity, readAmount, readQuantities } from './quantity.ts';

const PEOPLE =
  /(medarbetare|chef|chefer|ungdom|ungdomar|unga|elev|elever|barn|person|personer|deltagare|foraldrar|vardnadshavare|invanare|boende|individer|personal|anstallda|larare|familjer|klienter|brukare|vuxna|kvinnor|man|pojkar|flickor|besokare|avhoppare|volontarer|poliser|vakter|tjejer|killar)$/;
const THINGS =
  /(plats|platser|vandringar|tillfallen|veckor|dagar|kvallar|pass|manader|timmar|verksamheter|omraden|skolor|moten|brister|tunnlar|strak|rutiner|checklistor|vagledningar|lokaler|fordon|lampor|kameror|utbildningar|insatser|kontroller|inspektioner|belysningspunkter|kvarter)$/;

/** Where the thing counted ends: "antal *verksamheter* som rapporterar". */
const AFTER_NOUN = /\b(som|med|per|av|dar|i|pa|for|inom|under|till|fran|vid|efter)\b/;

/**
 * The indicators of a cell, `;` between them, with what the operational target says about each: the target that counts the
 * same thing, the total it is out of, whether it is a share or a yes or no, and whether it counts people.
 */
export function readIndicators(text: string, target: string): readonly PlanIndicator[] {
  const quantities = readQuantities(target);
  const names = text
    .split(/[;\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const shares = names.filter(isShare).length;
  return names.map((name) => {
    const indicator = { name, unit: unitOf(name) };
    if (/\((ja\/nej|yes\/no)\)/i.test(name)) return present({ name, yesNo: true, countsPeople: false });
    const quantity = isShare(name) ? shareFor(name, quantities, shares) : countFor(name, quantities);
    if (isShare(name)) {
      const all = quantity === undefined && speaksOfAll(target, indicator.unit);
      return present({ name, target: all ? 100 : quantity?.value, percent: true, countsPeople: countsPeople(name) });
    }
    return present({
      ...indicator,
      total: quantity?.total ?? totalIn(name),
      target: quantity?.value,
      countsPeople: countsPeople(name),
    });
  });
}

function isShare(name: string): boolean {
  return /^(andel|procent|share|percentage)\b|(^|\s)%/.test(fold(name));
}

function shareFor(name: string, quantities: readonly Quantity[], shares: number): Quantity | undefined {
  const percents = quantities.filter(({ percent }) => percent);
  if (shares === 1 && percents.length === 1) return percents[0];
  return percents.find(({ words }) => wordsOf(name).some((word) => words.some((each) => isSame(word, each))));
}

function countFor(name: string, quantities: readonly Quantity[]): Quantity | undefined {
  const noun = fold(unitOf(name) ?? '');
  return quantities.find(({ percent, words }) => !percent && words.slice(0, 4).some((word) => isSame(noun, word)));
}

/** "Antal kartlagda områden av fyra": out of four. */
function totalIn(name: string): number | undefined {
  return readAmount(/\bav (\S+)$/.exec(fold(name))?.[1]);
}

/** "Möten på alla kommunala grundskolor" makes a share of schools a hundred percent. */
function speaksOfAll(target: string, noun: string | undefined): boolean {
  const words = /\b(?:alla|samtliga) ((?:[a-z-]+ ?){1,3})/.exec(fold(target))?.[1]?.split(' ') ?? [];
  return noun !== undefined && words.some((word) => isSame(fold(noun), word));
}

function countsPeople(name: string): boolean | undefined {
  const noun = fold(unitOf(name) ?? '');
  if (PEOPLE.test(noun)) return true;
  const people = fold(name)
    .split(/[^a-z]+/)
    .some((word) => PEOPLE.test(word) && word !== 'man');
  return THINGS.test(noun) && !people ? false : undefined;
}

/** What is counted, as written: `platser` of "Antal klara platser". */
function unitOf(name: string): string | undefined {
  const phrase = name.replace(/^(antalet?|andel(en)?|number of|share of)\s+/i, '');
  const end = AFTER_NOUN.exec(fold(phrase));
  const head = (end && end.index > 0 ? phrase.slice(0, end.index) : phrase).replace(/\(.*$/, '').trim();
  return (
    head
      .split(/\s+/)
      .at(-1)
      ?.replace(/[.,:]+$/, '') || undefined
  );
}

function wordsOf(name: string): readonly string[] {
  return fold(name)
    .split(/[^a-z-]+/)
    .filter((word) => word.length >= 5 && !/^(antal|andel|procent|under|efter|genomfort)/.test(word));
}

/** The same noun in another form or as the last part of a compound: ärenden and ärendena, skolor and grundskolor. */
function isSame(a: string, b: string): boolean {
  if (a.length < 3 || b.length < 3) return false;
  if (a === b || (a.length >= 4 && b.endsWith(a)) || (b.length >= 4 && a.endsWith(b))) return true;
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  return same >= 4 && a.length - same <= 3 && b.length - same <= 3;
}
