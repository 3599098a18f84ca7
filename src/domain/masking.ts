import type { Change, ChangeBody, Plan } from './measure.ts';

/** What a person wrote in a change, if anything. */
export function textOf(body: ChangeBody): string | undefined {
  switch (body.kind) {
    case 'note':
    case 'question':
      return body.text;
    case 'status':
    case 'rating':
    case 'proposal':
      return body.reason;
    case 'planned':
    case 'edited':
      return body.plan.title;
    case 'no-news':
    case 'indicator':
    case 'communicated':
    case 'answered':
    case 'question-decided':
    case 'undone':
      return undefined;
  }
}

/** The same change without what a person wrote: status, rating and date stay. */
export function withoutText(body: ChangeBody): ChangeBody {
  switch (body.kind) {
    case 'note':
    case 'question':
      return { ...body, text: '' };
    case 'status':
      return { kind: 'status', value: body.value };
    case 'rating':
      return { kind: 'rating', value: body.value };
    case 'proposal':
      return body.what === 'due'
        ? { kind: 'proposal', what: 'due', to: body.to, decides: body.decides, agreed: body.agreed }
        : { ...body, reason: '' };
    case 'planned':
    case 'edited':
      return { ...body, plan: planWithoutText(body.plan) };
    case 'no-news':
    case 'indicator':
    case 'communicated':
    case 'answered':
    case 'question-decided':
    case 'undone':
      return body;
  }
}

/** What the plan says in free text goes; dates, functions, numbers and choices stay. */
function planWithoutText(plan: Plan): Plan {
  const {
    cause: _cause,
    target: _target,
    contributors: _contributors,
    communication,
    followUp,
    marking: _marking,
    ...rest
  } = plan;
  const { decision } = communication;
  const { text: _text, ...rhythm } = followUp;
  return {
    ...rest,
    title: '',
    indicators: [],
    communication: decision === undefined ? {} : { decision },
    followUp: rhythm,
  };
}

/** A shorter text says nothing by itself and may well be in another text by chance. */
export const shortestSaying = 8;

/**
 * The versions that hold the same text as one of them: a reason that was taken from a note goes with the note. Earlier
 * plan texts are chosen one by one.
 */
export function versionsSaying(chosen: Change, changes: readonly Change[]): readonly number[] {
  const text = textOf(chosen.body) ?? '';
  const holds = (other: string) => other === text || (text.length >= shortestSaying && other.includes(text));
  const same = changes.filter(({ body, masked }) => !masked && !isPlan(body) && holds(textOf(body) ?? ''));
  return isPlan(chosen.body) || text === '' ? [chosen.version] : same.map(({ version }) => version);
}

function isPlan({ kind }: ChangeBody): boolean {
  return kind === 'planned' || kind === 'edited';
}
