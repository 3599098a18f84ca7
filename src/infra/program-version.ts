/** The same as in package.json (scripts/author-migration.mjs checks it): what contracting migrations name (docs/decisions/0014-rolling-upgrade.md). */
export const programVersion = '0.2.0';
