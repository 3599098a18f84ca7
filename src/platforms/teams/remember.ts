/** A map that forgets what was set longest ago once it is full. */
export class Remembered<Value> {
  readonly #most: number;
  readonly #valueByKey = new Map<string, Value>();

  constructor(most: number) {
    this.#most = most;
  }

  get(key: string): Value | undefined {
    return this.#valueByKey.get(key);
  }

  set(key: string, value: Value): void {
    this.#valueByKey.delete(key);
    this.#valueByKey.set(key, value);
    const [oldest] = this.#valueByKey.keys();
    if (this.#valueByKey.size > this.#most && oldest !== undefined) this.#valueByKey.delete(oldest);
  }

  delete(key: string): void {
    this.#valueByKey.delete(key);
  }
}
