/** One thing that is to end, by when at the latest. */
export interface Ending {
  readonly name: string;
  readonly end: () => unknown;
}

/** What ends at the same time, so many milliseconds after the first at the latest. */
export interface Stage {
  readonly by: number;
  readonly endings: readonly Ending[];
}

/**
 * Ends one stage after the other, and goes on when a stage's time is out whatever hangs in it. Gives the names of what was cut
 * off or failed. Milliseconds from the call, by a clock that nobody moves.
 */
export async function stopInOrder(stages: readonly Stage[]): Promise<readonly string[]> {
  const began = performance.now();
  const cut: string[] = [];
  for (const { by, endings } of stages) {
    const left = Math.max(50, by - (performance.now() - began));
    await Promise.all(
      endings.map(async ({ name, end }) => {
        if (!(await endsWithin(end, left))) cut.push(name);
      }),
    );
  }
  return cut;
}

async function endsWithin(end: () => unknown, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, milliseconds, false);
  });
  const ended = (async () => end())().then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([ended, late]);
  } finally {
    clearTimeout(timer);
  }
}
