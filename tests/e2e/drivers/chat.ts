import type { Application } from '../../../src/application.ts';
import type { Reply } from '../../../src/chat/incoming.ts';
import { type Action, type Button, type Message, plainText } from '../../../src/chat/message.ts';
import { chat } from '../../../src/cli/chat.ts';
import { instantToIso, readLocalTime } from '../../../src/domain/time.ts';
import type { Driver, Line, Seen } from '../driver.ts';

/** `samverkan chat` for the lines; what it has no way to do, a press and a form, goes in where a platform's would. */
export function chatDriver(app: Application): Driver {
  let last: Line | undefined;
  let buttons: readonly Button[] = [];
  let form: Action | undefined;
  let count = 0;

  async function dispatch(
    what:
      | { kind: 'action'; action: Action }
      | { kind: 'submission'; action: Action; values: Readonly<Record<string, string>> },
  ): Promise<Seen> {
    if (!last) throw new Error('Nobody has written anything yet.');
    const origin = {
      account: { platform: 'cli' as const, tenant: 'local', id: last.as },
      channel: { platform: 'cli' as const, tenant: 'local', id: last.in, name: last.in },
      visible: false,
    };
    return seen(
      await app.dispatch({ id: `cli/press/${++count}`, at: instantToIso(readLocalTime(last.at)), origin, ...what }),
    );
  }

  function seen({ message, form: opened }: Pick<Reply, 'message' | 'form'>): Seen {
    buttons = buttonsOf(message);
    form = opened?.action;
    const labels = opened ? [opened.title, ...opened.fields.map((field) => field.label)] : [];
    return { text: [plainText(message), ...labels].join('\n'), buttons: buttons.map(({ label }) => label) };
  }

  return {
    async say(line) {
      last = line;
      const said: string[] = [];
      const io = {
        out: (text: string) => void said.push(text),
        err: (text: string) => void said.push(text),
        file: () => {},
      };
      await chat.run(
        app,
        { as: line.as, in: line.in, at: line.at, json: true, lines: [line.line], call: `week-${++count}` },
        io,
      );
      const { message, data } = JSON.parse(said.join('\n')) as { message: Message; data: object };
      void data;
      return seen({ message });
    },
    press(label) {
      const button = buttons.find((one) => one.label === label);
      if (!button) throw new Error(`There is no button ${label} among: ${buttons.map((one) => one.label).join(', ')}`);
      return dispatch({ kind: 'action', action: button.action });
    },
    submit(values) {
      if (!form) throw new Error('No form is open.');
      return dispatch({ kind: 'submission', action: form, values });
    },
  };
}

function buttonsOf(message: Message): readonly Button[] {
  return message.blocks.flatMap((block): readonly Button[] => {
    if (block.kind === 'actions') return block.buttons;
    return block.kind === 'list' ? block.items.flatMap((item) => item.button ?? []) : [];
  });
}
