/**
 * What Slack refuses in a message or a view, by its documentation, written down a second time so that the renderer's own
 * table is not its judge. Each fault is one line; none means that Slack would take it.
 */
export function messageFaults(payload: Record<string, unknown>): string[] {
  const faults: string[] = [];
  const blocks = payload.blocks;
  const text = payload.text;
  if (text !== undefined && typeof text !== 'string') faults.push('text is not a string');
  if (typeof text === 'string' && text.length > 4000) faults.push(`msg_too_long: text is ${text.length}`);
  if (typeof text === 'string' && /<[!@#]/.test(text)) faults.push(`text mentions: ${text.slice(0, 40)}`);
  if (text === undefined || text === '') faults.push('no_text');
  if (blocks !== undefined) faults.push(...blockListFaults(blocks, 50));
  if (blocks !== undefined && JSON.stringify(blocks).length > 13_200) faults.push('msg_blocks_too_long');
  const tables = Array.isArray(blocks) ? blocks.filter((block) => record(block).type === 'table').length : 0;
  if (tables > 1) faults.push('only_one_table_allowed');
  if (lonely(JSON.stringify(payload))) faults.push('half a character');
  return faults;
}

export function viewFaults(view: unknown): string[] {
  const { type, title, submit, close, blocks, private_metadata, callback_id } = record(view);
  const faults = blockListFaults(blocks, 100);
  if (type !== 'modal') faults.push(`view type ${String(type)}`);
  faults.push(...plainFaults('title', title, 24));
  if (submit !== undefined) faults.push(...plainFaults('submit', submit, 24));
  if (close !== undefined) faults.push(...plainFaults('close', close, 24));
  if (typeof private_metadata === 'string' && private_metadata.length > 3000) faults.push('private_metadata too long');
  if (typeof callback_id === 'string' && callback_id.length > 255) faults.push('callback_id too long');
  const inputs = list(blocks).filter((block) => record(block).type === 'input');
  if (inputs.length > 0 && submit === undefined) faults.push('submit is required with inputs');
  return faults;
}

function blockListFaults(blocks: unknown, max: number): string[] {
  if (!Array.isArray(blocks)) return ['blocks is not a list'];
  const ids = blocks.map((block) => record(block).block_id).filter((id) => id !== undefined);
  return [
    ...(blocks.length > max ? [`${blocks.length} blocks`] : []),
    ...(new Set(ids).size < ids.length ? ['block_id twice'] : []),
    ...ids.filter((id) => typeof id !== 'string' || id === '' || id.length > 255).map(() => 'block_id wrong'),
    ...blocks.flatMap((block, index) => blockFaults(record(block)).map((fault) => `blocks/${index}: ${fault}`)),
  ];
}

function blockFaults(block: Record<string, unknown>): string[] {
  switch (block.type) {
    case 'header':
      return plainFaults('header', block.text, 150);
    case 'section':
      return sectionFaults(block);
    case 'context':
      return countFaults('context', block.elements, 1, 10).concat(
        list(block.elements).flatMap((element) => textFaults('context', element, 2000)),
      );
    case 'divider':
      return [];
    case 'image':
      return [...stringFaults('alt_text', block.alt_text, 2000), ...imageFaults(block)];
    case 'actions': {
      const ids = list(block.elements).map((element) => record(element).action_id);
      return [
        ...countFaults('actions', block.elements, 1, 25),
        ...(new Set(ids).size < ids.length ? ['action_id twice'] : []),
        ...list(block.elements).flatMap(elementFaults),
      ];
    }
    case 'input':
      return [
        ...plainFaults('label', block.label, 2000),
        ...(block.hint === undefined ? [] : plainFaults('hint', block.hint, 2000)),
        ...elementFaults(block.element),
      ];
    case 'rich_text':
      return richTextFaults(block.elements);
    case 'table':
      return tableFaults(block);
    default:
      return [`unknown block ${String(block.type)}`];
  }
}

/** Either a file of Slack's or an address, never both. */
function imageFaults({ slack_file, image_url }: Record<string, unknown>): string[] {
  if ((slack_file === undefined) === (image_url === undefined)) return ['slack_file or image_url'];
  if (slack_file !== undefined) return /^F[A-Z0-9]{8,}$/.test(String(record(slack_file).id)) ? [] : ['slack_file id'];
  return [
    ...stringFaults('image_url', image_url, 3000),
    ...(/^https?:\/\//i.test(String(image_url)) ? [] : ['image_url is not a web address']),
  ];
}

function sectionFaults(block: Record<string, unknown>): string[] {
  const faults = block.text === undefined ? [] : textFaults('section', block.text, 3000);
  if (block.text === undefined && block.fields === undefined) faults.push('section without text');
  if (block.fields !== undefined) {
    faults.push(...countFaults('fields', block.fields, 1, 10));
    faults.push(...list(block.fields).flatMap((field) => textFaults('field', field, 2000)));
  }
  if (block.accessory !== undefined) faults.push(...elementFaults(block.accessory));
  return faults;
}

function tableFaults(block: Record<string, unknown>): string[] {
  const rows = list(block.rows).map(list);
  const cells = rows.flat().map(record);
  return [
    ...countFaults('table rows', block.rows, 1, 100),
    ...rows.flatMap((row) => countFaults('table cells', row, 1, 20)),
    ...(new Set(rows.map((row) => row.length)).size > 1 ? ['rows of different lengths'] : []),
    ...cells.flatMap((cell) => (cell.type === 'raw_text' ? stringFaults('cell', cell.text, 10_000) : ['cell type'])),
    ...(cells.reduce((sum, cell) => sum + String(cell.text).length, 0) > 10_000 ? ['table text too long'] : []),
    ...(list(block.column_settings).length > 20 ? ['column_settings'] : []),
  ];
}

function richTextFaults(elements: unknown): string[] {
  return countFaults('rich_text', elements, 1, 1000).concat(
    list(elements).flatMap((element) => {
      const { type, elements: inner } = record(element);
      if (type === 'rich_text_list') return countFaults('list', inner, 1, 1000).concat(richTextFaults(inner));
      if (type !== 'rich_text_section' && type !== 'rich_text_quote') return [`rich text ${String(type)}`];
      return countFaults('rich text', inner, 1, 5000).concat(
        list(inner).flatMap((run) => {
          const { type: kind, text, user_id } = record(run);
          if (kind === 'user') return /^[UW][A-Z0-9]+$/.test(String(user_id)) ? [] : ['rich text user'];
          return kind === 'text' ? stringFaults('rich text', text, 3000) : ['rich text element'];
        }),
      );
    }),
  );
}

function elementFaults(element: unknown): string[] {
  const { type, action_id, value, text, options, option_groups, initial_options, initial_option, style } =
    record(element);
  const faults = stringFaults('action_id', action_id, 255);
  switch (type) {
    case 'button':
      if (style !== undefined && style !== 'primary' && style !== 'danger') faults.push('button style');
      return [...faults, ...plainFaults('button', text, 75), ...stringFaults('value', value, 2000)];
    case 'plain_text_input': {
      const { initial_value, max_length } = record(element);
      if (typeof max_length === 'number' && (max_length < 1 || max_length > 3000)) faults.push('max_length');
      const most = typeof max_length === 'number' ? max_length : 3000;
      if (typeof initial_value === 'string' && initial_value.length > most) faults.push('initial_value too long');
      return faults;
    }
    case 'datepicker': {
      const date = record(element).initial_date;
      return date === undefined || /^\d{4}-\d\d-\d\d$/.test(String(date)) ? faults : [...faults, 'initial_date'];
    }
    case 'static_select':
    case 'multi_static_select': {
      if ((options === undefined) === (option_groups === undefined)) faults.push('options or option_groups');
      if (options !== undefined) faults.push(...optionsFaults(options));
      if (option_groups !== undefined) {
        faults.push(...countFaults('option_groups', option_groups, 1, 100));
        for (const group of list(option_groups)) {
          faults.push(...plainFaults('group', record(group).label, 75), ...optionsFaults(record(group).options));
        }
      }
      const known = [...list(options), ...list(option_groups).flatMap((group) => list(record(group).options))].map(
        (option) => JSON.stringify(option),
      );
      const chosen = [...list(initial_options), ...(initial_option === undefined ? [] : [initial_option])];
      if (chosen.some((option) => !known.includes(JSON.stringify(option)))) faults.push('initial option unknown');
      if (initial_options !== undefined && list(initial_options).length === 0) faults.push('initial_options empty');
      return faults;
    }
    default:
      return [`unknown element ${String(type)}`];
  }
}

function optionsFaults(options: unknown): string[] {
  return countFaults('options', options, 1, 100).concat(
    list(options).flatMap((option) => [
      ...plainFaults('option', record(option).text, 75),
      ...stringFaults('option value', record(option).value, 150),
    ]),
  );
}

function textFaults(what: string, text: unknown, max: number): string[] {
  const { type, text: value } = record(text);
  if (type === 'plain_text') return plainFaults(what, text, max);
  if (type !== 'mrkdwn') return [`${what}: type ${String(type)}`];
  return [...stringFaults(what, value, max), ...(/<[!@#]/.test(String(value)) ? [`${what} mentions`] : [])];
}

function plainFaults(what: string, text: unknown, max: number): string[] {
  const { type, text: value } = record(text);
  return type === 'plain_text' ? stringFaults(what, value, max) : [`${what} is not plain_text`];
}

function stringFaults(what: string, value: unknown, max: number): string[] {
  if (typeof value !== 'string' || value === '') return [`${what} is empty`];
  return value.length > max ? [`${what} is ${value.length}, at most ${max}`] : [];
}

function countFaults(what: string, items: unknown, min: number, max: number): string[] {
  const count = list(items).length;
  return count < min || count > max ? [`${what}: ${count} pieces`] : [];
}

function lonely(text: string): boolean {
  return /\\ud[89ab][0-9a-f]{2}(?!\\ud[c-f])/i.test(text);
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
