import type { ChangeBody } from './measure.ts';

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
      return body.what === 'due' ? { kind: 'proposal', what: 'due', to: body.to, decides: body.decides, agreed: body.agreed } : { ...body, reason: '' };
    case 'planned':
    case 'edited':
    case 'no-news':
    case 'indicator':
    case 'communicated':
    case 'answered':
    case 'undone':
      return body;
  }
}
