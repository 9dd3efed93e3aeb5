/** What is still to happen, by when: a binary heap, first due first, and in the order of planning at the same moment. */
export interface Agenda {
  /** @param atMs when it happens, in milliseconds since the epoch */
  plan(atMs: number, happen: (atMs: number) => void): void;
  /** Lets everything happen up to and with a moment, and what that brings with it. */
  runUntil(untilMs: number): void;
}

interface Entry {
  atMs: number;
  order: number;
  happen: (atMs: number) => void;
}

const isBefore = (a: Entry, b: Entry): boolean => a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);

/** An agenda on which nothing stands yet. */
export function newAgenda(): Agenda {
  const heap: Entry[] = [];
  let order = 0;
  const at = (index: number): Entry => heap[index] as Entry;
  const swap = (a: number, b: number): void => {
    [heap[a], heap[b]] = [at(b), at(a)];
  };
  const takeFirst = (): Entry | undefined => {
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    heap[0] = last;
    for (let parent = 0; ;) {
      const children = [2 * parent + 1, 2 * parent + 2].filter((child) => child < heap.length);
      const least = children.reduce((best, child) => (isBefore(at(child), at(best)) ? child : best), parent);
      if (least === parent) return first;
      swap(parent, least);
      parent = least;
    }
  };
  return {
    plan: (atMs, happen) => {
      heap.push({ atMs, order: (order += 1), happen });
      for (let child = heap.length - 1; child > 0;) {
        const parent = (child - 1) >> 1;
        if (isBefore(at(parent), at(child))) return;
        swap(parent, child);
        child = parent;
      }
    },
    runUntil: (untilMs) => {
      for (let next = heap[0]; next !== undefined && next.atMs <= untilMs; next = heap[0]) {
        takeFirst();
        next.happen(next.atMs);
      }
    },
  };
}
