import { useEffect, useRef, useState } from 'react';
import type { Field, Form, FormValues } from '../../../chat/form.ts';
import { plainText } from '../../../chat/message.ts';
import type { DrawnReply } from '../wire.ts';
import { FormField } from './form-field.tsx';
import { CloseIcon } from './icons.tsx';
import { useWords } from './words.tsx';

interface Props {
  readonly form: Form;
  /** Sends what is filled in. `id` is the same for the same thing sent again. */
  readonly onSubmit: (id: string, values: FormValues) => Promise<DrawnReply>;
  readonly onClose: () => void;
}

type Faults = Readonly<Record<string, string>>;

/** A form as a modal dialog: the browser keeps the focus inside, Escape closes, and faults stand at their fields. */
export function FormDialog({ form, onSubmit, onClose }: Props) {
  const words = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const [values, setValues] = useState<FormValues>(() =>
    Object.fromEntries(form.fields.map((field) => [field.id, startOf(field)])),
  );
  const [faults, setFaults] = useState<Faults>({});
  const [problem, setProblem] = useState<string>();
  const [isSending, setIsSending] = useState(false);
  const [attempt, setAttempt] = useState(() => crypto.randomUUID());

  useEffect(() => {
    const opener = document.activeElement;
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>('[data-field]')?.focus();
    return () =>
      (opener instanceof HTMLElement && opener.isConnected ? opener : document.getElementById('box'))?.focus();
  }, []);

  // After they are drawn: the first field with a fault, else what is said of the whole form.
  useEffect(() => {
    if (!problem && Object.keys(faults).length === 0) return;
    const find = (selector: string) => dialog.current?.querySelector<HTMLElement>(selector);
    (find('[data-field][aria-invalid=true]') ?? find('.form-problem'))?.focus();
  }, [faults, problem]);

  const show = (found: Faults, more?: string) => {
    setFaults(found);
    setProblem(more);
  };
  const change = (id: string, value: string | readonly string[]) => {
    setValues((was) => ({ ...was, [id]: value }));
    setAttempt(crypto.randomUUID());
  };
  const submit = async () => {
    if (isSending) return;
    const missing = missingIn(form.fields, values, words.form);
    if (Object.keys(missing).length > 0) return show(missing);
    setIsSending(true);
    try {
      const reply = await onSubmit(attempt, values);
      setAttempt(crypto.randomUUID());
      if (reply.fieldErrors) show(reply.fieldErrors);
      else if (reply.outcome === 'refused' || reply.outcome === 'failed') show({}, plainText(reply.drawn.neutral));
      else onClose();
    } catch {
      show({}, words.page.loadFailed);
    } finally {
      setIsSending(false);
    }
  };
  const faultCount = Object.keys(faults).length;

  return (
    <dialog ref={dialog} className="form" aria-labelledby="form-title" lang={form.language} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <header className="form-head">
          <h2 id="form-title">{form.title}</h2>
          <button type="button" className="icon-button" aria-label={words.form.close} onClick={onClose}>
            <CloseIcon />
          </button>
        </header>
        <div className="form-fields">
          {form.intro && <p className="form-intro">{form.intro}</p>}
          <div role="alert">
            {(problem || faultCount > 0) && (
              <p className="form-problem" tabIndex={-1}>
                {problem ?? words.form.faults(faultCount)}
              </p>
            )}
          </div>
          {form.fields.map((field) => (
            <FormField
              key={field.id}
              field={field}
              value={values[field.id] ?? ''}
              fault={faults[field.id]}
              onChange={(value) => change(field.id, value)}
            />
          ))}
        </div>
        <footer className="form-foot">
          <button type="button" className="button" onClick={onClose}>
            {form.cancel}
          </button>
          <button type="submit" className="button primary" aria-disabled={isSending}>
            {isSending ? words.form.sending : form.submit}
          </button>
        </footer>
      </form>
    </dialog>
  );
}

function startOf(field: Field): string | readonly string[] {
  return field.kind === 'multiselect' ? (field.values ?? []) : (field.value ?? '');
}

function missingIn(
  fields: readonly Field[],
  values: FormValues,
  words: { missing: string; missingChoice: string },
): Faults {
  const empty = fields.filter(({ id, required }) => required && (values[id] ?? '').toString().trim() === '');
  return Object.fromEntries(
    empty.map(({ id, kind }) => [
      id,
      kind === 'select' || kind === 'multiselect' ? words.missingChoice : words.missing,
    ]),
  );
}
