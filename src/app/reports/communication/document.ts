import type { AgreementFacts, MeasureFact } from '../../../domain/facts.ts';
import { publicText } from '../../../domain/public-text.ts';
import type { Texts } from '../../../text/texts.ts';
import { momentName, type ReportMoment } from '../moment.ts';
import { namesOf } from '../plan/areas.ts';
import type { ReportBlock, ReportDocument, ReportRow } from '../report.ts';
import { sourceOf } from '../steering-summary/material.ts';
import type { PublicCommunication } from './facts.ts';

/** The list itself: of the plan's texts, only what is told, when and by whom. No notes, ratings, values or reasons. */
export function communicationDocument(
  t: Texts,
  facts: AgreementFacts,
  { done, coming }: PublicCommunication,
  when: ReportMoment,
): ReportDocument {
  const texts = t.reports.communication;
  const count = (all: readonly { readonly measure: MeasureFact }[]) =>
    new Set(all.map(({ measure }) => measure.id)).size;
  const row = (measure: MeasureFact, date: string): ReportRow => ({
    cells: [date, ...wordsOf(t, measure, facts)],
    sources: [sourceOf(measure)],
  });
  return {
    kind: 'communication',
    language: t.language,
    title: texts.title,
    agreement: facts.definition.title,
    subtitle: texts.subtitle(facts.definition.title, momentName(t, when)),
    status: when.at,
    lead: texts.lead(count(done), count(coming)).map((text) => ({ text, sources: [] })),
    sections: [
      {
        key: 'done',
        heading: texts.done,
        blocks: [
          tableOr(
            t,
            texts.nothingDone,
            texts.doneCaption,
            done.map(({ measure, date }) => row(measure, date)),
          ),
        ],
      },
      {
        key: 'coming',
        heading: texts.coming,
        blocks: [
          tableOr(
            t,
            texts.nothingComing,
            texts.comingCaption,
            coming.map((each) => row(each.measure, whenOf(t, each))),
          ),
        ],
      },
      {
        key: 'about',
        heading: texts.about,
        blocks: [{ kind: 'list', items: [texts.only, texts.few].map((text) => ({ text, sources: [] })) }],
      },
    ],
  };
}

function wordsOf(t: Texts, { number, state, communicates }: MeasureFact, facts: AgreementFacts): readonly string[] {
  const { title, communication } = state.plan;
  const by = communication.by?.text ?? namesOf(communicates, facts.functions).join(', ');
  return [number, shown(t, title), shown(t, communication.what), shown(t, by)];
}

function shown(t: Texts, text: string | undefined): string {
  const { fewPeople, withheld } = t.reports.communication;
  return publicText(text ?? '', fewPeople) ?? withheld;
}

/** Its day; where it has none, the plan's own words. */
function whenOf(t: Texts, { measure, date, late }: PublicCommunication['coming'][number]): string {
  const texts = t.reports.communication;
  if (date === undefined) return texts.undated(shown(t, measure.state.plan.communication.when));
  return late ? texts.late(date) : date;
}

function tableOr(t: Texts, none: string, caption: string, rows: readonly ReportRow[]): ReportBlock {
  if (rows.length === 0) return { kind: 'paragraph', claim: { text: none, sources: [] } };
  return { kind: 'table', caption, content: 'sentences', header: t.reports.communication.header, rows };
}
