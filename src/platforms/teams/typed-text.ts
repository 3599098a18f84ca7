import type { Activity } from './activity.ts';

const characterByEntity: Readonly<Record<string, string>> = {
  nbsp: ' ',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
};

/** What a person typed, as plain text: the bot's own mention gone, other people's as names, Teams' HTML resolved. */
export function typedText(activity: Activity): string {
  const ownMentions = (activity.entities ?? []).flatMap((entity) =>
    entity.type === 'mention' && entity.mentioned?.id === activity.recipient.id && entity.text ? [entity.text] : [],
  );
  const withoutOwn = ownMentions.reduce((text, mention) => text.replaceAll(mention, ' '), activity.text ?? '');
  return htmlToText(withoutOwn);
}

function htmlToText(html: string): string {
  return (
    html
      .replace(/<(?:br|\/p|\/div|\/li|\/tr)\b[^>]*>/giu, '\n')
      .replace(
        /<\/?(?:at|p|div|span|b|i|u|s|strong|em|a|ul|ol|li|table|tbody|tr|td|blockquote|pre|code|img|attachment)\b[^>]*>/giu,
        '',
      )
      .replace(/&(?:#(\d{1,6})|([a-z]{2,4}));/giu, (whole, code: string | undefined, name: string | undefined) =>
        code
          ? String.fromCodePoint(Math.min(Number(code), 0x10ffff))
          : (characterByEntity[(name ?? '').toLowerCase()] ?? whole),
      )
      .toWellFormed()
      // A database takes no control characters in text.
      .replace(/[^\P{Cc}\n\t]/gu, '')
      .replaceAll('\u00a0', ' ')
      .replace(/[ \t]+\n/gu, '\n')
      .replace(/\n{3,}/gu, '\n\n')
      .trim()
  );
}
