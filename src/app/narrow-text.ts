const wide = /[\u0100-\uffff]/;

/**
 * The same text, kept with one byte a letter where Latin-1 has them all. What was decoded from a form is kept with two,
 * and the guard's patterns take more than twice as long to read that.
 */
export function narrowText(text: string): string {
  return wide.test(text) ? text : Buffer.from(text, 'latin1').toString('latin1');
}
