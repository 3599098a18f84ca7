// Half of a pair, and NUL: no database takes them in a text.
const unstorable = /[\0\ud800-\udfff]/;

/**
 * What came in, as a database can hold it: texts without NUL, and with a replacement character for half a character (what is
 * left when a program cuts an emoji in two). Nothing that a person has written is lost; files are left alone.
 */
export function storable<Value>(value: Value): Value {
  return stored(value) as Value;
}

function stored(value: unknown): unknown {
  if (typeof value === 'string') return unstorable.test(value) ? value.replaceAll('\0', '').toWellFormed() : value;
  if (Array.isArray(value)) return value.map(stored);
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [stored(key), stored(held)]));
}
