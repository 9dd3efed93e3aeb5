/**
 * A list that grows in place: the first rows come with the page, the next ones as their reader comes to its end. What
 * was read stays with the address, so that whoever comes back from a record finds the list as long as it was.
 */
import { preloadData } from '$app/navigation';
import { page } from '$app/state';
import { untrack } from 'svelte';
import { withQuery } from './query.ts';

export interface Stretch<Row> {
  rows: readonly Row[];
  nextCursor: string | null;
}

/** Lists that were left: few, for each may be long. */
const mostKept = 5;
let kept: readonly { address: string; stretch: Stretch<unknown> }[] = [];

const keptOf = (address: string): Stretch<unknown> | undefined =>
  kept.find((list) => list.address === address)?.stretch;

function keep(address: string, stretch: Stretch<unknown>): void {
  kept = [{ address, stretch }, ...kept.filter((list) => list.address !== address)].slice(0, mostKept);
}

export class LongerList<Row extends { id: string }, Data> {
  readonly #first: () => Stretch<Row>;
  readonly #stretchOf: (data: Data) => Stretch<Row>;
  /** What was read beyond the first rows; null while that is nothing. */
  #beyond: Stretch<Row> | null = $state.raw(null);
  #reading = $state(false);
  #failed = $state(false);

  /**
   * @param first what the page brought; its change is followed
   * @param stretchOf the same of the data of the list's next page, which the same `load` answers
   */
  constructor(first: () => Stretch<Row>, stretchOf: (data: Data) => Stretch<Row>) {
    this.#first = first;
    this.#stretchOf = stretchOf;
    // The same address has rows of the same kind: the cast says no more than that.
    this.#beyond = (keptOf(this.#address) as Stretch<Row> | undefined) ?? null;
    let address = this.#address;
    let seen = this.#beyond === null ? first().rows : null;
    $effect(() => {
      const { rows } = first();
      if (rows === seen) return;
      seen = rows;
      untrack(() => {
        if (this.#address !== address) {
          address = this.#address;
          this.#beyond = (keptOf(address) as Stretch<Row> | undefined) ?? null;
          this.#failed = false;
        }
        if (this.#beyond !== null) void this.#readAgain(this.#beyond.rows.length);
      });
    });
  }

  get rows(): readonly Row[] {
    const { rows } = this.#first();
    if (this.#beyond === null) return rows;
    // A row that moved up meanwhile stands once, where it is now.
    const known = rows.map(({ id }) => id);
    return [...rows, ...this.#beyond.rows.filter(({ id }) => !known.includes(id))];
  }
  get nextCursor(): string | null {
    return (this.#beyond ?? this.#first()).nextCursor;
  }
  get reading(): boolean {
    return this.#reading;
  }
  /** The last attempt to read on did not succeed; the way to the next page is still open. */
  get failed(): boolean {
    return this.#failed;
  }

  get #address(): string {
    return page.url.pathname + page.url.search;
  }

  /** Reads the next rows; nothing while they are being read already, or where the list has ended. */
  async more(): Promise<void> {
    const { nextCursor } = this;
    if (nextCursor === null || this.#reading) return;
    await this.#read(async (next) => {
      const stretch = await next(nextCursor);
      return stretch && { ...stretch, rows: [...(this.#beyond?.rows ?? []), ...stretch.rows] };
    });
  }

  /** The list has changed: what follows its first rows is read again, as far as it was. */
  async #readAgain(far: number): Promise<void> {
    if (this.#reading) return;
    await this.#read(async (next) => {
      const read: Stretch<Row> = { rows: [], nextCursor: this.#first().nextCursor };
      while (read.nextCursor !== null && read.rows.length < far) {
        const stretch = await next(read.nextCursor);
        if (stretch === undefined) return undefined;
        read.rows = [...read.rows, ...stretch.rows];
        read.nextCursor = stretch.nextCursor;
      }
      return read;
    });
  }

  async #read(
    work: (next: (cursor: string) => Promise<Stretch<Row> | undefined>) => Promise<Stretch<Row> | undefined>,
  ): Promise<void> {
    const address = this.#address;
    this.#reading = true;
    try {
      const beyond = await work(async (cursor) => {
        const answer = await preloadData(withQuery(page.url, { cursor }));
        if (answer.type !== 'loaded' || answer.status !== 200) return undefined;
        return this.#stretchOf(answer.data as Data);
      });
      // Somebody who has left meanwhile has no use for it.
      if (this.#address !== address) return;
      this.#failed = beyond === undefined;
      if (beyond === undefined) return;
      this.#beyond = beyond;
      keep(address, beyond);
    } finally {
      this.#reading = false;
    }
  }
}
