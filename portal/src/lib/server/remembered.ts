/**
 * What everybody's pages show of the API and few people change: read anew after a while, and as it was last where it
 * cannot be read.
 */
export class Remembered<Value> {
  readonly #goodForMs: number;
  readonly #nowMs: () => number;
  readonly #kept = new Map<string, { value: Value | undefined; readAtMs: number }>();
  #forgotten = 0;

  constructor(goodForMs: number, nowMs: () => number = Date.now) {
    this.#goodForMs = goodForMs;
    this.#nowMs = nowMs;
  }

  /**
   * The value of a key as it was at most so long ago; whoever comes while one of them reads it anew gets the one known.
   * @param read answers undefined where it cannot be read; then the last known value holds for as long again
   */
  async get(key: string, read: () => Promise<Value | undefined>): Promise<Value | undefined> {
    const known = this.#kept.get(key);
    if (known !== undefined && this.#nowMs() - known.readAtMs <= this.#goodForMs) return known.value;
    const before = this.#forgotten;
    if (known !== undefined) known.readAtMs = this.#nowMs();
    try {
      const value = (await read()) ?? known?.value;
      // What was asked for before somebody changed it is not the newest.
      if (before === this.#forgotten) this.#kept.set(key, { value, readAtMs: this.#nowMs() });
      return value;
    } catch (cause) {
      if (known !== undefined) known.readAtMs = Number.NEGATIVE_INFINITY;
      throw cause;
    }
  }

  /** Has everything read anew, for whoever has just changed it; what was known holds until then. */
  forget(): void {
    this.#forgotten += 1;
    for (const known of this.#kept.values()) known.readAtMs = Number.NEGATIVE_INFINITY;
  }
}
