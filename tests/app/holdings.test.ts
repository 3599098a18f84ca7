import { describe, expect, it } from 'vitest';
import { mayDecideOn, partiesWithoutCoordinator } from '../../src/app/holdings.ts';
import type { HoldingRow } from '../../src/app/ports.ts';
import type { Actor } from '../../src/domain/policy.ts';
import { exampleAgreement } from '../helpers/example-plan.ts';

const agreement = exampleAgreement();

function holding(name: string, confirmed: boolean, personId = name): HoldingRow {
  const entry = agreement.functions.find((each) => each.name === name);
  if (!entry) throw new Error(`no function ${name}`);
  return {
    id: `holding of ${personId}`,
    personId,
    functionId: entry.id,
    functionName: name,
    party: entry.party,
    agreementId: agreement.id,
    confirmed,
    accounts: [],
  };
}

function coordinator(name: string): Actor {
  const entry = agreement.functions.find((each) => each.name === name);
  if (!entry) throw new Error(`no function ${name}`);
  return { personId: name, functions: [{ ...entry, confirmed: true }], administrator: false };
}

const administrator: Actor = { personId: 'admin', functions: [], administrator: true };
const municipal = holding('Kommunikatör i kommunen', false);

describe('who may confirm a person', () => {
  it('is a coordinator of the same party', () => {
    const actor = coordinator('Samordnare i kommunen');
    expect(mayDecideOn({ agreement, actor }, municipal, [municipal])).toBe('allowed');
  });

  it('is never a coordinator of the other party', () => {
    const actor = coordinator('Samordnare i polisen');
    expect(mayDecideOn({ agreement, actor }, municipal, [municipal])).toBe('other-party');
  });

  it('is an administrator for the first coordinator of each party only', () => {
    const actor = administrator;
    const first = holding('Samordnare i polisen', false);
    const confirmed = holding('Samordnare i polisen', true, 'another');
    expect(mayDecideOn({ agreement, actor }, first, [first])).toBe('allowed');
    expect(mayDecideOn({ agreement, actor }, first, [first, confirmed])).toBe('only-first');
    expect(mayDecideOn({ agreement, actor }, municipal, [municipal])).toBe('only-coordinator');
  });

  it('is nobody for themselves as administrator', () => {
    const own = holding('Samordnare i kommunen', false, 'admin');
    expect(mayDecideOn({ agreement, actor: administrator }, own, [own])).toBe('yourself');
  });

  it('counts a party without a confirmed coordinator as lacking one', () => {
    expect(
      partiesWithoutCoordinator(agreement, [
        holding('Samordnare i kommunen', true),
        holding('Samordnare i polisen', false),
      ]),
    ).toEqual(['polisen']);
  });
});
