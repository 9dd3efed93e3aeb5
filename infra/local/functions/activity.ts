/** Counts work in progress, so that somebody can wait until the whole machine has come to rest. */
export interface Activity {
  /** Goes up whenever work begins: the same number at two moments with nothing running means rest between them. */
  readonly begun: number;
  readonly running: number;
  track<Result>(work: () => Promise<Result>): Promise<Result>;
}

/** A new counter. */
export function newActivity(): Activity {
  let begun = 0;
  let running = 0;
  return {
    get begun() {
      return begun;
    },
    get running() {
      return running;
    },
    track: async (work) => {
      begun += 1;
      running += 1;
      try {
        return await work();
      } finally {
        running -= 1;
      }
    },
  };
}
