/**
 * What everybody's pages show of the API and few people change: read anew after a while, and as it was last where it
 * cannot be read.
 */
export class Remembered<Value> {
  readonly #goodForMs: number;
  readonly #nowMs: () => number;
  readonly #kept = new Map<string, { value: Value | undefined; readAtMs: number; isForgotten: boolean }>();
  readonly #reading = new Map<string, Promise<Value | undefined>>();
  #forgotten = 0;

  constructor(goodForMs: number, nowMs: () => number = Date.now) {
    this.#goodForMs = goodForMs;
    this.#nowMs = nowMs;
  }

  /**
   * The value of a key as it was at most so long ago. Whoever comes while one of them reads it anew gets the one known;
   * where there is none, or it was forgotten, they wait for the same reading.
   * @param read answers undefined where it cannot be read; then the last known value holds for as long again
   */
  async get(key: string, read: () => Promise<Value | undefined>): Promise<Value | undefined> {
    const known = this.#kept.get(key);
    const isUsable = known !== undefined && !known.isForgotten;
    if (isUsable && this.#nowMs() - known.readAtMs <= this.#goodForMs) return known.value;
    const reading = this.#reading.get(key);
    if (reading !== undefined) {
      if (isUsable) return known.value;
      // Another reader may be turned away where this one is not.
      return reading.catch(() => this.get(key, read));
    }
    const begun = this.#readAnew(key, read);
    this.#reading.set(key, begun);
    try {
      return await begun;
    } finally {
      if (this.#reading.get(key) === begun) this.#reading.delete(key);
    }
  }

  async #readAnew(key: string, read: () => Promise<Value | undefined>): Promise<Value | undefined> {
    const before = this.#forgotten;
    const value = (await read()) ?? this.#kept.get(key)?.value;
    // What was asked for before somebody changed it is not the newest.
    if (before === this.#forgotten)
      this.#kept.set(key, { value, readAtMs: this.#nowMs(), isForgotten: false });
    return value;
  }

  /** Has everything read anew, for whoever has just changed it; what was known holds where it cannot be read. */
  forget(): void {
    this.#forgotten += 1;
    this.#reading.clear();
    for (const known of this.#kept.values()) known.isForgotten = true;
  }
}
