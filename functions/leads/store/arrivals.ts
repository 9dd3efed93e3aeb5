/** Every lead received on some days, wherever it stands now, in the order of arrival. */
import { query, type Item } from '#functions/kernel/dynamo.ts';
import { table } from '#functions/kernel/table.ts';
import { allSubstatuses, type Arrival } from '../domain/lead.ts';
import { arrivalParts, parseArrival } from './lead-items.ts';
import { substatusList } from './lead-keys.ts';

/** Read at once from each list: several at work keep the reader busy, and none fills its memory. */
const pageSize = 250;

interface Row {
  sort: string;
  item: Item;
}
type Page = Awaited<ReturnType<typeof query>>;

/** One list, read a page ahead of what was taken from it. */
class List {
  #held: Row[] = [];
  #next: Promise<Page> | undefined;
  readonly #read: (after?: Page['last']) => Promise<Page>;

  constructor(read: (after?: Page['last']) => Promise<Page>) {
    this.#read = read;
    this.#ask();
  }

  #ask(after?: Page['last']): void {
    this.#next = this.#read(after);
    // Whoever waits for it hears of it; before that it is no fault of anybody's.
    this.#next.catch(() => undefined);
  }

  /** Reads on where nothing is held and there is more. */
  async fill(): Promise<void> {
    while (this.#held.length === 0 && this.#next !== undefined) {
      const { items, last } = await this.#next;
      this.#next = undefined;
      if (last !== undefined) this.#ask(last);
      this.#held = items.map((item) => ({ sort: String(item[table.indexes.list.sk]), item }));
    }
  }

  /** The last row that is held, if others follow it: nothing beyond it is certain. */
  get horizon(): string | undefined {
    return this.#next === undefined ? undefined : this.#held.at(-1)?.sort;
  }

  /** Takes what is held up to a row, or all of it. */
  takeUntil(horizon: string | undefined): Row[] {
    const beyond = horizon === undefined ? -1 : this.#held.findIndex(({ sort }) => sort > horizon);
    const taken = beyond < 0 ? this.#held : this.#held.slice(0, beyond);
    this.#held = beyond < 0 ? [] : this.#held.slice(beyond);
    return taken;
  }
}

/**
 * Leads by when they were received, in slabs: none of a slab was received before one of the slab before, and within
 * it they come in no order. A lead that moves from list to list meanwhile comes once, or, if it leaves a list before
 * and reaches the other behind its reader, not at all (1 request per list and 250 leads of it; half a unit per 4 kB).
 * @param from a day (UTC); `to` is the last one
 * @param limit so many are read at once from each list
 */
export async function* arrivals(
  from: string,
  to: string,
  limit = pageSize,
): AsyncGenerator<Arrival[], void, undefined> {
  const lists = allSubstatuses.map(
    (substatus) =>
      new List((after) =>
        query({
          partition: substatusList(substatus),
          index: 'list',
          from: `${from}T`,
          until: `${to}T~`,
          limit,
          only: [table.indexes.list.sk, ...arrivalParts],
          after,
        }),
      ),
  );
  for (;;) {
    await Promise.all(lists.map((list) => list.fill()));
    const [horizon] = lists.flatMap((list) => list.horizon ?? []).sort();
    const slab = new Map(
      lists.flatMap((list) => list.takeUntil(horizon)).map(({ sort, item }) => [sort, item]),
    );
    if (slab.size > 0) yield [...slab.values()].map(parseArrival);
    else if (horizon === undefined) return;
  }
}
