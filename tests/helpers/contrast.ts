import type { Page } from 'playwright-core';

/** Texts with less than 4.5:1 against the nearest ground that is painted under them (WCAG 2.2, 1.4.3). */
export function faintTexts(page: Page, within = '#root'): Promise<string[]> {
  return page.evaluate((selector) => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const rgb = (colour: string) => {
      if (!canvas) return [0, 0, 0, 0];
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const light = (colour: readonly number[]) => {
      const [r = 0, g = 0, b = 0] = colour.map((part) =>
        part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
      );
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    /** In a drawing text stands on the shape that is drawn before it. */
    const shapeUnder = (element: Element | null): number[] | undefined => {
      if (!(element instanceof SVGTextElement)) return undefined;
      const shape = element.parentElement?.querySelector(':scope > :is(circle, path, rect)');
      const fill = shape ? getComputedStyle(shape).fill : 'none';
      const colour = fill === 'none' ? [] : rgb(fill);
      return (colour[3] ?? 0) > 250 ? colour : undefined;
    };
    const groundOf = (element: Element | null): number[] => {
      const shape = shapeUnder(element);
      if (shape) return shape;
      for (let at = element; at; at = at.parentElement) {
        const colour = rgb(getComputedStyle(at).backgroundColor);
        if ((colour[3] ?? 0) > 250) return colour;
      }
      return [255, 255, 255, 255];
    };
    const found = new Set<string>();
    for (const element of document.querySelectorAll(`${selector} *`)) {
      const hasText = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
      );
      if (!hasText || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const [ink, ground] = [light(rgb(getComputedStyle(element).color)), light(groundOf(element))];
      const contrast = (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
      if (contrast < 4.5) found.add(`${contrast.toFixed(2)} ${element.textContent?.slice(0, 40)}`);
    }
    return [...found];
  }, within);
}
