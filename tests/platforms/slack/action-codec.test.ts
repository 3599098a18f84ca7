import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeAction, encodeAction } from '../../../src/chat/action-codec.ts';

const action = fc.record(
  {
    command: fc.string({ minLength: 1, maxLength: 40 }),
    measure: fc.uuid(),
    agreement: fc.uuid(),
    version: fc.nat(),
    question: fc.uuid(),
    args: fc.dictionary(
      fc.string({ maxLength: 20 }).filter((key) => key !== '__proto__'),
      fc.oneof(fc.string({ maxLength: 40 }), fc.integer(), fc.boolean(), fc.constant(null)),
      { maxKeys: 5, noNullPrototype: true },
    ),
  },
  { requiredKeys: ['command'], noNullPrototype: true },
);

describe('an action in a button', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(action, (one) => {
        expect(decodeAction(encodeAction(one))).toEqual(one);
      }),
    );
  });

  it('is nothing when it is not one of ours', () => {
    const wrong = [
      '',
      '{',
      'null',
      '[]',
      '{}',
      '{"command":1}',
      '{"command":""}',
      '{"command":"a","text":"b"}',
      '{"command":"a","args":{"b":{}}}',
    ];
    for (const text of [...wrong, JSON.stringify({ command: 'a', measure: 'm'.repeat(2000) })]) {
      expect(decodeAction(text)).toBeUndefined();
    }
  });

  it('is refused when a button could not hold it', () => {
    expect(() => encodeAction({ command: 'note', args: { text: 'a'.repeat(2000) } })).toThrow(/2000/);
  });
});
