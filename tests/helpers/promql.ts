/** A series that an expression selects, with the labels that its matchers name. */
export interface Selected {
  readonly name: string;
  readonly matchers: readonly { readonly label: string; readonly op: string; readonly value: string }[];
}

const aggregations = ['sum', 'min', 'max', 'avg', 'count', 'group', 'topk', 'bottomk', 'quantile'];
const functions = ['rate', 'increase', 'histogram_quantile', 'absent', 'time', 'clamp_min', 'max_over_time', 'delta'];
const operators = [['or'], ['and', 'unless'], ['==', '!=', '<=', '<', '>=', '>'], ['+', '-'], ['*', '/', '%'], ['^']];

const token =
  /\s*(?:(\d+[smhdwy](?:\d+[smhdwy])*)|(\d+(?:\.\d+)?)|("(?:[^"\\]|\\.)*")|([A-Za-z_:][\w:]*)|(=~|!~|==|!=|<=|>=|[-+*/%^<>=(){}[\],]))/y;

/**
 * Reads the part of PromQL that our rules and panels use, and throws at anything else, saying where. Gives the series that are
 * selected. Grafana's `$__rate_interval` is read as a duration.
 */
export function readExpression(text: string): readonly Selected[] {
  const source = text.replaceAll('$__rate_interval', '5m').replaceAll('$__interval', '1m');
  const tokens = tokensOf(source);
  const selected: Selected[] = [];
  let at = 0;
  const peek = () => tokens[at] ?? '';
  const fail = (wanted: string): never => {
    throw new Error(`"${text}": ${wanted} expected at "${tokens.slice(at, at + 5).join(' ')}"`);
  };
  const take = (wanted?: string): string => {
    const next = peek();
    if (next === '' || (wanted !== undefined && next !== wanted)) return fail(wanted ?? 'more');
    at += 1;
    return next;
  };
  const takeIf = (wanted: string): boolean => {
    if (peek() !== wanted) return false;
    at += 1;
    return true;
  };
  const takeMatching = (pattern: RegExp, wanted: string): string => (pattern.test(peek()) ? take() : fail(wanted));

  function binary(level: number): void {
    const own = operators[level];
    if (!own) {
      unary();
      return;
    }
    binary(level + 1);
    while (own.includes(peek())) {
      take();
      takeIf('bool');
      if (takeIf('on') || takeIf('ignoring')) labels();
      if (takeIf('group_left') || takeIf('group_right')) labels();
      binary(level + 1);
    }
  }

  function unary(): void {
    takeIf('-');
    const next = peek();
    if (next === '(') {
      take();
      binary(0);
      take(')');
    } else if (/^\d/.test(next)) takeMatching(/^\d+(?:\.\d+)?$/, 'a number');
    else if (aggregations.includes(next)) {
      take();
      const before = grouping();
      list();
      if (!before) grouping();
    } else if (functions.includes(next) && tokens[at + 1] === '(') {
      take();
      list();
    } else series();
  }

  function grouping(): boolean {
    if (!takeIf('by') && !takeIf('without')) return false;
    labels();
    return true;
  }

  function list(): void {
    take('(');
    while (!takeIf(')')) {
      binary(0);
      if (peek() !== ')') take(',');
    }
  }

  function labels(): void {
    take('(');
    while (!takeIf(')')) {
      takeMatching(/^[a-z_]\w*$/, 'a label');
      if (peek() !== ')') take(',');
    }
  }

  function series(): void {
    const name = takeMatching(/^[a-z_:][\w:]*$/, 'the name of a metric');
    const matchers: Selected['matchers'][number][] = [];
    if (takeIf('{')) {
      while (!takeIf('}')) {
        const label = takeMatching(/^[a-z_]\w*$/, 'a label');
        const op = takeMatching(/^(?:=|!=|=~|!~)$/, 'a comparison');
        matchers.push({ label, op, value: JSON.parse(takeMatching(/^"/, 'a text')) as string });
        if (peek() !== '}') take(',');
      }
    }
    selected.push({ name, matchers });
    if (takeIf('[')) {
      takeMatching(/^\d+[smhdwy]/, 'a duration');
      take(']');
    }
    if (takeIf('offset')) takeMatching(/^\d+[smhdwy]/, 'a duration');
  }

  binary(0);
  if (at < tokens.length) fail('the end');
  return selected;
}

function tokensOf(text: string): readonly string[] {
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (text.slice(token.lastIndex).trim() !== '') {
    const from = token.lastIndex;
    const found = token.exec(text);
    if (!found) throw new Error(`"${text}" can't be read at "${text.slice(from, from + 20)}"`);
    tokens.push(found[0].trim());
  }
  return tokens;
}
