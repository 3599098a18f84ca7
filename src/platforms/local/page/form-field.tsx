import { useId } from 'react';
import type { Field } from '../../../chat/form.ts';
import { useWords } from './words.tsx';

interface Props {
  readonly field: Field;
  readonly value: string | readonly string[];
  readonly fault: string | undefined;
  readonly onChange: (value: string | readonly string[]) => void;
}

/** A field with its label, hint and fault, tied together for screen readers. */
export function FormField({ field, value, fault, onChange }: Props) {
  const words = useWords();
  const id = useId();
  const described = [field.hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
  const control = {
    id,
    'data-field': field.id,
    'aria-invalid': fault !== undefined,
    'aria-required': field.required,
    ...(described && { 'aria-describedby': described }),
  };
  const label = (
    <>
      {field.label}
      {!field.required && <span className="optional"> ({words.form.optional})</span>}
    </>
  );
  const notes = (
    <>
      {field.hint && (
        <p id={`${id}-hint`} className="hint">
          {field.hint}
        </p>
      )}
      {fault && (
        <p id={`${id}-fault`} className="fault">
          {fault}
        </p>
      )}
    </>
  );

  if (field.kind === 'multiselect') {
    const chosen = typeof value === 'string' ? [] : value;
    const { id: _, ...group } = control;
    return (
      <fieldset className="field" data-faulty={fault !== undefined} aria-describedby={group['aria-describedby']}>
        <legend>{label}</legend>
        {notes}
        <div className="choices">
          {field.options.map((option, index) => (
            <label key={option.value} className="choice">
              <input
                type="checkbox"
                {...(index === 0 && { 'data-field': field.id, 'aria-invalid': fault !== undefined })}
                checked={chosen.includes(option.value)}
                onChange={({ target }) =>
                  onChange(
                    target.checked ? [...chosen, option.value] : chosen.filter((other) => other !== option.value),
                  )
                }
              />
              {option.label}
            </label>
          ))}
        </div>
      </fieldset>
    );
  }
  return (
    <div className="field" data-faulty={fault !== undefined}>
      <label htmlFor={id}>{label}</label>
      {notes}
      <Control field={field} control={control} value={String(value)} choose={words.form.choose} onChange={onChange} />
      {field.kind === 'text' && field.maxLength !== undefined && (
        <Left count={field.maxLength - String(value).length} max={field.maxLength} />
      )}
    </div>
  );
}

interface ControlProps {
  readonly field: Exclude<Field, { kind: 'multiselect' }>;
  readonly control: Readonly<Record<string, unknown>>;
  readonly value: string;
  readonly choose: string;
  readonly onChange: (value: string) => void;
}

function Control({ field, control, value, choose, onChange }: ControlProps) {
  const taken = { ...control, value, onChange: ({ target }: { target: { value: string } }) => onChange(target.value) };
  switch (field.kind) {
    case 'text':
      return field.multiline ? (
        <textarea {...taken} rows={4} maxLength={field.maxLength} />
      ) : (
        <input {...taken} type="text" maxLength={field.maxLength} autoComplete="off" />
      );
    case 'date':
      return <input {...taken} type="date" />;
    case 'select':
      return (
        <select {...taken}>
          <option value="">{choose}</option>
          {field.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      );
  }
}

/** Told when it begins to matter. */
function Left({ count, max }: { readonly count: number; readonly max: number }) {
  const { form } = useWords();
  return count < Math.min(100, max / 5) ? <p className="hint">{form.left(count)}</p> : null;
}
