import { CardElement, GlobalRegistry, type SerializationContext } from 'adaptivecards';

const typeName = 'Chart.HorizontalBar.Stacked';

interface Source {
  readonly title: string;
  readonly data: readonly { readonly title: string; readonly data: readonly Part[] }[];
}

interface Part {
  readonly legend: string;
  readonly value: number;
  readonly color: string;
}

/** Teams' own chart, which Microsoft's renderer lacks: bars with their names and figures in words, so that all of it is read as text. */
class StackedBars extends CardElement {
  #source: Source = { title: '', data: [] };

  override getJsonTypeName(): string {
    return typeName;
  }

  protected override internalParse(source: Source, context: SerializationContext): void {
    super.internalParse(source, context);
    this.#source = source;
  }

  protected override internalRender(): HTMLElement {
    const { title, data } = this.#source;
    const totals = data.map((bar) => bar.data.reduce((sum, { value }) => sum + value, 0));
    const longest = Math.max(1, ...totals);
    const bars = element('ul', 'chart-bars');
    for (const [index, bar] of data.entries()) {
      const row = element('li', 'chart-row', element('span', 'chart-name', bar.title));
      const drawn = element('span', 'chart-bar', ...bar.data.map(partOf));
      drawn.style.width = `${(100 * (totals[index] ?? 0)) / longest}%`;
      // The name says the same.
      drawn.setAttribute('aria-hidden', 'true');
      row.append(drawn);
      bars.append(row);
    }
    return element('figure', 'chart', element('figcaption', 'chart-title', title), legendOf(data), bars);
  }
}

/** Makes the renderer know the chart. */
export function registerCharts(): void {
  GlobalRegistry.elements.register(typeName, StackedBars);
}

function partOf({ value, color }: Part): HTMLElement {
  const part = element('span', `chart-part ${color}`, String(value));
  part.style.flexGrow = String(value);
  return part;
}

function legendOf(data: Source['data']): HTMLElement {
  const colorByLegend = new Map(data.flatMap((bar) => bar.data.map(({ legend, color }) => [legend, color] as const)));
  const items = [...colorByLegend].map(([legend, color]) =>
    element('span', 'chart-legend', element('span', `chart-key ${color}`), legend),
  );
  const drawn = element('div', 'chart-legends', ...items);
  drawn.setAttribute('aria-hidden', 'true');
  return drawn;
}

function element(name: string, className: string, ...inner: readonly (Node | string)[]): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  made.append(...inner);
  return made;
}
