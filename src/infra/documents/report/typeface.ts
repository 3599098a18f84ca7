import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** Source Sans 3 (SIL Open Font License): static files, since neither the PDF's nor the picture's library takes woff. */
export const typeface = 'Source Sans 3';
const folder = dirname(require.resolve('@expo-google-fonts/source-sans-3/package.json'));
export const typefaceFiles = ['400Regular', '600SemiBold'].map((cut) => join(folder, cut, `SourceSans3_${cut}.ttf`));

export interface Letters {
  /** Whether the typeface can draw it. */
  has(letter: number): boolean;
  /** How wide a text is, in parts of its size. */
  width(text: string): number;
}

let known: Letters | undefined;

/** What the typeface's files say of its letters, by the OpenType tables `cmap` (format 12), `hhea`, `hmtx` and `head`. */
export function letters(): Letters {
  known ??= readLetters(readFileSync(typefaceFiles[0] ?? ''));
  return known;
}

function readLetters(font: Buffer): Letters {
  const table = (name: string) => {
    for (let at = 12; at < 12 + font.readUInt16BE(4) * 16; at += 16)
      if (font.toString('latin1', at, at + 4) === name) return font.subarray(font.readUInt32BE(at + 8));
    throw new Error(`the typeface has no table ${name}`);
  };
  const glyphs = glyphsByLetter(table('cmap'));
  const [metrics, count] = [table('hmtx'), table('hhea').readUInt16BE(34)];
  const unit = table('head').readUInt16BE(18);
  const advance = (glyph: number) => metrics.readUInt16BE(Math.min(glyph, count - 1) * 4) / unit;
  return {
    has: (letter) => glyphs.has(letter),
    width: (text) => [...text].reduce((sum, letter) => sum + advance(glyphs.get(letter.codePointAt(0) ?? 0) ?? 0), 0),
  };
}

function glyphsByLetter(cmap: Buffer): ReadonlyMap<number, number> {
  for (let at = 4; at < 4 + cmap.readUInt16BE(2) * 8; at += 8) {
    const part = cmap.subarray(cmap.readUInt32BE(at + 4));
    if (part.readUInt16BE(0) === 12) return glyphsOf(part);
  }
  throw new Error('the typeface has no map of its letters that is known');
}

function glyphsOf(part: Buffer): ReadonlyMap<number, number> {
  const glyphs = new Map<number, number>();
  for (let group = 0; group < part.readUInt32BE(12); group++) {
    const at = 16 + group * 12;
    const [first, last, glyph] = [part.readUInt32BE(at), part.readUInt32BE(at + 4), part.readUInt32BE(at + 8)];
    for (let letter = first; letter <= last; letter++) glyphs.set(letter, glyph + letter - first);
  }
  return glyphs;
}

/** What joins letters or chooses among their looks: spaces of no width, variation selectors, skin colours, tags. */
const joining = /\u200d|[\u200b\u200c\u2060]|[\ufe00-\ufe0f]|[\u{1f3fb}-\u{1f3ff}]|[\u{e0000}-\u{e01ef}]/gu;

/** A tagged PDF may hold no letter that its typeface can't draw: such ones are boxes, and spaces that it lacks plain ones. */
export function drawable(text: string): string {
  const { has } = letters();
  return text.replace(joining, '').replace(/[^\n]/gu, (letter) => {
    if (has(letter.codePointAt(0) ?? 0)) return letter;
    return /\s/.test(letter) ? ' ' : '□';
  });
}
