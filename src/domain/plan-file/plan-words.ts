import { fold } from '../fold.ts';
import type { CommunicationDecision, MeasureKind, PlanRating, PlanStatus } from './plan-measure.ts';

const STATUS: Readonly<Record<string, PlanStatus | 'ambiguous' | 'derived'>> = {
  'ej påbörjad': 'not_started',
  'ej påbörjat': 'not_started',
  'ej startad': 'not_started',
  'inte påbörjad': 'not_started',
  'inte påbörjat': 'not_started',
  planerad: 'not_started',
  'not started': 'not_started',
  planned: 'not_started',
  pågår: 'in_progress',
  pågående: 'in_progress',
  påbörjad: 'in_progress',
  påbörjat: 'in_progress',
  'in progress': 'in_progress',
  ongoing: 'in_progress',
  pausad: 'on_hold',
  pausat: 'on_hold',
  vilande: 'on_hold',
  'on hold': 'on_hold',
  paused: 'on_hold',
  genomförd: 'completed',
  genomfört: 'completed',
  klar: 'completed',
  klart: 'completed',
  färdig: 'completed',
  färdigt: 'completed',
  completed: 'completed',
  done: 'completed',
  avbruten: 'cancelled',
  avbrutet: 'cancelled',
  inställd: 'cancelled',
  cancelled: 'cancelled',
  avslutad: 'ambiguous',
  avslutat: 'ambiguous',
  försenad: 'derived',
  overdue: 'derived',
};

const RATING: Readonly<Record<string, PlanRating>> = {
  grön: 'green',
  grönt: 'green',
  green: 'green',
  gul: 'yellow',
  gult: 'yellow',
  yellow: 'yellow',
  röd: 'red',
  rött: 'red',
  red: 'red',
};

const DECISION: Readonly<Record<string, CommunicationDecision>> = {
  ja: 'yes',
  yes: 'yes',
  nej: 'no',
  no: 'no',
  'kommuniceras ej': 'no',
  'kommuniceras inte': 'no',
  internt: 'internal',
  'bara internt': 'internal',
  internal: 'internal',
  internally: 'internal',
  delvis: 'partly',
  partly: 'partly',
};

const KIND: Readonly<Record<string, MeasureKind>> = {
  löpande: 'continuous',
  fortlöpande: 'continuous',
  continuous: 'continuous',
  återkommande: 'recurring',
  recurring: 'recurring',
  projekt: 'project',
  project: 'project',
  punktinsats: 'single',
  engångsinsats: 'single',
  single: 'single',
};

export const STATUS_WORDS = ['ej påbörjad', 'pågår', 'pausad', 'genomförd', 'avbruten'] as const;
export const RATING_WORDS = ['grön', 'gul', 'röd'] as const;
export const DECISION_WORDS = ['ja', 'nej', 'internt', 'delvis'] as const;

/** A word and what is written after it, as its reason: "gul – väntar på skolan". */
export interface WordWithReason<T> {
  readonly value: T;
  readonly reason?: string;
}

export const readStatus = (text: string) => readWord(text, STATUS);
export const readRating = (text: string) => readWord(text, RATING);

export function readDecision(text: string): CommunicationDecision | undefined {
  return wholeWord(text, DECISION);
}

/** What fits none is `other`: the agreement does not say which kinds there are. */
export function readKind(text: string): MeasureKind {
  return wholeWord(text, KIND) ?? 'other';
}

function wholeWord<T>(text: string, words: Readonly<Record<string, T>>): T | undefined {
  const folded = fold(text).replace(/[.!]+$/, '');
  return Object.entries(words).find(([word]) => fold(word) === folded)?.[1];
}

function readWord<T>(text: string, words: Readonly<Record<string, T>>): WordWithReason<T> | undefined {
  const [, word = '', reason = ''] = /^(.*?)(?:\s*[,:;–—(]\s*|\s+-\s+|$)(.*)$/.exec(text) ?? [];
  const value = wholeWord(word, words);
  if (value === undefined) return undefined;
  const given = reason.replace(/\)$/, '').trim();
  return { value, ...(given && { reason: given }) };
}
