/**
 * The rule that lets old and new run side by side: expand → migrate → contract (docs/decisions/0014-rolling-upgrade.md). A migration only
 * adds, so that the version before it goes on as it was; or its name says which versions do without what it takes away.
 */

import { isOlder } from '../src/infra/database/schema-age.ts';

/** The migrations of 0.1.0 and before, from when nobody ran two versions at a time. */
const LAST_FREE = '20261122185426_mask_record';

const CONTRACTING = /^\d{14}_contract_(\d+)_(\d+)_(\d+)_[a-z0-9_]+$/;
const SAFE_SINCE = /^-- Safe since (\d+\.\d+\.\d+): \S+/m;

/** What takes something away from the version before, or forbids what it does. */
const TIGHTENING: readonly (readonly [RegExp, string])[] = [
  [/\bDROP\s+(TABLE|COLUMN|TYPE|FUNCTION|TRIGGER|VIEW|SCHEMA|DEFAULT|CONSTRAINT|INDEX)\b/i, 'drops something'],
  [/\bRENAME\b/i, 'renames something'],
  [/\bALTER\s+COLUMN\b[^;]*?\b(SET\s+DATA\s+)?TYPE\b/i, 'changes the type of a column'],
  [/\bSET\s+NOT\s+NULL\b/i, 'forbids what was allowed to be empty'],
  [
    /\bADD\s+COLUMN\b(?=[^,;]*\bNOT\s+NULL\b)(?![^,;]*\bDEFAULT\b)/i,
    'adds a column that the version before leaves empty',
  ],
  [/\b(TRUNCATE|DELETE\s+FROM|REVOKE)\b/i, 'takes away rows or rights'],
  [/\bCREATE\s+OR\s+REPLACE\b/i, 'changes what a function does under the version before'],
];

/** What tightens a table unless the same migration makes it. */
const ON_TABLE: readonly (readonly [RegExp, string])[] = [
  [/\bALTER\s+TABLE\s+"?(\w+)"?\s+ADD\s+CONSTRAINT\b/gi, 'adds a constraint to'],
  [/\bCREATE\s+UNIQUE\s+INDEX\b[^;]*?\bON\s+"?(\w+)"?/gi, 'forbids two alike in'],
  [/\bCREATE\s+TRIGGER\b[^;]*?\bON\s+"?(\w+)"?/gi, 'adds a trigger to'],
];

/** What a migration does that the version before it may not bear: a sentence each. */
export function tightenings(sql: string): readonly string[] {
  const text = sql.replace(/--[^\n]*/g, '').replace(/\/\*[\s\S]*?\*\//g, '');
  const made = new Set(
    [...text.matchAll(/\bCREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?"?(\w+)"?/gi)].map((found) => found[1]),
  );
  return [
    ...TIGHTENING.filter(([pattern]) => pattern.test(text)).map(([, what]) => what),
    ...ON_TABLE.flatMap(([pattern, what]) =>
      [...text.matchAll(pattern)].filter((found) => !made.has(found[1])).map((found) => `${what} ${found[1]}`),
    ),
  ];
}

/** What is wrong with the migrations `[{ name, sql }]` under the rule, for a program of that version: a line each. */
export function ruleFaults(
  migrations: readonly { readonly name: string; readonly sql: string }[],
  version: string,
): readonly string[] {
  return migrations
    .filter(({ name }) => name > LAST_FREE)
    .flatMap(({ name, sql }) => {
      const found = CONTRACTING.exec(name);
      const what = tightenings(sql);
      if (!found) {
        if (/_contract_/.test(name))
          return [
            `${name}: write the version as in <time>_contract_0_3_0_drop_something: the oldest that does without.`,
          ];
        return what.map(
          (fault) =>
            `${name} ${fault}. While it is applied the version before still runs. Do it in a later release, in a migration named ` +
            'contract_X_Y_Z_…, where X.Y.Z is the released version that does without.',
        );
      }
      const since = found.slice(1, 4).join('.');
      const told = SAFE_SINCE.exec(sql)?.[1];
      return [
        ...(told === since
          ? []
          : [`${name}: say why it is safe in its first line: -- Safe since ${since}: nothing reads …`]),
        ...(isOlder(since, version)
          ? []
          : [
              `${name}: version ${since} must be released before this one (${version}) takes away what it does without.`,
            ]),
      ];
    });
}
