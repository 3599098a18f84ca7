import type { Result } from './torture.ts';

/** Nothing was lost, and nothing doubled beyond what is counted. */
export function isWell({ platforms, missing, notes, logIsWhole }: Result): boolean {
  const faults = platforms.flatMap(({ lost, lostMessages, doubled }) => [lost, lostMessages.length, doubled.length]);
  return [...faults, missing.length, notes.lost, notes.twice].every((count) => count === 0) && logIsWhole;
}

/** The counts as tables that docs/reliability.md takes in. */
export function report(results: readonly Result[], seed: number): string {
  return [
    table(
      [
        ...['engine', 'kills', 'platform', 'reminders', 'delivered', 'failed (why)', 'lost', 'doubled'],
        ...['doubled and counted', 'counted as possible doubles', 'messages', 'messages lost'],
      ],
      results.flatMap((result) =>
        result.platforms.map((one) => [
          ...[result.engine, result.moments.length, one.platform, one.occurrences, one.delivered, counted(one.failed)],
          ...[
            one.lost,
            one.doubled.length,
            one.countedDoubles,
            one.possibleDoubles,
            one.messages,
            one.lostMessages.length,
          ],
        ]),
      ),
    ),
    '',
    table(
      [
        ...['engine', 'until', 'keys', 'keys missing', 'not sent (why)', 'notes typed', 'acknowledged', 'lost'],
        ...['twice', 'log', 'seconds'],
      ],
      results.map(({ engine, until, keys, missing, unsent, notes, logIsWhole, seconds }) => [
        ...[engine, until.slice(0, 10), keys, missing.length, counted(unsent), notes.typed, notes.acknowledged],
        ...[notes.lost, notes.twice, logIsWhole ? 'whole' : 'BROKEN', seconds],
      ]),
    ),
    ...results.flatMap(({ engine, platforms, faults, moments, missing, refused }) => [
      '',
      `${engine}: faults injected: ${counted(faults)}.`,
      `${engine}, seed ${seed}: killed after (ms from ready; s: from the start, before ready): ${moments.join(' ')}.`,
      ...platforms.flatMap(({ platform, doubled, lostMessages }) => [
        ...doubled.map((one) => `${engine}, ${platform}: doubled: ${one}`),
        ...lostMessages.map((one) => `${engine}, ${platform}: lost: ${one}`),
      ]),
      ...(missing.length > 0 ? [`${engine}: missing: ${missing.join(', ')}`] : []),
      ...(refused.length > 0 ? [`${engine}: refused by Slack: ${[...new Set(refused)].join(', ')}`] : []),
    ]),
  ].join('\n');
}

function table(heading: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [line(heading), line(heading.map(() => '---')), ...rows.map(line)].join('\n');
}

function counted(counts: ReadonlyMap<string, number>): string {
  const all = [...counts].sort(([a], [b]) => a.localeCompare(b)).map(([name, count]) => `${count} ${name}`);
  return all.length > 0 ? all.join('; ') : '0';
}
