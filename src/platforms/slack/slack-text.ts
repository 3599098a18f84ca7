import type { Language } from '../../chat/message.ts';
import { slack as en } from '../../text/en/slack.ts';
import { type SlackText, slack as sv } from '../../text/sv/slack.ts';

const textByLanguage: Readonly<Record<Language, SlackText>> = { sv, en };

/** The sentences that only Slack needs. */
export function slackText(language: Language): SlackText {
  return textByLanguage[language];
}
