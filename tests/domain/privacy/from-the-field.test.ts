import { describe, expect, test } from 'vitest';
import { checkPrivacy } from '../../../src/domain/privacy.ts';
import { fewPersons, possibleNames } from './asked-texts.ts';
import * as everyday from './everyday-texts.ts';
import * as onePerson from './one-person-texts.ts';

describe('what officials, field workers and police officers write of their work', () => {
  const groups = {
    'a note of the working day passes': everyday.workNotes,
    'a word that has another meaning too passes': everyday.wordsWithTwoMeanings,
    'a row of figures that is nobody’s number passes': everyday.figures,
    'a place or a project that bears a name passes': everyday.namedPlacesAndThings,
    'crime and health in general pass': everyday.talkOfCrimeInGeneral,
  };
  for (const [name, texts] of Object.entries(groups)) {
    test.each(texts)(`${name}: %s`, (text) => {
      expect(checkPrivacy(text).verdict).toBe('pass');
    });
  }

  test.each(['Ring 114 14\n\n15/3 klart', 'Ring 114 14.\n15/3 klart.', 'Ring 112\n3 maj nästa möte'])(
    'a public number ends where its line ends: %j',
    (text) => {
      expect(checkPrivacy(text).verdict).toBe('pass');
    },
  );
});

describe('what they write of one person', () => {
  const groups = {
    'suspicion, health and care are refused': onePerson.saidOfOnePerson,
    'a description that fits one is refused': onePerson.pointedOut,
    'a police operation is refused': onePerson.operations,
    'a telephone number is refused': onePerson.phoneNumbers,
    'an identity number is refused': onePerson.identityNumbers,
    'a home address is refused': onePerson.addresses,
    'an e-mail address, a plate, a report number is refused': onePerson.otherTraces,
  };
  for (const [name, texts] of Object.entries(groups)) {
    test.each(texts)(`${name}: %s`, (text) => {
      expect(checkPrivacy(text).verdict).toBe('refuse');
    });
  }

  test.each(['Ring 070-174\n\n06 05', 'ring 174\n\n06 05', 'Ring 0701\n740605', '070108\n\n2380'])(
    'a number broken over lines is still one: %j',
    (text) => {
      expect(checkPrivacy(text).verdict).toBe('refuse');
    },
  );
});

describe('what they are asked about', () => {
  test.each(fewPersons)('so few persons: %s', (text) => {
    expect(checkPrivacy(text)).toMatchObject({
      verdict: 'ask',
      questions: expect.arrayContaining([{ kind: 'small-group' }]),
    });
  });

  test.each(possibleNames)('a possible name: %s', (text) => {
    expect(checkPrivacy(text)).toMatchObject({
      verdict: 'ask',
      questions: expect.arrayContaining([{ kind: 'possible-name' }]),
    });
  });
});
