import { randomUUID } from 'node:crypto';
import { encodeAction } from '../../../src/chat/action-codec.ts';
import type { Form } from '../../../src/chat/form.ts';
import { type Button, type Message, plainText } from '../../../src/chat/message.ts';
import type { DrawnReply } from '../../../src/platforms/local/wire.ts';
import type { SteppedClock } from '../../helpers/bot.ts';
import type { Driver, Line, Seen } from '../driver.ts';

interface Around {
  readonly port: number;
  readonly clock: SteppedClock;
  /** Called when the clock has moved, before the line is written. */
  readonly moved: () => Promise<unknown>;
}

/** The local page's own requests, as the page makes them. */
export function localDriver({ port, clock, moved }: Around): Driver {
  let last: Line | undefined;
  let buttons: readonly Button[] = [];
  let form: Form | undefined;

  async function send(path: string, what: object): Promise<Seen> {
    const origin = `http://127.0.0.1:${port}`;
    const response = await fetch(`${origin}/api/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify({ id: randomUUID(), as: last?.as, channel: last?.in, ...what }),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    const reply = (await response.json()) as DrawnReply;
    const message = reply.drawn.neutral;
    buttons = buttonsOf(message);
    form = reply.form;
    const labels = reply.form ? [reply.form.title, ...reply.form.fields.map(({ label }) => label)] : [];
    return { text: [plainText(message), ...labels].join('\n'), buttons: buttons.map(({ label }) => label) };
  }

  return {
    async say(line) {
      last = line;
      clock.set(line.at);
      await moved();
      return send('say', { text: line.line, language: 'sv' });
    },
    press(label) {
      const button = buttons.find((one) => one.label === label);
      if (!button) throw new Error(`There is no button ${label} among: ${buttons.map((one) => one.label).join(', ')}`);
      return send('act', { action: encodeAction(button.action) });
    },
    submit(values) {
      if (!form) throw new Error('No form is open.');
      return send('submit', { action: encodeAction(form.action), values });
    },
  };
}

function buttonsOf(message: Message): readonly Button[] {
  return message.blocks.flatMap((block): readonly Button[] => {
    if (block.kind === 'actions') return block.buttons;
    return block.kind === 'list' ? block.items.flatMap((item) => item.button ?? []) : [];
  });
}
