import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aFolder } from '../helpers/folder.ts';
import { freePort } from '../helpers/free-port.ts';
import { type Installed, install, installSteps, type Process, root } from './installed.ts';

// In the run on PostgreSQL two-replicas.test.ts installs.
describe.skipIf(process.env.SAMVERKAN_REQUIRE_POSTGRES)(
  'the program installed by the container’s steps, in a folder that it cannot write in',
  {
    timeout: 120_000,
  },
  () => {
    let installed: Installed;
    let bot: Process | undefined;
    beforeAll(() => {
      installed = install();
    }, 120_000);
    afterAll(() => {
      bot?.child.kill('SIGKILL');
      installed?.remove();
    });

    it('holds what it needs when it runs, and no compiler, test, source or installer', () => {
      const has = (path: string) => existsSync(join(installed.program, path));
      for (const path of ['dist/server/main.js', 'dist/page/index.html', 'prisma/migrations', 'node_modules/pg'])
        expect(has(path), path).toBe(true);
      for (const name of ['vite', 'typescript', 'prisma', 'tsx', 'react', 'vitest', '@prisma/engines', '.bin'])
        expect(has(`node_modules/${name}`), name).toBe(false);
      expect(readdirSync(installed.program).sort()).toEqual(
        [
          'README.md',
          'dist',
          'docs',
          'examples',
          'manifests',
          'node_modules',
          'package-lock.json',
          'package.json',
          'prisma',
          'src',
        ].sort(),
      );
      expect(has('src/main.ts')).toBe(false);
    });

    it('has nothing over 260 MB', () => {
      const kilobytes = Number(execFileSync('du', ['-sk', installed.program], { encoding: 'utf8' }).split('\t')[0]);
      expect(kilobytes).toBeLessThan(260_000);
    });

    it('starts without building, answers, and ends within ten seconds of SIGTERM', async () => {
      const port = await freePort();
      const stamp = readFileSync(join(installed.program, 'dist/server/.inputs'), 'utf8');
      bot = await installed.start(port);
      const page = await fetch(`http://127.0.0.1:${port}/`);
      expect(page.status).toBe(200);
      expect(await page.text()).toContain('<html');
      expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
      const { code, ms } = await bot.stop();
      expect(bot.said()).toContain('Samverkan är igång');
      expect(code, bot.said()).toBe(0);
      expect(ms).toBeLessThan(10_000);
      await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
      expect(readFileSync(join(installed.program, 'dist/server/.inputs'), 'utf8')).toBe(stamp);
    });

    it.each(['pdf', 'docx'])('writes a report as %s, with its own typefaces and libraries', async (format) => {
      const out = join(installed.data, `lage.${format}`);
      const said = await installed.run(['report', 'summary', '--at', '2021-12-03', '--format', format, '--out', out]);
      expect(said, said.said).toMatchObject({ code: 0 });
      expect(statSync(out).size).toBeGreaterThan(5_000);
    });

    it.skipIf(process.getuid?.() !== 0)(
      'has a command line that becomes the bot’s user and reads its environment',
      () => {
        const [folder, script] = [aFolder({ 'samverkan.env': 'SAMVERKAN_BACKUP_KEY=kort\n' }), 'deploy/samverkan'];
        execFileSync('chmod', ['-R', 'a+rX', folder]);
        const run = (...args: string[]) =>
          spawnSync('sh', ['-c', here(script, folder), 'samverkan', ...args], { encoding: 'utf8' });
        expect(run('manifest', 'slack', '--host', 'bot.kommunen.example')).toMatchObject({ status: 0 });
        const written = join(installed.data, 'samverkan-slack-http.json');
        expect(statSync(written)).toMatchObject({ uid: 65_534 });
        expect(statSync(written).mode & 0o077).toBe(0);
        expect(run('backup', 'kopia.bak').stderr).toContain('SAMVERKAN_BACKUP_KEY är för kort');
      },
    );

    it('makes a backup and a copy of the register by the unit of the night, and deletes the old ones', () => {
      const folder = aFolder();
      writeFileSync(join(installed.data, 'maskerat.jsonl'), '');
      writeFileSync(join(folder, 'samverkan-gammal.bak'), '');
      const monthsAgo = Date.now() / 1000 - 40 * 86_400;
      utimesSync(join(folder, 'samverkan-gammal.bak'), monthsAgo, monthsAgo);
      const steps = [...here('deploy/samverkan-backup.service', folder).matchAll(/^ExecStart=(.*)$/gmu)];
      for (const [, step = ''] of steps)
        execFileSync('sh', ['-c', step.replaceAll('%%', '%').replaceAll('$$', '$')], {
          cwd: installed.program,
          env: { ...process.env, NODE_ENV: 'production', SAMVERKAN_DATA: installed.data },
        });
      expect(readdirSync(folder).sort()).toEqual([
        expect.stringMatching(/^maskerat-[\d-]+\.jsonl$/),
        expect.stringMatching(/^samverkan-[\d-]+\.bak$/),
      ]);
      execFileSync('rm', [join(installed.data, 'maskerat.jsonl')]);
    });

    /** A file of deploy/ with the folders of this test. */
    function here(file: string, folder: string): string {
      return readFileSync(join(root, file), 'utf8')
        .replaceAll('/var/lib/samverkan-backup', folder)
        .replaceAll('/var/lib/samverkan', installed.data)
        .replaceAll('/etc/samverkan', folder)
        .replaceAll('/opt/samverkan/current', installed.program)
        .replaceAll('--user samverkan', '--user nobody')
        .replaceAll('/usr/bin/node', process.execPath);
    }

    it('leaves what is installed already alone, and any folder that holds something', () => {
      expect(() => installSteps(installed.program)).toThrow(/is not empty/);
      const folder = aFolder({ 'some-file': '' });
      expect(() => installSteps(folder)).toThrow(/is not empty/);
      expect(readdirSync(folder)).toEqual(['some-file']);
    });
  },
);
