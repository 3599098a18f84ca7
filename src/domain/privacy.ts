import { hasCrimeReport } from './privacy/crime-report.ts';
import { hasPrivateEmail } from './privacy/e-mail.ts';
import { hasHomeAddress, speaksOfAnAddress } from './privacy/home-address.ts';
import { hasIdentityNumber } from './privacy/identity-number.ts';
import { hasPossibleName } from './privacy/person-name.ts';
import { hasPhoneNumber } from './privacy/phone-number.ts';
import { hasPoliceOperation } from './privacy/police-operation.ts';
import { type Reading, readText } from './privacy/reading.ts';
import { hasRegistrationPlate } from './privacy/registration-plate.ts';
import { hasHealthOfPerson, hasSensitivePerson } from './privacy/sensitive-person.ts';
import { singlesOut } from './privacy/singled-out.ts';
import { hasSmallGroup } from './privacy/small-group.ts';

/** Why a text can't be received. */
export type RefusalRule =
  | 'identity-number'
  | 'phone-number'
  | 'private-email'
  | 'home-address'
  | 'registration-plate'
  | 'crime-report'
  | 'sensitive-person'
  | 'singled-out'
  | 'police-operation'
  | 'health';

/** What the writer is asked before a text is received. */
export type PrivacyQuestion = { kind: 'possible-name' } | { kind: 'small-group' };

/** What the writer may like to know of a text that is received. */
export type PrivacyTip = 'name-the-area';

/** What the guard says. It holds no part of the text: refused text is never stored, logged or echoed. */
export type PrivacyVerdict =
  | { verdict: 'pass'; tips: PrivacyTip[] }
  | { verdict: 'ask'; questions: [PrivacyQuestion, ...PrivacyQuestion[]] }
  | { verdict: 'refuse'; rules: [RefusalRule, ...RefusalRule[]] };

export interface PrivacyContext {
  /** Functions, groups, organisations and places of the agreement and its plan: never a person's name. */
  knownNames?: readonly string[];
}

type Holds = (reading: Reading) => boolean;

const refusals: readonly { rule: RefusalRule; holds: Holds }[] = [
  { rule: 'identity-number', holds: hasIdentityNumber },
  { rule: 'phone-number', holds: hasPhoneNumber },
  { rule: 'private-email', holds: hasPrivateEmail },
  { rule: 'home-address', holds: hasHomeAddress },
  { rule: 'registration-plate', holds: hasRegistrationPlate },
  { rule: 'crime-report', holds: hasCrimeReport },
  { rule: 'sensitive-person', holds: hasSensitivePerson },
  { rule: 'singled-out', holds: singlesOut },
  { rule: 'police-operation', holds: hasPoliceOperation },
  { rule: 'health', holds: hasHealthOfPerson },
];

const questions: readonly { question: PrivacyQuestion; holds: Holds }[] = [
  { question: { kind: 'possible-name' }, holds: hasPossibleName },
  { question: { kind: 'small-group' }, holds: hasSmallGroup },
];

/**
 * The privacy guard (product.md §3): no individual may be described. Every text is checked before it is stored, logged or
 * echoed, whatever way it came in. Refusals come before questions, questions before tips. Pure, linear in the text.
 * Legal ground: GDPR art. 9 and 10, OSL 18 and 26 kap.
 */
export function checkPrivacy(text: string, context: PrivacyContext = {}): PrivacyVerdict {
  const reading = readText(text, context.knownNames);
  const [rule, ...moreRules] = refusals.filter(({ holds }) => holds(reading)).map((refusal) => refusal.rule);
  if (rule !== undefined) return { verdict: 'refuse', rules: [rule, ...moreRules] };
  const [question, ...more] = questions.filter(({ holds }) => holds(reading)).map((entry) => entry.question);
  if (question !== undefined) return { verdict: 'ask', questions: [question, ...more] };
  return { verdict: 'pass', tips: speaksOfAnAddress(reading) ? ['name-the-area'] : [] };
}
