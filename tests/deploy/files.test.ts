import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { readConfig } from '../../src/config.ts';
import { aFolder } from '../helpers/folder.ts';
import { root } from './installed.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const program = [
  'src/config.ts',
  'src/cli/backup-key.ts',
  'src/platforms/slack/config.ts',
  'src/platforms/teams/config.ts',
]
  .map(read)
  .join('\n');
const server = read('src/server.ts');

/** The names of an environment file, also of lines that wait behind a number sign. */
const namesIn = (text: string) => [...text.matchAll(/^#?([A-Z][A-Z_]+)=/gmu)].map(([, name]) => name ?? '');
const isRead = (name: string) => new RegExp(`\\b${name}\\b`, 'u').test(program);
/** What containers and Node read, not the program's configuration. */
const others = ['POSTGRES_PASSWORD', 'SAMVERKAN_HOST', 'NODE_ENV'];

describe('the container', () => {
  const dockerfile = read('Dockerfile');
  const final = dockerfile.slice(dockerfile.lastIndexOf('FROM '));

  it('runs the built program as somebody who is not root, and is asked whether it is ready', () => {
    expect(final).toMatch(/^USER 1000:1000$/mu);
    expect(final.lastIndexOf('USER ')).toBeGreaterThan(final.lastIndexOf('COPY '));
    expect(final).toContain('CMD ["node", "dist/server/main.js"]');
    expect(final).toMatch(/HEALTHCHECK[^\n]*\\\n[^\n]*\/readyz/u);
    expect(dockerfile.match(/^FROM node:24-\S*slim/gmu)).toHaveLength(2);
    expect(server).toContain("'/readyz'");
  });

  it('is asked by a line of Node that tells a bot that is ready from one that is away', () => {
    const [, code = ''] = /CMD \["node", "-e", "(.*)"\]/u.exec(final) ?? [];
    const answer = spawnSync(process.execPath, ['-e', code], { env: { PORT: '9' } });
    expect(answer.status).toBe(1);
  });

  it('is built by the steps that are tested without containers, of files that it is given', () => {
    expect(dockerfile).toContain('RUN sh scripts/install-steps.sh');
    const given = [...read('.dockerignore').matchAll(/^!(.+)$/gmu)].map(([, path]) => path ?? '');
    expect(given.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    const stepped = [...read('scripts/install-steps.sh').matchAll(/\b(prisma|src|examples|manifests|scripts)\//gu)];
    for (const [, folder] of stepped) expect(given).toContain(folder);
    // Nothing that somebody has beside the source, such as a data folder or an environment file.
    expect(read('.dockerignore').split('\n')).toContain('*');
  });
});

describe('the compose file', () => {
  const compose = parse(read('deploy/compose.yaml'), { merge: true });

  it('has two equal bots that may write in nothing but the data folder and /tmp', () => {
    expect(compose.services['bot-1']).toEqual(compose.services['bot-2']);
    expect(compose.services['bot-1']).toMatchObject({
      user: '1000:1000',
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      tmpfs: [expect.stringMatching(/^\/tmp:/u)],
      volumes: ['data:/data'],
      env_file: ['samverkan.env'],
      depends_on: { db: { condition: 'service_healthy' } },
    });
    expect(compose.services['bot-1'].ports).toBeUndefined();
  });

  it('hardens what stands beside them, and lets only the proxy be reached from outside', () => {
    for (const [name, service] of Object.entries<Record<string, unknown>>(compose.services)) {
      expect(service, name).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
      expect(service.privileged, name).toBeUndefined();
      expect(service.ports !== undefined, name).toBe(name === 'proxy');
    }
    expect(compose.networks.inside).toEqual({ internal: true });
    expect(compose.services.db).toMatchObject({ networks: ['inside'], volumes: ['database:/var/lib/postgresql/data'] });
    expect(compose.services.db.healthcheck.test).toContain('pg_isready');
  });

  it('keeps every volume that it uses, and gives the program names that it reads', () => {
    const used = Object.values<{ volumes?: string[] }>(compose.services).flatMap(({ volumes = [] }) => volumes);
    const named = used.flatMap((volume) => (volume.startsWith('.') ? [] : [volume.split(':')[0]]));
    expect(new Set(named)).toEqual(new Set(Object.keys(compose.volumes)));
    for (const name of Object.keys(compose.services['bot-1'].environment)) expect(isRead(name), name).toBe(true);
  });
});

describe('the Kubernetes example', () => {
  const objects = parseAllDocuments(read('deploy/kubernetes.yaml')).map((document) => document.toJS());
  const byKind = (kind: string) => objects.find((object) => object.kind === kind);
  const deployment = byKind('Deployment');
  const pod = deployment.spec.template.spec;
  const [container] = pod.containers;

  it('runs two, exchanges one at a time, and keeps one through upkeep', () => {
    expect(deployment.spec).toMatchObject({
      replicas: 2,
      strategy: { rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
    });
    expect(byKind('PodDisruptionBudget').spec.minAvailable).toBe(1);
    const labels = deployment.spec.template.metadata.labels;
    for (const selector of [
      deployment.spec.selector.matchLabels,
      byKind('PodDisruptionBudget').spec.selector.matchLabels,
      byKind('Service').spec.selector,
      pod.topologySpreadConstraints[0].labelSelector.matchLabels,
    ])
      expect(labels).toMatchObject(selector);
  });

  it('is not root, cannot change itself and has no rights in the cluster', () => {
    expect(pod.automountServiceAccountToken).toBe(false);
    expect(pod.securityContext).toMatchObject({
      runAsNonRoot: true,
      runAsUser: 1000,
      seccompProfile: { type: 'RuntimeDefault' },
    });
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    expect(container.volumeMounts.map(({ mountPath }: { mountPath: string }) => mountPath)).toEqual(['/data', '/tmp']);
  });

  it('asks the endpoints that the program has, and restarts nothing because the database is away', () => {
    const path = (probe: { httpGet: { path: string; port: string } }) => probe.httpGet.path;
    expect(path(container.readinessProbe)).toBe('/readyz');
    expect([path(container.livenessProbe), path(container.startupProbe)]).toEqual(['/healthz', '/healthz']);
    for (const name of ['/readyz', '/healthz']) expect(server).toContain(`'${name}'`);
    const [port] = container.ports;
    expect(container.env).toContainEqual({ name: 'PORT', value: String(port.containerPort) });
    expect(byKind('Service').spec.ports[0].targetPort).toBe(port.name);
  });

  it('gives names that the program reads, with placeholders that it does not start with', () => {
    const { stringData } = byKind('Secret');
    const names = [...Object.keys(stringData), ...container.env.map(({ name }: { name: string }) => name)];
    for (const name of names) expect(isRead(name), name).toBe(true);
    const reading = readConfig(stringData);
    if (reading.ok) throw new Error('The placeholders were taken for values');
    for (const name of Object.keys(stringData)) expect(reading.faults.join('\n'), name).toContain(name);
  });
});

describe('the file of the environment', () => {
  const example = read('deploy/samverkan.env.example');

  it('has names that the program reads, each refused until it is filled in', () => {
    for (const name of namesIn(example)) if (!others.includes(name)) expect(isRead(name), name).toBe(true);
    const values = Object.fromEntries(
      [...example.matchAll(/^#?([A-Z][A-Z_]+)=(.*)$/gmu)].map(([, name, value]) => [name ?? '', value]),
    );
    const reading = readConfig(values);
    if (reading.ok) throw new Error('The placeholders were taken for values');
    for (const name of ['DATABASE_URL', 'SLACK_BOT_TOKEN', 'TEAMS_CLIENT_ID', 'SMTP_URL'])
      expect(reading.faults.join('\n'), name).toContain(name);
  });
});

describe('what names a version', () => {
  const { version } = JSON.parse(read('package.json'));

  it.each(['deploy/compose.yaml', 'deploy/kubernetes.yaml'])('names this one in %s', (file) => {
    expect(/image: \S*samverkan:(\S+)/u.exec(read(file))?.[1]).toBe(version);
  });

  it('installs this one by the guide, and updates to a later', () => {
    const [install = '', update = ''] = read('docs/drift.md').split('## Uppdatera');
    const versions = (text: string) =>
      new Set([...text.matchAll(/samverkan(?:-bygg)?\/(\d+\.\d+\.\d+)\b/gu)].map(([, found]) => found));
    expect(versions(install)).toEqual(new Set([version]));
    expect(versions(update)).not.toContain(version);
  });
});

describe('the systemd unit', () => {
  const unit = read('deploy/samverkan@.service');

  it('starts the built program as a user of its own that may write in nothing but its state', () => {
    for (const line of [
      'User=samverkan',
      'ExecStart=/usr/bin/node dist/server/main.js',
      'NoNewPrivileges=yes',
      'ProtectSystem=strict',
      'StateDirectory=samverkan',
      'CapabilityBoundingSet=',
      'PrivateTmp=yes',
    ])
      expect(unit.split('\n')).toContain(line);
    const given =
      /^Environment=(.*)$/mu
        .exec(unit)?.[1]
        ?.split(' ')
        .map((pair) => pair.split('=')[0] ?? '') ?? [];
    expect(given).toContain('SAMVERKAN_DATA');
    for (const name of given) if (!others.includes(name)) expect(isRead(name), name).toBe(true);
  });

  it.skipIf(spawnSync('systemd-analyze', ['--version']).status !== 0)('is one that systemd can read', () => {
    // On a machine where the program is: systemd looks for what it is to start.
    const folder = aFolder({
      'samverkan@.service': unit.replace(/^ExecStart=\S+/mu, `ExecStart=${process.execPath}`),
      'samverkan-backup.service': read('deploy/samverkan-backup.service'),
      'samverkan-backup.timer': read('deploy/samverkan-backup.timer'),
    });
    const units = ['samverkan@.service', 'samverkan-backup.service', 'samverkan-backup.timer'];
    const args = ['verify', ...units.map((name) => join(folder, name))];
    const verdict = spawnSync('systemd-analyze', args, { encoding: 'utf8' });
    const said = verdict.stderr.split('\n').filter((line) => line.includes('samverkan'));
    expect(said).toEqual([]);
  });
});

describe('the reverse proxies', () => {
  const paths = ['/slack/events', '/api/messages', '/calendar/a'];
  const nginxPath = /location ~ (\S+) \{/u.exec(read('deploy/nginx.conf'))?.[1] ?? 'missing';

  it('lead what Slack, Teams and calendars call to the bots, and not the bots’ own endpoints', () => {
    for (const path of paths) expect(new RegExp(nginxPath, 'u').test(path), path).toBe(true);
    for (const path of ['/readyz', '/healthz', '/metrics', '/', '/api/messages/x'])
      expect(new RegExp(nginxPath, 'u').test(path), path).toBe(false);
    expect(read('deploy/Caddyfile')).toContain('@bot path /slack/* /api/messages /calendar/*');
  });

  it.skipIf(spawnSync('caddy', ['version']).status !== 0)('are ones that Caddy can read', () => {
    const environment = { ...process.env, SAMVERKAN_HOST: 'bot.exempel.invalid', HOME: aFolder() };
    const args = ['validate', '--adapter', 'caddyfile', '--config', join(root, 'deploy/Caddyfile')];
    expect(() => execFileSync('caddy', args, { env: environment, stdio: 'pipe' })).not.toThrow();
  });
});
