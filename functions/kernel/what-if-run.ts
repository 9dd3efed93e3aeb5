/** Runs of what-ifs: taken up by a worker, told of while they last, ended once. */
import { nowMs, toInstant } from './clock.ts';
import { commit, ConditionFailed, type Change, type Write } from './commit.ts';
import type { EventDraft } from './event.ts';
import { log } from './log.ts';
import type { KeptWhatIf, WhatIfProgress, WhatIfStore } from './what-if-store.ts';

/** Runs that began and came to no end before it is given up. */
const mostRuns = 4;
const tellEveryMs = 1000;
// A run that is given up must still be told so before the function is cut off.
const reserveMs = 30_000;

/** How long a run may take in a function that is cut off after so many seconds. */
export const mostRunMs = ({ timeoutSeconds }: { timeoutSeconds: number }): number =>
  timeoutSeconds * 1000 - reserveMs;

/** Who runs what, and why. */
interface RunOrder {
  whatIfId: string;
  /** The event that called for this run. */
  eventId: string;
  /** Who it says it is when it writes. */
  worker: string;
  /** What takes longer is given up, for it would be cut off each time. */
  mostMs: number;
  /** The code of why it is given up then. */
  tooLong: string;
}

const now = (): string => toInstant(nowMs());

const isMoved = (error: unknown): boolean => error instanceof ConditionFailed && error.label === 'what-if';

/**
 * Runs a what-if from its beginning to its end (1 request and 2 transactions, one each second to tell how far it is, and
 * what the walk asks for). A run that was cut off leaves nothing to go on from: its event comes again and walks anew. It
 * may run twice or at the same time: the run that began last tells how far it is, and the one that ends first writes the
 * result, which is the only one there will be.
 * @param walk from the draft to the figures, by `setOut` or `tellNow`, `tell` and `finish`
 */
export async function runWhatIf<Document, Figures>(
  store: WhatIfStore<Document, Figures>,
  order: RunOrder,
  walk: (run: WhatIfRun<Document, Figures>) => Promise<void>,
): Promise<void> {
  const found = await store.find(order.whatIfId, now());
  if (found === undefined || found.status !== 'running') return;
  const run = new WhatIfRun(store, order, found);
  try {
    if (found.runs >= mostRuns) return await run.fail('interrupted', found);
    await run.begin();
    await walk(run);
  } catch (error) {
    if (!isMoved(error)) throw error;
    log.info('what-if ended or taken up elsewhere', { whatIfId: order.whatIfId });
  }
}

export class WhatIfRun<Document, Figures> {
  #whatIf: KeptWhatIf;
  readonly #store: WhatIfStore<Document, Figures>;
  readonly #order: RunOrder;
  #untilMs = 0;
  #toldMs = 0;

  constructor(store: WhatIfStore<Document, Figures>, order: RunOrder, found: KeptWhatIf) {
    this.#store = store;
    this.#order = order;
    this.#whatIf = found;
  }

  get whatIf(): KeptWhatIf {
    return this.#whatIf;
  }

  async begin(): Promise<void> {
    await this.save([this.#store.takeUpWrite(this.#whatIf)]);
    this.#whatIf = { ...this.#whatIf, runs: this.#whatIf.runs + 1 };
    this.#untilMs = performance.now() + this.#order.mostMs;
  }

  /** Everything is read that is needed first: a second from here on it tells how far it is. */
  setOut(): void {
    this.#toldMs = performance.now();
  }

  /**
   * Tells how far it is, once a second.
   * @returns whether to go on: one that has taken too long was given up
   */
  async tell(far: WhatIfProgress): Promise<boolean> {
    const atMs = performance.now();
    if (atMs > this.#untilMs) {
      await this.fail(this.#order.tooLong, far);
      return false;
    }
    if (atMs - this.#toldMs >= tellEveryMs) await this.tellNow(far, atMs);
    return true;
  }

  /** Tells how far it is, whenever that was told last. */
  async tellNow(far: WhatIfProgress, atMs = performance.now()): Promise<void> {
    await this.save([this.#store.progressWrite(this.#whatIf, far)]);
    this.#toldMs = atMs;
  }

  /** @param told what its event tells of the figures */
  async finish(figures: Figures, done: number, told: Record<string, unknown>): Promise<void> {
    const ended = { status: 'finished', endedAt: now(), failure: null, done, about: done } as const;
    const { writes, events } = this.#store.ending(this.#whatIf, ended, told);
    await this.save([...writes, this.#store.resultWrite(this.#whatIf, figures)], events);
  }

  async fail(failure: string, { done, about }: WhatIfProgress): Promise<void> {
    const ended = { status: 'failed', endedAt: now(), failure, done, about } as const;
    const { writes, events } = this.#store.ending(this.#whatIf, ended, { reason: failure });
    await this.save(writes, events);
  }

  async save(writes: readonly Write[], events: readonly EventDraft[] = []): Promise<void> {
    const change: Change = {
      at: now(),
      by: { kind: 'system', id: this.#order.worker, organisation: null },
      requestId: this.#order.eventId,
    };
    await commit(change, { writes, events, answer: null });
  }
}
