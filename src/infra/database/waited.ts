/**
 * SQL: how long a row of `delivery` has waited by a moment. An edit of what is posted waits from when it was made, anything else
 * from when it was stored; a reminder that rests until morning does not wait meanwhile (domain/reminder-time.ts). `now`, `from`
 * and `to`: parameters, the moment and its latest rest.
 */
export function waited(now: string, { from, to }: { readonly from: string; readonly to: string }): string {
  const since = "coalesce((subject->>'since')::timestamptz, at)";
  const rested = `greatest(interval '0', ${to}::timestamptz - greatest(${since}, ${from}::timestamptz))`;
  return `(${now}::timestamptz - ${since} - CASE WHEN kind = 'bundle' AND message_id IS NULL THEN ${rested} ELSE interval '0' END)`;
}
