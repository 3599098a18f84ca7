import type { Answer, SlackPlace } from '../../helpers/slack-place.ts';
import type { Driver, Line, Seen } from '../driver.ts';

/** The week in Slack: an account for each function, a channel for each group, and the bot's clock set to each line's time. */
export async function slackDriver(place: SlackPlace, groups: readonly string[]): Promise<Driver> {
  const people = new Map<string, string>();
  const channelOf = new Map(groups.map((group, index) => [group, `C0WEEK${index}`]));
  for (const [group, channel] of channelOf) await place.channel(channel, group);
  let last: Line | undefined;
  let answer: Answer | undefined;

  async function userOf(functionName: string): Promise<string> {
    const known = people.get(functionName) ?? `U0WEEK${people.size}`;
    if (!people.has(functionName)) await place.person(known, functionName);
    people.set(functionName, known);
    return known;
  }

  async function then(act: (user: string, channel: string, before: Answer) => Promise<Answer>): Promise<Seen> {
    if (!last || !answer) throw new Error('Nobody has written anything yet.');
    answer = await act(await userOf(last.as), channelOf.get(last.in) ?? '', answer);
    return answer;
  }

  return {
    async say(line) {
      last = line;
      const user = await userOf(line.as);
      place.bot.clock.set(line.at);
      // What the clockwork does every minute.
      await place.bot.app.settleQuestions();
      answer = await place.type(user, line.line, { channel: channelOf.get(line.in) ?? '' });
      return answer;
    },
    press: (label) => then((user, channel, before) => place.press(user, before, label, { channel })),
    submit: (values) => then((user, _channel, before) => place.submit(user, before, values)),
  };
}
