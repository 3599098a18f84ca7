import { agesOf, askForCertificates, type ShownCertificate } from '../../ages.ts';
import type { Config } from '../../config.ts';
import { type Age, backupHours, warningOf } from '../../domain/ages.ts';
import { isoDateOf } from '../../domain/time.ts';
import { sv } from '../../text/sv.ts';
import type { Examination } from './examine.ts';
import { type Finding, fault, ok, warning } from './finding.ts';

/** The last backup, and how long secrets and certificates last. `now`: by the machine's clock. */
export async function checkAges(
  config: Config,
  { backupAt, secrets }: Pick<Examination, 'backupAt' | 'secrets'>,
  now: string,
): Promise<readonly Finding[]> {
  if (config.local) return [];
  const certificates = await askForCertificates(config);
  const ages = agesOf(config, secrets, certificates, isoDateOf(now));
  return [checkBackup(backupAt, now), ...ages.map(checkAge), ...certificates.flatMap(checkCertificate)];
}

function checkBackup(at: string | undefined, now: string): Finding {
  const t = sv.doctor.backup;
  if (at === undefined) return warning(t.never, t.todo);
  const hours = Math.floor((Date.parse(now) - Date.parse(at)) / 3_600_000);
  const moment = sv.dates.moment(at);
  return hours > backupHours ? warning(t.old(moment, Math.floor(hours / 24)), t.todo) : ok(t.made(moment));
}

function checkAge(age: Age): Finding {
  const t = sv.doctor.age;
  const about = t.about(age);
  const days = warningOf(age);
  if (days === undefined) return ok(about);
  const todo = age.what === 'certificate' ? t.certificateTodo : (t.secretTodo[age.name] ?? t.otherTodo);
  return days === 0 && age.how === 'certain' ? fault(about, todo) : warning(about, todo);
}

function checkCertificate({ name, host, certificate }: ShownCertificate): readonly Finding[] {
  const t = sv.doctor.certificate;
  if (certificate.kind === 'unread') return [warning(t.unread[certificate.reason](name, host), t.unreadTodo)];
  const { named, trusted, selfSigned } = certificate;
  // Slack, Teams and calendar programs trust only what everyone trusts; of the database its own URL decides.
  const say = name === 'PUBLIC_URL' ? fault : warning;
  return [
    ...(named ? [] : [say(t.otherName(name, host), t.otherNameTodo)]),
    ...(trusted ? [] : [say(selfSigned ? t.selfSigned(name, host) : t.untrusted(name, host), t.untrustedTodo)]),
  ];
}
