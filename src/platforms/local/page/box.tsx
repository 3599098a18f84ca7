import { type Ref, useId, useRef, useState } from 'react';
import type { LocalDirectory } from '../directory.ts';
import { maxFileBytes } from '../wire.ts';
import type { Deed } from './api.ts';
import { type Completion, completions } from './completions.ts';
import { AttachIcon, CloseIcon, FileIcon, SendIcon } from './icons.tsx';
import { Suggestions } from './suggestions.tsx';
import { useFileDrop } from './use-file-drop.ts';
import { useNarrow } from './use-media.ts';
import { useLanguage, useWords } from './words.tsx';

interface Props {
  readonly ref: React.RefObject<HTMLTextAreaElement | null>;
  readonly place: string;
  readonly directory: LocalDirectory;
  readonly draft: string;
  readonly onDraft: (draft: string) => void;
  readonly onSend: (deed: Extract<Deed, { kind: 'say' | 'file' }>) => void;
}

/** Where one types. Commands complete; Enter sends; a file can be dropped or chosen. */
export function Box({ ref, place, directory, draft, onDraft, onSend }: Props) {
  const words = useWords();
  const language = useLanguage();
  const isNarrow = useNarrow();
  const id = useId();
  const [active, setActive] = useState(-1);
  const [isShut, setIsShut] = useState(false);
  const [file, setFile] = useState<File>();
  const [fault, setFault] = useState('');
  const found = isShut ? [] : completions(draft, directory);
  const isOpen = found.length > 0;

  const write = (text: string) => {
    onDraft(text);
    setActive(-1);
    setIsShut(false);
  };
  const take = (completion: Completion | undefined) => {
    if (completion) write(completion.fill);
    ref.current?.focus();
  };
  const attach = (chosen: File | undefined) => {
    const isTooLarge = chosen !== undefined && chosen.size > maxFileBytes;
    setFault(isTooLarge ? words.box.tooLarge : '');
    if (!isTooLarge) setFile(chosen);
    ref.current?.focus();
  };
  const submit = () => {
    const text = draft.trim();
    if (text === '' && !file) return;
    onSend(file ? { kind: 'file', file, text } : { kind: 'say', text, language });
    setFile(undefined);
    setFault('');
    write('');
    ref.current?.focus();
  };

  const isOver = useFileDrop(attach);

  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    // Before the first space nothing but a command can be meant, so Enter completes it; after that Enter sends.
    const isWord = !draft.includes(' ') && isOpen && !directory.commands.some(({ fill }) => fill === draft);
    const chosen = found[active] ?? (event.key === 'Tab' || isWord ? found[0] : undefined);
    if (isOpen && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive((was) => (was < 0 && step < 0 ? found.length - 1 : (was + step + found.length) % found.length));
    } else if (isOpen && event.key === 'Escape') {
      setIsShut(true);
    } else if (chosen && !event.shiftKey && (event.key === 'Tab' || event.key === 'Enter')) {
      take(chosen);
    } else if (event.key === 'Enter' && !event.shiftKey) {
      submit();
    } else {
      return;
    }
    event.preventDefault();
  };

  return (
    <div className="box-frame" data-label={words.box.drop} data-over={isOver}>
      <form
        className="box"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {isOpen && <Suggestions id={`${id}-list`} found={found} active={active} onActive={setActive} onTake={take} />}
        {file && (
          <p className="box-file">
            <FileIcon />
            <span>{file.name}</span>
            <button
              type="button"
              className="icon-button small"
              aria-label={words.box.remove(file.name)}
              onClick={() => attach(undefined)}
            >
              <CloseIcon size={16} />
            </button>
          </p>
        )}
        <div className="box-row">
          <FileButton onFile={attach} />
          <textarea
            id="box"
            ref={ref as Ref<HTMLTextAreaElement>}
            rows={1}
            value={draft}
            placeholder={isNarrow ? words.box.placeholderShort : words.box.placeholder}
            aria-label={words.box.label(place)}
            aria-autocomplete="list"
            aria-haspopup="listbox"
            aria-controls={isOpen ? `${id}-list` : undefined}
            aria-activedescendant={isOpen && active >= 0 ? `${id}-list-${active}` : undefined}
            aria-describedby={`${id}-keys`}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            onChange={(event) => write(event.target.value)}
            onBlur={() => setIsShut(true)}
            onFocus={() => setIsShut(false)}
            onKeyDown={onKeyDown}
          />
          <button type="submit" className="send" aria-label={words.box.send} disabled={draft.trim() === '' && !file}>
            <SendIcon />
          </button>
        </div>
        {fault && (
          <p className="box-fault" role="alert">
            {fault}
          </p>
        )}
      </form>
      <p id={`${id}-keys`} className="box-keys">
        {words.box.keys}
      </p>
      <p className="sr-only" role="status">
        {isOpen ? words.box.found(found.length) : ''}
      </p>
    </div>
  );
}

function FileButton({ onFile }: { readonly onFile: (file: File | undefined) => void }) {
  const { box } = useWords();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        className="icon-button"
        aria-label={box.attach}
        title={box.attach}
        onClick={() => input.current?.click()}
      >
        <AttachIcon />
      </button>
      <input
        ref={input}
        type="file"
        hidden
        onChange={({ target }) => {
          onFile(target.files?.[0]);
          // The same file chosen again must be a change too.
          target.value = '';
        }}
      />
    </>
  );
}
