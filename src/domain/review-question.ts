import { fold } from './fold.ts';

/** What a review's question asks about, so far as its words tell. */
export type QuestionAbout = 'forms' | 'measures' | 'results' | 'general';

/** Beginnings of words, folded, in Swedish and English. */
const stems: readonly (readonly [Exclude<QuestionAbout, 'general'>, readonly string[]])[] = [
  [
    'forms',
    [
      'samverkansform',
      'samarbetsform',
      'motesform',
      'mote',
      'struktur',
      'forum',
      'styrgrupp',
      'arbetsgrupp',
      'organis',
    ].concat(['meeting', 'structure', 'steering', 'forms', 'collaborat']),
  ],
  [
    'measures',
    ['insats', 'genomfor', 'atgard', 'aktivitet', 'avvikelse'].concat(['measure', 'carr', 'implement', 'deviation']),
  ],
  [
    'results',
    ['resultat', 'effekt', 'bedomning', 'trygghet', 'utfall', 'paverka', 'bidra'].concat([
      'result',
      'effect',
      'impact',
      'assess',
      'safe',
      'outcome',
      'contribut',
    ]),
  ],
];

/**
 * By how many of each kind's words the question has; as many of two, the first kind. There is no reliable way from a free
 * question to data: this only chooses what is laid in beside the answers, and never what they say.
 */
export function questionAbout(question: string): QuestionAbout {
  const words = fold(question).split(/[^\p{L}]+/u);
  const scored = stems.map(([about, beginnings]) => ({
    about,
    count: beginnings.filter((stem) => words.some((word) => word.startsWith(stem))).length,
  }));
  const best = scored.reduce((a, b) => (b.count > a.count ? b : a));
  return best.count > 0 ? best.about : 'general';
}
