/** What was opened, to be closed in the reverse order. */
export interface Closers {
  add(close: () => Promise<void> | void): void;
  /** Closes everything once, also after one of them fails; the first failure is thrown at the end. */
  closeAll(): Promise<void>;
}

/** An empty pile of closers. */
export function newClosers(): Closers {
  const pile: (() => Promise<void> | void)[] = [];
  return {
    add: (close) => void pile.push(close),
    closeAll: async () => {
      const failures: unknown[] = [];
      for (let close = pile.pop(); close; close = pile.pop()) {
        try {
          await close();
        } catch (error) {
          failures.push(error);
        }
      }
      if (failures.length > 0) throw failures[0];
    },
  };
}
