import { isOverdue, statusOn } from '../../domain/measure.ts';
import { gatherHistory } from '../facts.ts';
import { type ReportKind, tableFormats } from './kind.ts';
import { momentName } from './moment.ts';
import { planAreaSections } from './plan/areas.ts';
import { planChangeSection, planChanges } from './plan/changes.ts';
import { goalAreaSection } from './steering-summary/goal-areas.ts';
import { isCancelled, isRunning, materialAt } from './steering-summary/material.ts';

/** The whole action plan as it stood: every measure by goal area, how many, and what has been changed since it began. */
export const planReport: ReportKind = {
  name: 'plan',
  words: { sv: ['plan', 'planen', 'åtgärdsplan', 'åtgärdsplanen'], en: ['plan'] },
  formats: tableFormats,
  inSheet: (section) => section.startsWith('area-'),
  isPublic: false,
  build: async ({ t, agreement, reads, at, moment }) => {
    const history = await gatherHistory(agreement, reads, false);
    const material = materialAt(history, at);
    const { facts, today } = material;
    const { measures } = facts;
    return {
      kind: 'plan',
      language: t.language,
      title: t.reports.plan.title(today),
      agreement: facts.definition.title,
      subtitle: t.reports.plan.subtitle(facts.definition.title, momentName(t, { at, moment })),
      status: at,
      lead: t.reports.plan
        .lead({
          measures: measures.length,
          completed: measures.filter(({ state }) => statusOn(state, today) === 'completed').length,
          cancelled: measures.filter((measure) => isCancelled(measure, today)).length,
          overdue: measures.filter((measure) => isRunning(measure, today) && isOverdue(measure.state, today)).length,
        })
        .map((text) => ({ text, sources: [] })),
      sections: [
        goalAreaSection(t, material),
        ...planAreaSections(t, material),
        planChangeSection(t, planChanges(history, material)),
      ],
    };
  },
};
