import type { Chart, ChartSeries } from '../../../chat/message.ts';
import { cleanText } from './clean-text.ts';
import { drawable, letters, typeface } from './typeface.ts';

export interface Drawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const width = 900;
const margin = 24;
const room = width - 2 * margin;
const bar = 52;
const mostGroups = 40;
/** A bar's part is never narrower than its figure. */
const narrowest = 46;
const [titleSize, labelSize, figureSize] = [34, 30, 28];
const ink = '#1d2a38';

/** Told apart by pattern and darkness as well as by colour, and every part has its figure. */
const looks: Readonly<Record<ChartSeries['tone'], { readonly ground: string; readonly pattern: string }>> = {
  done: { ground: '#27476b', pattern: '' },
  good: { ground: '#7cc29a', pattern: '' },
  attention: {
    ground: '#f6cf65',
    pattern: `<path d="M-4 4 4-4M0 16 16 0M12 20 20 12" stroke="${ink}" stroke-width="3"/>`,
  },
  critical: {
    ground: '#c0392b',
    pattern: '<path d="M0 0 16 16M0 16 16 0" stroke="#fff" stroke-width="3"/>',
  },
  unknown: { ground: '#fff', pattern: `<circle cx="8" cy="8" r="2.5" fill="${ink}"/>` },
};

/**
 * Stacked bars, one for each group, as SVG that is the same each time. With `title` the caption stands in the picture: for
 * where it is seen alone. Throws when there are too many bars to be read. The letters are wide enough to be read on a telephone, where it is 350 points wide.
 */
export function chartSvg(chart: Chart, title = false): Drawing {
  if (chart.groups.length > mostGroups) throw new Error('so many bars could not be read');
  const parts: string[] = [];
  let y = margin;
  const line = (text: string, size: number, x: number, own = '') => {
    parts.push(`<text x="${x}" y="${round(y + size * 0.8)}" font-size="${size}"${own}>${escaped(text)}</text>`);
  };
  const paragraph = (text: string, size: number, most: number, own = '') => {
    for (const each of wrapped(shown(text), size, room, most)) {
      line(each, size, margin, own);
      y += size * 1.25;
    }
  };
  if (title) {
    paragraph(chart.caption, titleSize, 3, ' font-weight="600"');
    y += 18;
  }
  y = legend(chart.series, y, parts) + 22;
  const scale = scaleOf(chart);
  chart.groups.forEach((group, index) => {
    paragraph(group, labelSize, 2);
    y += 6;
    let x = margin;
    const values = chart.series.map((series) => series.values[index] ?? 0);
    for (const [place, value] of values.entries()) {
      if (value <= 0) continue;
      const wide = partWidth(value, scale);
      parts.push(part(chart.series[place]?.tone ?? 'unknown', x, y, wide), figure(value, x + wide / 2, y + bar / 2));
      x += wide;
    }
    if (x === margin) {
      parts.push(
        `<path d="M${margin} ${y}v${bar}" stroke="${ink}" stroke-width="3"/>`,
        figure(0, margin + 34, y + bar / 2),
      );
    }
    y += bar + 24;
  });
  const height = Math.ceil(y - 24 + margin);
  const patterns = Object.entries(looks).map(
    ([tone, { pattern }]) =>
      `<pattern id="${tone}" width="16" height="16" patternUnits="userSpaceOnUse">${pattern}</pattern>`,
  );
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${typeface}" fill="${ink}">`,
    `<defs>${patterns.join('')}</defs><rect width="${width}" height="${height}" fill="#fff"/>`,
    ...parts,
    '</svg>',
  ].join('\n');
  return { svg, width, height };
}

function legend(series: Chart['series'], top: number, parts: string[]): number {
  let [x, y] = [margin, top];
  for (const { label, tone } of series) {
    const text = wrapped(shown(label), figureSize, room - 52, 1)[0] ?? '';
    const wide = 52 + letters().width(text) * figureSize;
    if (x > margin && x + wide > width - margin) [x, y] = [margin, y + 44];
    parts.push(
      part(tone, x, y, 40, 30),
      `<text x="${x + 52}" y="${round(y + 24)}" font-size="${figureSize}">${escaped(text)}</text>`,
    );
    x = round(x + wide + 34);
  }
  return y + 30;
}

/** The ground is not of the pattern: where its pieces meet, readers of PDF draw seams. */
function part(tone: ChartSeries['tone'], x: number, y: number, wide: number, high = bar): string {
  const { ground, pattern } = looks[tone];
  const box = (own: string) => `<rect x="${round(x)}" y="${round(y)}" width="${round(wide)}" height="${high}" ${own}/>`;
  const edge = `fill="none" stroke="${ink}" stroke-width="2"`;
  return [box(`fill="${ground}"`), pattern === '' ? '' : box(`fill="url(#${tone})"`), box(edge)].join('');
}

function figure(value: number, x: number, y: number): string {
  const text = String(value);
  const wide = letters().width(text) * figureSize + 18;
  return [
    `<rect x="${round(x - wide / 2)}" y="${round(y - 18)}" width="${round(wide)}" height="36" rx="6" fill="#fff"/>`,
    `<text x="${round(x)}" y="${round(y + 10)}" font-size="${figureSize}" font-weight="600" text-anchor="middle">${text}</text>`,
  ].join('');
}

/** So that the longest bar fills the room, with every part wide enough for its figure. */
function scaleOf({ groups, series }: Chart): number {
  const bars = groups.map((_, index) => series.map(({ values }) => values[index] ?? 0).filter((value) => value > 0));
  const wide = (values: readonly number[], scale: number) =>
    values.reduce((sum, value) => sum + partWidth(value, scale), 0);
  const largest = Math.max(1, ...bars.map((values) => values.reduce((sum, value) => sum + value, 0)));
  let scale = room / largest;
  for (let tries = 0; tries < 200 && bars.some((values) => wide(values, scale) > room); tries++) scale *= 0.97;
  return scale;
}

function partWidth(value: number, scale: number): number {
  return Math.max(narrowest, value * scale);
}

function shown(text: string): string {
  return drawable(cleanText(text).replace(/\s+/g, ' ').trim());
}

/** Lines no wider than `wide`; what does not fit in the last ends with "…". */
function wrapped(text: string, size: number, wide: number, most: number): readonly string[] {
  const fits = (line: string) => letters().width(line) * size <= wide;
  const lines: string[] = [];
  let rest = text;
  while (rest !== '') {
    const last = lines.length === most - 1;
    if (fits(rest)) return [...lines, rest];
    let end = rest.length;
    while (end > 1 && !fits(`${rest.slice(0, end)}${last ? '…' : ''}`)) end--;
    const space = rest.lastIndexOf(' ', end);
    const cut = space > end / 2 ? space : end;
    if (last) return [...lines, `${rest.slice(0, cut)}…`];
    lines.push(rest.slice(0, cut));
    rest = rest.slice(cut).trimStart();
  }
  return lines;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
