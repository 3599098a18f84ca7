import { readText } from './privacy/reading.ts';
import { hasSmallGroup } from './privacy/small-group.ts';

/** Words for people, in the forms that a number stands before. */
const people = String.raw`\p{L}*(?:personer|person|pers|ungdomar|ungdom|individer|individ|elever|elev|barn|familjer|familj|medlemmar|medlem|f[öo]r[äa]ldrar|f[öo]r[äa]lder|v[åa]rdnadshavare|ton[åa]ringar|ton[åa]ring|avhoppare|studenter|student|hush[åa]ll|hyresg[äa]ster|brottsoffer|brukare|klienter|klient|deltagare|bes[öo]kare|inv[åa]nare|boende|medarbetare|anst[äa]llda|chefer|l[äa]rare|volont[äa]rer|poliser|missbrukare|patienter|pension[äa]rer|vittnen|syskon|feriejobbare|people|persons|youths|youngsters|students|pupils|children|families|individuals|teenagers|parents|clients|residents|participants|members|employees|women|girls|boys|kids)(?:nas|na|en|s)?|killar(?:na)?|tjejer(?:na)?|pojkar(?:na)?|flickor(?:na)?|grabbar(?:na)?|ungar(?:na)?|unga|vuxna|[äa]ldre|kvinnor(?:na)?|m[äa]n(?:nen)?|misst[äa]nkta|m[åa]ls[äa]gande|adults|men`;

const few = '(?:[0-4]|noll|en|ett|tv[åa]|tre|fyra|zero|one|two|three|four)';
/** Of one it is left to the guard's own rule: "en elev" may be anybody. */
const several = '(?:[0-4]|noll|tv[åa]|tre|fyra|b[åa]da|zero|two|three|four|both)';
/** What may stand between a number and the people: "av de", "nya", "arbetslösa unga". */
const between = String.raw`(?:st\.?|stycken|av|de|dem|dessa|alla|olika|of|the|new|\p{L}+(?:a|e|re|na|ade|ande))`;

const figure = new RegExp(
  String.raw`(?<![\p{L}\d]|\d[.,:/–-])(?:${few}\s?(?:[-–]|\s(?:till|eller|to|or)\s)\s?)?${several}(?=(?:\s+${between}){0,3}\s+(?:${people})(?!\p{L}))`,
  'giu',
);
const after = new RegExp(
  String.raw`(?<!\p{L})(?:${people})\s{0,3}[:=(,–-]\s{0,3}${several}(?![\p{L}\d]|[.,:/–-]\d)`,
  'iu',
);

/**
 * A text as it may stand in something public: a number of people under five gives way to words for it ("3 elever" is
 * "färre än fem elever"). Undefined when it can't be told apart from the rest of the text, which is then not shown at all.
 * Numbers of things and of five or more stay. Source: product.md §3, domain-report.md R9.
 * @param fewer what stands instead of the number: "färre än fem"
 */
export function publicText(text: string, fewer: string): string | undefined {
  const shown = text.normalize('NFC').replace(figure, fewer);
  return after.test(shown) || hasSmallGroup(readText(shown)) ? undefined : shown;
}
