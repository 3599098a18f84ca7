import { type ComponentProps, type ReactNode, useMemo } from 'react';
import { Message } from 'slack-blocks-to-jsx';
import 'slack-blocks-to-jsx/dist/style.css';
import { useDark } from './use-media.ts';

interface Props {
  /** What `chat.postMessage` would have been sent: its `blocks` are drawn. */
  readonly payload: unknown;
  readonly entryKey: string;
  readonly onPress: (action: string) => void;
}

type Blocks = ComponentProps<typeof Message>['blocks'];

/**
 * Block Kit, as Slack draws it. The library draws buttons but tells nobody that they are pressed: each gets an id of its
 * own, which it writes on the element, and a click is looked up by it.
 */
export function SlackDrawing({ payload, entryKey, onPress }: Props) {
  const isDark = useDark();
  const { blocks, valueById } = useMemo(() => markButtons(payload, entryKey), [payload, entryKey]);

  const onClick = (event: React.MouseEvent) => {
    const id = event.target instanceof Element ? event.target.closest('button')?.id : undefined;
    const value = id && valueById.get(id);
    if (value) onPress(value);
  };

  return (
    // biome-ignore lint/a11y: the buttons inside are real ones; this only hears their clicks
    <div className="slack-drawing" onClick={onClick}>
      <Message blocks={blocks} name="" logo="" theme={isDark ? 'dark' : 'light'} withoutWrapper hooks={hooks} />
    </div>
  );
}

const hooks = {
  // Only web addresses become links, and they open beside the page.
  link: ({ href, children }: { href: string; children: ReactNode }) =>
    /^https?:/i.test(href) ? (
      <a href={href} className="slack_link" target="_blank" rel="noreferrer">
        {children}
      </a>
    ) : (
      children
    ),
};

function markButtons(payload: unknown, entryKey: string): { blocks: Blocks; valueById: ReadonlyMap<string, string> } {
  const valueById = new Map<string, string>();
  const mark = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(mark);
    if (typeof part !== 'object' || part === null) return part;
    const copy: Record<string, unknown> = Object.fromEntries(
      Object.entries(part).map(([key, value]) => [key, mark(value)]),
    );
    // The library writes block_id as an element's id, and the same block may stand in several messages.
    delete copy.block_id;
    if (copy.type === 'button' && typeof copy.value === 'string') {
      const id = `${entryKey}-button-${valueById.size}`;
      valueById.set(id, copy.value);
      copy.action_id = id;
    }
    return copy;
  };
  const blocks = typeof payload === 'object' && payload && 'blocks' in payload ? payload.blocks : payload;
  return { blocks: mark(blocks) as Blocks, valueById };
}
