import { Resvg } from '@resvg/resvg-js';
import type { Drawing } from './chart.ts';
import { typeface, typefaceFiles } from './typeface.ts';

/** Twice as many pixels as points on a telephone, and enough on paper. */
const pixelsWide = 1350;

/** A drawing as PNG. Throws when it can't be drawn. */
export function toPng({ svg }: Drawing): Uint8Array {
  const drawn = new Resvg(svg, {
    font: { loadSystemFonts: false, fontFiles: [...typefaceFiles], defaultFontFamily: typeface },
    fitTo: { mode: 'width', value: pixelsWide },
    logLevel: 'off',
  });
  return new Uint8Array(drawn.render().asPng());
}
