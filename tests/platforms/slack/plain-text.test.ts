import { describe, expect, it } from 'vitest';
import { slackToPlain, withoutMention } from '../../../src/platforms/slack/plain-text.ts';

describe('Slack’s writing as plain text', () => {
  it.each([
    ['<@U1|anna> och <@U2>', '@anna och @U2'],
    ['<#C1|est> <#C2>', '#est #C2'],
    ['<!channel> <!here> <!subteam^S1|@fritid> <!date^1^{date}|i går>', '@channel @here @fritid i går'],
    ['<http://vasby.se|vasby.se> <https://vasby.se/>', 'vasby.se https://vasby.se/'],
    [
      '<mailto:anna@example.se|anna@example.se> <tel:+46701234567|070-123 45 67>',
      'anna@example.se 070-123 45 67 (+46701234567)',
    ],
    ['<https://ond.example|vasby.se>', 'vasby.se (https://ond.example)'],
    ['1 &lt; 2 &amp;lt; 3 a > b', '1 < 2 &lt; 3 a > b'],
  ])('%s', (written, plain) => {
    expect(slackToPlain(written)).toBe(plain);
  });

  it.each([
    ['<@UBOT> 1.3 klart', 'UBOT', '1.3 klart'],
    ['<@UBOT|samverkan>: hjälp', 'UBOT', 'hjälp'],
    ['1.3 <@U2> frågar, <@UBOT>', 'UBOT', '1.3 <@U2> frågar,'],
    ['<@UBOT> <@U2> klart', undefined, '<@U2> klart'],
    // The id comes from outside: it is compared, never read as a pattern.
    ['<@U(> klart', 'U(', 'klart'],
    ['<@U1> klart', '[', '<@U1> klart'],
    ['<@U1> klart', 'U.', '<@U1> klart'],
    ['<@U1|anna> klart', 'U1|anna', '<@U1|anna> klart'],
  ])('leaves the mention of the bot out of %s', (text, bot, rest) => {
    expect(withoutMention(text, bot)).toBe(rest);
  });
});
