import { AdaptiveCard, ExecuteAction, HostConfig, OpenUrlAction } from 'adaptivecards';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { registerCharts } from './teams-chart.ts';
import { hostConfig } from './teams-host-config.ts';
import { useDark } from './use-media.ts';

// Without Markdown the library writes all text as text, never as HTML: what people wrote can't become markup.
AdaptiveCard.onProcessMarkdown = (_text, result) => {
  result.didProcess = false;
};

registerCharts();

interface Props {
  readonly card: unknown;
  readonly onPress: (action: string) => void;
}

/** An Adaptive Card, as Teams draws it, by Microsoft's own renderer. */
export function TeamsCard({ card, onPress }: Props) {
  const isDark = useDark();
  const frame = useRef<HTMLDivElement>(null);
  const press = useRef(onPress);
  useEffect(() => {
    press.current = onPress;
  });

  useLayoutEffect(() => {
    const drawing = new AdaptiveCard();
    drawing.hostConfig = new HostConfig(hostConfig(isDark));
    drawing.onExecuteAction = (action) => {
      if (action instanceof ExecuteAction) {
        const { a } = action.data as { a?: unknown };
        if (typeof a === 'string') press.current(a);
      } else if (action instanceof OpenUrlAction && /^https?:/i.test(action.url ?? '')) {
        window.open(action.url, '_blank', 'noopener,noreferrer');
      }
    };
    drawing.parse(card);
    const element = drawing.render();
    if (element) frame.current?.replaceChildren(element);
  }, [card, isDark]);

  return <div ref={frame} className="teams-card" />;
}
