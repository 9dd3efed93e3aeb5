/** Wakes those who poll as soon as there may be something to find, so that they can sleep long otherwise. */
export interface Bell {
  /** How often it has rung. */
  readonly rings: number;
  ring(): void;
  /** Settles at the first ring after `heard` (at once if it has rung since), or after `ms`. */
  wait(heard: number, ms: number): Promise<void>;
}

/** A new bell. */
export function newBell(): Bell {
  let rings = 0;
  const waiting = new Set<() => void>();
  return {
    get rings() {
      return rings;
    },
    ring: () => {
      rings += 1;
      for (const wake of waiting) wake();
    },
    wait: (heard, ms) => {
      if (rings !== heard) return Promise.resolve();
      return new Promise((resolve) => {
        const wake = (): void => {
          clearTimeout(timer);
          waiting.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, ms);
        waiting.add(wake);
      });
    },
  };
}
