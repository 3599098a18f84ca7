/** What may be logged of a fault: its kind and where it happened; a database's message can hold what people wrote. */
export function faultFacts(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { fault: typeof error };
  const where = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 6)
    .map((line) => line.trim());
  const code = 'code' in error ? { code: String(error.code) } : {};
  return { fault: error.name, ...code, where };
}
