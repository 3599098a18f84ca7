/** What /metrics said, to be asked for one figure. */
export interface Scraped {
  readonly text: string;
  /** The names of every series that there is or will be, without labels: a counter is there before it has counted. */
  readonly names: ReadonlySet<string>;
  /** The labels of a series that have been seen, and their values. */
  labels(name: string): ReadonlyMap<string, ReadonlySet<string>>;
  /** The sample with exactly these labels; 0 when nothing has been counted yet, NaN when it is not known. */
  value(name: string, labels?: Readonly<Record<string, string>>): number;
}

export async function metricsOf(port: number, token?: string): Promise<Scraped> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(`http://127.0.0.1:${port}/metrics`, { headers });
  if (response.status !== 200) throw new Error(`/metrics answered ${response.status}`);
  return scraped(await response.text());
}

function scraped(text: string): Scraped {
  const samples = new Map<string, number>();
  const names = new Set<string>();
  const labelsByName = new Map<string, Map<string, Set<string>>>();
  for (const [, name = '', type] of text.matchAll(/^# TYPE (\w+) (\w+)$/gm))
    for (const ending of type === 'histogram' ? ['_bucket', '_sum', '_count'] : ['']) names.add(`${name}${ending}`);
  for (const line of text.split('\n')) {
    const sample = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line);
    if (!sample) continue;
    const [, name = '', labels = '', value] = sample;
    const pairs = [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, key = '', of = '']) => [key, of] as const);
    const own = labelsByName.get(name) ?? new Map<string, Set<string>>();
    labelsByName.set(name, own);
    for (const [key, of] of pairs) own.set(key, (own.get(key) ?? new Set()).add(of));
    samples.set(keyOf(name, Object.fromEntries(pairs)), value === 'Nan' ? Number.NaN : Number(value));
  }
  return {
    text,
    names,
    labels: (name) => labelsByName.get(name) ?? new Map(),
    value: (name, labels = {}) => samples.get(keyOf(name, labels)) ?? 0,
  };
}

function keyOf(name: string, labels: Readonly<Record<string, string>>): string {
  return `${name} ${JSON.stringify(Object.entries(labels).sort())}`;
}
