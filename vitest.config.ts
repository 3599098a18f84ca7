import { defineConfig } from 'vitest/config';

/**
 * `npm test` runs everything that the machine can run: browser tests are skipped where there is no Chromium, tests on
 * PostgreSQL where there is no TEST_DATABASE_URL. `--mode browser` (npm run test:browser) and `--mode postgres`
 * (npm run test:postgres) run only those, and fail where the browser or the server is missing.
 */
export default defineConfig(({ mode }) => ({
  test: {
    ...suitesIn(mode),
    globalSetup: 'tests/helpers/global-setup.ts',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // One more than the two cores that this is made for: half the time of a bot in a test is waiting.
    maxWorkers: 3,
  },
}));

function suitesIn(mode: string) {
  switch (mode) {
    case 'browser':
      return { include: ['tests/**/*.browser.test.ts'], env: { SAMVERKAN_REQUIRE_BROWSER: '1' } };
    case 'postgres':
      // What never opens a database on the server gives the same answers as in the plain run. Commands go through one store,
      // which tests/contracts holds to the same on both engines: here are those that reach furthest into the database.
      return {
        include: ['tests/**/*.test.ts'],
        exclude: [
          'tests/**/*.browser.test.ts',
          'tests/*.test.ts',
          'tests/{chat,domain,text,platforms,fuzz,torture}/**',
          'tests/cli/!(backup-*).test.ts',
          'tests/infra/documents/**',
          'tests/infra/{author-migration,certificate,clock,data-lock,fetch-calendar,mail,migration-rule,prepare}.test.ts',
          'tests/app/commands/!(extension|follow-ups|forget|mask|mask-record|retention).test.ts',
          'tests/app/{reports,views}/**',
          'tests/app/reminders/!(planning|simulate).test.ts',
          'tests/app/{delivery-plan,export-plan,group-list-size,isolation,narrow-text,storable,without-text}.test.ts',
          'tests/deploy/{files,installation,supply-chain}.test.ts',
          'tests/e2e/{chat-week,clock-wrong,disk-full,local-*,slack-emulate,slack-files,slack-socket-mode,two-years}.test.ts',
          'tests/operations/{files,log,metrics}.test.ts',
        ],
        env: { SAMVERKAN_REQUIRE_POSTGRES: '1' },
      };
    default:
      return { include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'] };
  }
}
