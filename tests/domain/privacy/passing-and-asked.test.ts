import { describe, expect, test } from 'vitest';
import { checkPrivacy } from '../../../src/domain/privacy.ts';
import { askedTexts, passingTexts } from './texts.ts';

describe('what only looks like something about a person', () => {
  test.each(passingTexts)('passes: %s', (text) => {
    expect(checkPrivacy(text)).toMatchObject({ verdict: 'pass' });
  });

  test('names of the agreement and the plan are no persons', () => {
    expect(checkPrivacy('Möte med Alexandra Bergström om tiderna').verdict).toBe('ask');
    expect(checkPrivacy('Möte med Alexandra Bergström om tiderna', { knownNames: ['Alexandra Bergström'] })).toEqual({
      verdict: 'pass',
      tips: [],
    });
  });

  test('an address that is not given away gets the tip to name the area', () => {
    expect(checkPrivacy('Problemen finns i porten på en viss adress.')).toEqual({
      verdict: 'pass',
      tips: ['name-the-area'],
    });
  });
});

describe('possible names and small groups', () => {
  test.each(askedTexts)('are asked about: %s', (text) => {
    expect(checkPrivacy(text).verdict).toBe('ask');
  });

  test('both are asked at once', () => {
    expect(checkPrivacy('Kim träffade tre elever')).toEqual({
      verdict: 'ask',
      questions: [{ kind: 'possible-name' }, { kind: 'small-group' }],
    });
  });
});
