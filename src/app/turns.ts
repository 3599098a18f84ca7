/** Lets those who want the same thing through one at a time, in order of arrival. */
export type Turns = <Result>(keys: readonly string[], work: (waited: boolean) => Promise<Result>) => Promise<Result>;

/** Turns within this process. Between processes the database decides, and the loser tries again. */
export function createTurns(): Turns {
  const lastByKey = new Map<string, Promise<unknown>>();
  return async (keys, work) => {
    const before = keys.flatMap((key) => lastByKey.get(key) ?? []);
    const mine = Promise.all(before).then(() => work(before.length > 0));
    const done = mine.catch(() => {});
    for (const key of keys) lastByKey.set(key, done);
    try {
      return await mine;
    } finally {
      for (const key of keys) if (lastByKey.get(key) === done) lastByKey.delete(key);
    }
  };
}
