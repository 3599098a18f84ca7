import { lazy } from 'react';

/** Each is loaded when first asked for: together they are most of the page, and most people look at one. */
export const SlackDrawing = lazy(() =>
  import('./slack-drawing.tsx').then(({ SlackDrawing: drawing }) => ({ default: drawing })),
);
export const TeamsDrawing = lazy(() => import('./teams-card.tsx').then(({ TeamsCard }) => ({ default: TeamsCard })));
