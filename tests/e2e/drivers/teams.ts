import type { SteppedClock } from '../../helpers/bot.ts';
import type { Person, Place, TeamsPeople } from '../../helpers/teams-people.ts';
import { type AdaptiveJson, type BotMessage, buttons, wordsOf } from '../../helpers/teams-playground.ts';
import type { Driver, Seen } from '../driver.ts';

interface Around {
  readonly people: TeamsPeople;
  /** Each group's conversation. */
  readonly places: ReadonlyMap<string, Place>;
  readonly clock: SteppedClock;
  /** Called when the clock has moved, before the line is written. */
  readonly moved: () => Promise<unknown>;
}

/** People who write in the groups' channels with a mention, and press and fill in what stands in their own chat. */
export function teamsDriver({ people, places, clock, moved }: Around): Driver {
  let person: Person | undefined;
  let card: BotMessage | undefined;

  /** What the person's own chat shows after something is done there: a new message, or an old one with new content. */
  async function after(who: Person, work: () => Promise<unknown>): Promise<Seen> {
    const before = new Map(who.messages().map((message) => [message.id, message.updates]));
    await work();
    const fresh = who.messages().filter((message) => before.get(message.id) !== message.updates);
    // What the bot sends of itself may come below the answer: a form is known by its inputs.
    const cards = fresh.filter((message) => message.card);
    card = cards.filter((message) => inputsOf(message.card).length > 0).at(-1) ?? cards.at(-1) ?? card;
    const said = fresh.flatMap(({ card: shown }) => [
      wordsOf(shown),
      ...inputsOf(shown).map((input) => String(input.label)),
    ]);
    return { text: said.join('\n'), buttons: fresh.flatMap((message) => titles(message.card)) };
  }

  return {
    async say({ as, in: group, at, line }) {
      clock.set(at);
      await moved();
      const who = await people.person(as);
      person = who;
      return after(who, () => who.say(line, places.get(group)));
    },
    async press(label) {
      const [who, answer] = last();
      // What the bot sends of itself may have come below the answer.
      const pressed = who
        .messages()
        .filter(({ card: shown }) => titles(shown).includes(label))
        .at(-1);
      return after(who, () => who.press(pressed ?? answer, label));
    },
    async submit(values) {
      const [who, form] = last();
      const [send = ''] = titles(form.card);
      return after(who, () => who.press(form, send, filledIn(form.card, values)));
    },
  };

  function last(): readonly [Person, BotMessage] {
    if (!person || !card) throw new Error('Nobody has been answered yet.');
    return [person, card];
  }
}

function titles(card: unknown): readonly string[] {
  return buttons(card).map((button) => String(button.title));
}

/** Every input as a client sends it: what was filled in, or what the form came with. */
function filledIn(card: unknown, values: Readonly<Record<string, string>>): Record<string, string> {
  const came = Object.fromEntries(inputsOf(card).map((input) => [String(input.id), String(input.value ?? '')]));
  const given = Object.fromEntries(Object.entries(values).map(([id, value]) => [`f_${id}`, value]));
  return { ...came, ...given };
}

function inputsOf(json: unknown): readonly AdaptiveJson[] {
  if (Array.isArray(json)) return json.flatMap(inputsOf);
  if (typeof json !== 'object' || json === null) return [];
  const own = json as AdaptiveJson;
  return [...(own.type?.startsWith('Input.') ? [own] : []), ...Object.values(own).flatMap(inputsOf)];
}
