import type { ChangeBody, Plan } from './measure.ts';

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
