import type { Config } from './config.ts';
import { type Age, ageUntil, secretAge } from './domain/ages.ts';
import { type IsoDate, isoDateOf } from './domain/time.ts';
import { type Certificate, readCertificate, readDatabaseCertificate } from './infra/certificate.ts';
import type { KnownSecret } from './infra/database/installation-store.ts';

/** A certificate that the configuration depends on. */
export interface ShownCertificate {
  /** The variable whose address shows it. */
  readonly name: 'PUBLIC_URL' | 'DATABASE_URL';
  readonly host: string;
  readonly certificate: Certificate;
}

type Holding = Pick<Config, 'slack' | 'teams' | 'metricsToken' | 'sealing'>;

/** The configuration's secrets that can be changed, by the variable that they stand in. */
export function secretsOf({ slack, teams, metricsToken = '', sealing }: Holding): ReadonlyMap<string, string> {
  const { botToken = '', mode } = slack ?? {};
  const all: readonly (readonly [string, string])[] = [
    ['SLACK_BOT_TOKEN', botToken],
    ['SLACK_SIGNING_SECRET', mode?.kind === 'http' ? mode.signingSecret : ''],
    ['SLACK_APP_TOKEN', mode?.kind === 'socket' ? mode.appToken : ''],
    ['SLACK_CLIENT_SECRET', slack?.oauth?.clientSecret ?? ''],
    ['METRICS_TOKEN', metricsToken],
    ['SAMVERKAN_KEY', sealing?.current.toString('base64') ?? ''],
    ['TEAMS_CLIENT_SECRET', teams?.clientSecret ?? ''],
  ];
  return new Map(all.filter(([, secret]) => secret !== ''));
}

/** Asks for the certificates of the public address and of a database that is reached with TLS. */
export function askForCertificates({
  publicUrl = '',
  database,
}: Pick<Config, 'publicUrl' | 'database'>): Promise<readonly ShownCertificate[]> {
  const asked: Promise<ShownCertificate>[] = [];
  if (publicUrl.startsWith('https:')) {
    const url = new URL(publicUrl);
    asked.push(readCertificate(url).then((certificate) => ({ name: 'PUBLIC_URL', host: url.host, certificate })));
  }
  const url = 'url' in database ? new URL(database.url) : undefined;
  if (url && /^(prefer|require|verify-ca|verify-full|no-verify)$/.test(url.searchParams.get('sslmode') ?? ''))
    asked.push(
      readDatabaseCertificate(url).then((certificate) => ({ name: 'DATABASE_URL', host: url.host, certificate })),
    );
  return Promise.all(asked);
}

/** When each secret and certificate ends, the soonest first. `known`: since when the secrets have been used. */
export function agesOf(
  config: Holding,
  known: readonly KnownSecret[],
  certificates: readonly ShownCertificate[],
  today: IsoDate,
): readonly Age[] {
  const secrets = [...secretsOf(config).keys()].map((name) => {
    const since = known.find((each) => each.name === name)?.since;
    const expires = name === 'TEAMS_CLIENT_SECRET' ? config.teams?.clientSecretExpires : undefined;
    return secretAge(
      { name, since: since ? isoDateOf(since) : today, ...(expires === undefined ? {} : { expires }) },
      today,
    );
  });
  const shown = certificates.flatMap(({ name, certificate }) =>
    certificate.kind === 'read'
      ? [ageUntil({ name, what: 'certificate', how: 'certain', ends: isoDateOf(certificate.ends) }, today)]
      : [],
  );
  return [...secrets, ...shown].sort((a, b) => a.daysLeft - b.daysLeft);
}
