import { sv } from '../../text/sv.ts';
import type { ExaminedAgreement } from './examine.ts';
import { type Finding, ok, warning } from './finding.ts';

/** Each agreement: what is sent next, what waits, is late or was given up, and what its last self-check found. */
export function checkAgreements(agreements: readonly ExaminedAgreement[], local: boolean): readonly Finding[] {
  return agreements.flatMap((each) => [
    nextOf(each),
    ...(local ? [] : [...sendingsOf(each), ...checkOf(each), ...coordinatorsOf(each)]),
  ]);
}

function nextOf({ title, ended, next }: ExaminedAgreement): Finding {
  const t = sv.doctor;
  if (next.length === 0) return ok(ended ? t.ended(title) : t.nothingNext(title));
  return ok([t.nextSends(title), ...next].join('\n    '));
}

function sendingsOf({ title, waiting, late, failed }: ExaminedAgreement): readonly Finding[] {
  const t = sv.doctor;
  return [
    late > 0 ? warning(t.late(title, late), t.lateTodo) : ok(waiting > 0 ? t.waiting(title, waiting) : t.sent(title)),
    ...(failed > 0 ? [warning(t.failed(title, failed), t.failedTodo)] : []),
  ];
}

function checkOf({ title, check, ended }: ExaminedAgreement): readonly Finding[] {
  const t = sv.doctor;
  if (!check) return ended ? [] : [ok(t.unchecked(title))];
  const { day, missing, unsent, doubtful } = check;
  if (missing + unsent + doubtful === 0) return [ok(t.checked(title, day))];
  return [warning(t.checkFound(title, { day, missing, unsent, doubtful }), t.checkTodo)];
}

function coordinatorsOf({ title, coordinators, ended }: ExaminedAgreement): readonly Finding[] {
  return coordinators > 0 || ended ? [] : [warning(sv.doctor.noCoordinator(title), sv.doctor.noCoordinatorTodo)];
}
