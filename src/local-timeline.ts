import { gatherFacts } from './app/facts.ts';
import { timeline } from './app/views/timeline.ts';
import type { Application } from './application.ts';
import type { Language } from './chat/message.ts';
import { isoDateOf } from './domain/time.ts';
import type { LocalTimeline } from './platforms/local/index.ts';
import { textsIn } from './text/texts.ts';

/** The clock of the page's agreement as its line of time; undefined where there is no agreement. */
export async function localTimeline(
  { store, clock }: Application,
  language: Language,
): Promise<LocalTimeline | undefined> {
  const [first] = await store.agreements();
  const agreement = first && (await store.agreement(first.id));
  if (!agreement) return undefined;
  const today = isoDateOf(clock.now());
  const facts = await gatherFacts(agreement, store, today);
  return {
    today,
    validFrom: facts.validFrom,
    validTo: facts.validTo,
    items: timeline(textsIn(language), facts, today),
  };
}
