import { defineConfig } from 'vitest/config';

/**
 * Tests that need nothing but Node run by default. `SAMVERKAN_TEST` widens it in CI: `browser` adds those that need
 * Debian's chromium, `postgres` those that need a PostgreSQL server (`DATABASE_URL`).
 */
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    setupFiles: [],
  },
});
