import type { Decision, Scene } from './scene.ts';

/** A form's faults by field. The form itself goes with them, so that it can be shown again by a process that never opened it. */
export function fieldFaults(
  { t }: Scene,
  faults: Readonly<Record<string, string>>,
  form: Decision['reply']['form'],
): Decision {
  const message = t.say(t.refusals.formFaults, ...Object.values(faults));
  return {
    reply: { outcome: 'refused', message, fieldErrors: faults, data: { rule: 'form' }, ...(form ? { form } : {}) },
  };
}
