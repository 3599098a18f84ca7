import type { TestBot } from './bot.ts';

/** Moves the bot's clock to a local time and lets the clockwork run until nothing is due. */
export async function stepTo(bot: TestBot, local: string): Promise<void> {
  bot.clock.set(local);
  while ((await bot.app.planReminders()) > 0);
}
