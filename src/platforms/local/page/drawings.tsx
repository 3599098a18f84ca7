import { lazy } from 'react';

const importSlack = () => import('./slack-drawing.tsx').then(({ SlackDrawing: drawing }) => ({ default: drawing }));
const importTeams = () => import('./teams-card.tsx').then(({ TeamsCard }) => ({ default: TeamsCard }));

/** Each is a file of its own: together they are most of the page, and the page should show before they are read. */
export const SlackDrawing = lazy(importSlack);
export const TeamsDrawing = lazy(importTeams);

/** Fetches a drawing ahead of the first message, which would else be seen as text for a moment. */
export function prepareDrawing(drawing: 'slack' | 'teams'): void {
  // What fails here fails again, and is told, when a message is drawn.
  (drawing === 'slack' ? importSlack() : importTeams()).catch(() => undefined);
}
