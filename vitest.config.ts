import { defineConfig } from 'vitest/config';

/**
 * `npm test` runs everything that the machine can run: browser tests are skipped where there is no Chromium, tests on
 * PostgreSQL where there is no TEST_DATABASE_URL. `--mode browser` (npm run test:browser) and `--mode postgres`
 * (npm run test:postgres) run only those, and fail where the browser or the server is missing.
 */
export default defineConfig(({ mode }) => {
  const { include, exclude = [], env = {} } = suitesIn(mode);
  const suite = { env, testTimeout: 30_000, hookTimeout: 60_000 };
  return {
    test: {
      globalSetup: 'tests/helpers/global-setup.ts',
      // One more than the two cores that this is made for: half the time of a bot in a test is waiting.
      maxWorkers: 3,
      projects: [
        // Each of these files makes all that it changes: the modules need not be read anew for every one, which takes as long as the tests.
        {
          test: {
            ...suite,
            name: 'together',
            isolate: false,
            include: together.filter(() => mode !== 'browser'),
            exclude,
          },
        },
        { test: { ...suite, name: 'apart', include, exclude: [...exclude, ...together] } },
      ],
    },
  };
});

const together = ['tests/{app,contracts,domain}/**/*.test.ts'];

interface Suites {
  readonly include: string[];
  readonly exclude?: string[];
  readonly env?: Record<string, string>;
}

function suitesIn(mode: string): Suites {
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
