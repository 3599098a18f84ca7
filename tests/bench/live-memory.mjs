/** Loaded into a program under load: asked by a message it collects its garbage, and tells what is left in megabytes. */
process.on('message', () => {
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  process.send({ live: (heapUsed + external) / 1e6 });
});
process.channel.unref();
