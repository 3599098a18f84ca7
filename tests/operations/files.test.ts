import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { metricsOf, type Scraped } from '../helpers/metrics.ts';
import { readExpression } from '../helpers/promql.ts';
import { type SlackPlace, startSlackPlace } from '../helpers/slack-place.ts';

const read = (name: string) => readFileSync(new URL(`../../docs/operations/${name}`, import.meta.url), 'utf8');

const ruleFile = z.strictObject({
  groups: z.array(
    z.strictObject({
      name: z.string(),
      rules: z
        .array(
          z.strictObject({
            alert: z.string().regex(/^Samverkan[A-Z]\w+$/),
            expr: z.string(),
            for: z
              .string()
              .regex(/^\d+[smhd]$/)
              .optional(),
            labels: z.strictObject({ severity: z.enum(['info', 'warning', 'critical']) }),
            annotations: z.strictObject({ summary: z.string().min(5), description: z.string().min(5) }),
          }),
        )
        .min(1),
    }),
  ),
});

const dashboardFile = z.object({
  title: z.string(),
  panels: z.array(
    z.object({
      id: z.number(),
      type: z.enum(['row', 'stat', 'timeseries']),
      title: z.string(),
      gridPos: z.object({ x: z.number(), y: z.number(), w: z.number(), h: z.number() }),
      targets: z.array(z.object({ expr: z.string() })).optional(),
    }),
  ),
});

const rules = ruleFile.parse(parse(read('alerts.yaml'))).groups.flatMap((group) => group.rules);
const dashboard = dashboardFile.parse(JSON.parse(read('dashboard.json')));
const panels = dashboard.panels.filter(({ type }) => type !== 'row');
const expressions = [
  ...rules.map(({ alert, expr }) => [alert, expr] as const),
  ...panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => [title, expr] as const)),
];
const readme = read('README.md');

/** Prometheus' own, of each target; and what it puts on every series. */
const itsOwn = ['up'];
const itsLabels = ['job', 'instance'];

let place: SlackPlace;
let scraped: Scraped;

beforeAll(async () => {
  const token = 'en-nyckel-som-bara-provas-1234';
  place = await startSlackPlace({ environment: { METRICS_TOKEN: token } });
  await place.person('U0PARK', 'Verksamhetschef socialtjänst vuxna');
  await place.type('U0PARK', '/insats 1.3 Åtta av tio klara');
  await place.bot.running.tick();
  scraped = await metricsOf(place.bot.port, token);
}, 60_000);
afterAll(() => place.close());

describe('the alarms and the dashboard', () => {
  it.each(expressions)('%s asks for what /metrics gives: %s', (_, expression) => {
    const selected = readExpression(expression);
    expect(selected.length).toBeGreaterThan(0);
    for (const { name, matchers } of selected) {
      if (!itsOwn.includes(name)) expect(scraped.names).toContain(name);
      for (const { label, value, op } of matchers) {
        if (itsLabels.includes(label)) continue;
        const known = scraped.labels(name).get(label);
        expect([name, label, known !== undefined]).toEqual([name, label, true]);
        // Some values come only when something fails; of those that there are, the words must be right.
        if (op === '=' && label !== 'outcome') expect([...(known ?? [])]).toContain(value);
      }
    }
  });

  it('name results, outcomes and endpoints that there are', () => {
    const results = scraped.labels('samverkan_sends_total').get('result') ?? new Set();
    for (const [, expression] of expressions)
      for (const { name, matchers } of readExpression(expression))
        for (const { label, value } of matchers)
          if (name === 'samverkan_sends_total' && label === 'result')
            for (const each of value.split('|')) expect([...results]).toContain(each);
  });

  it('are each described in the guide, and the guide describes no other', () => {
    const described = [...readme.matchAll(/^### (Samverkan\w+)$/gm)].map(([, name]) => name);
    expect(described.sort()).toEqual(rules.map(({ alert }) => alert).sort());
    expect(new Set(described).size).toBe(described.length);
  });

  it('show nothing over anything else on the dashboard', () => {
    const cells = dashboard.panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, at) => `${x + (at % w)},${y + Math.floor(at / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
    for (const { gridPos } of dashboard.panels) expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24);
  });
});

describe('the guide', () => {
  it('says of every figure of ours what it counts, and whether it is a process’s or the whole installation’s', () => {
    const rows = [...readme.matchAll(/^\| `(samverkan_\w+)` +\|.*\| (Process|Hela) +\|$/gm)];
    const described = new Map(rows.map(([, name = '', whose = '']) => [name, whose]));
    const given = [...scraped.text.matchAll(/^# HELP (samverkan_\w+) (.*)$/gm)].map(
      ([, name = '', help = '']) => [name, help.includes('whole installation') ? 'Hela' : 'Process'] as const,
    );
    expect([...described].sort()).toEqual([...given].sort());
  });

  it('has no link that leads nowhere', () => {
    for (const [, target = ''] of readme.matchAll(/\]\(([^)#]+)\)/g))
      expect(() => readFileSync(new URL(`../../docs/operations/${target}`, import.meta.url))).not.toThrow();
  });
});

describe('what reads the expressions', () => {
  it.each([
    'sum(rate(samverkan_x_total[5m])',
    'sum by (le rate(x[5m]))',
    'x{platform=}',
    'x{platform="a"',
    'rate(x[5])',
    'x >',
    'x y',
    '> 3',
    'nonsense(x)',
    'max(x) > > 3',
    'x{"a"="b"}',
    'x ? y',
  ])('refuses %s', (expression) => {
    expect(() => readExpression(expression)).toThrow();
  });
});
