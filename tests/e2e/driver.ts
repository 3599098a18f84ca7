import { expect } from 'vitest';

/** One thing that somebody does in the week. Buttons and forms are those of the last reply. */
export type Step = Line | Press | Submit;

/** What the reply says, to hold every platform to the same words. */
interface Told {
  /** A piece of the reply, as it reads on every platform. */
  readonly told?: string;
  /** Labels of buttons that the reply has. */
  readonly offers?: readonly string[];
}

export interface Line extends Told {
  /** The function that writes. */
  readonly as: string;
  /** The group in whose channel it is written. */
  readonly in: string;
  /** Local time in Stockholm, such as 2021-11-29T08:40. */
  readonly at: string;
  /** With its slash command, such as `/insats 1.3 …`. */
  readonly line: string;
}

export interface Press extends Told {
  /** The label of a button of the last reply. */
  readonly press: string;
}

export interface Submit extends Told {
  /** What is filled in of the form that is open, by field id; the rest keeps what the form came with. */
  readonly submit: Readonly<Record<string, string>>;
}

/** What the person sees of an answer. */
export interface Seen {
  /** All words of it; of a form, its title and labels. */
  readonly text: string;
  /** The labels of its buttons, in order. */
  readonly buttons: readonly string[];
}

/** A way to speak with the bot. Time only goes forward: a driver sets the bot's clock, or says the time with the line. */
export interface Driver {
  say(line: Line): Promise<Seen>;
  /** The one who wrote last presses a button of the last reply. */
  press(label: string): Promise<Seen>;
  /** The one who wrote last submits the form that the last reply opened. */
  submit(values: Readonly<Record<string, string>>): Promise<Seen>;
}

/** Runs a script, holding each reply to what it should say. */
export async function play(driver: Driver, script: readonly Step[]): Promise<void> {
  for (const step of script) {
    const seen = await act(driver, step);
    const where = nameOf(step);
    if (step.told !== undefined) expect(seen.text, where).toContain(step.told);
    if (step.offers !== undefined) expect(seen.buttons, where).toEqual(expect.arrayContaining([...step.offers]));
  }
}

function act(driver: Driver, step: Step): Promise<Seen> {
  if ('line' in step) return driver.say(step);
  return 'press' in step ? driver.press(step.press) : driver.submit(step.submit);
}

function nameOf(step: Step): string {
  if ('line' in step) return `${step.at} ${step.as}: ${step.line}`;
  return 'press' in step ? `press ${step.press}` : `submit ${JSON.stringify(step.submit)}`;
}
