/** A row of digits, with what stands between it and the row before (null when they don't belong together). */
export interface DigitGroup {
  digits: string;
  start: number;
  end: number;
  joint: string | null;
}

// What people put between the parts of a number: at most three signs. A comma only without a space: "3, 4" is a list.
const JOINT = /^(?:[\s\-+._/()'·:]{1,3}|,)$/;
const BULLET = /\n-? /;

/** All digit groups of a plain text, in order. */
export function digitGroups(plain: string): DigitGroup[] {
  const groups: DigitGroup[] = [];
  let end = 0;
  for (const match of plain.matchAll(/\d+/g)) {
    const between = plain.slice(end, match.index);
    const joined = groups.length > 0 && between.length <= 3 && JOINT.test(between) && !BULLET.test(between);
    end = match.index + match[0].length;
    groups.push({ digits: match[0], start: match.index, end, joint: joined ? between : null });
  }
  return groups;
}

/** Windows of joined groups that start at `from` and hold `min` to `max` digits, the shortest first. */
export function windowsFrom(groups: readonly DigitGroup[], from: number, min: number, max: number): DigitGroup[][] {
  const windows: DigitGroup[][] = [];
  let size = 0;
  for (let i = from; i < groups.length; i++) {
    const group = groups[i];
    if (group === undefined || (i > from && group.joint === null)) break;
    size += group.digits.length;
    if (size > max) break;
    if (size >= min) windows.push(groups.slice(from, i + 1));
  }
  return windows;
}
