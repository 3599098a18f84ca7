/** Somebody else changed the same thing meanwhile: nothing is kept, and the command decides again. */
export class Conflict extends Error {
  override readonly name = 'Conflict';
}
