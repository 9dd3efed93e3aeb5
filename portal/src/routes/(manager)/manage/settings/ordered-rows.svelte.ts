/** Rows of a settings form that people put in order: they move, come and go, and whoever works on them keeps the place. */
import { tick } from 'svelte';
import { m } from '#lib/paraglide/messages.js';
import type { Formatter } from '#lib/format/formatter.ts';
import { moved } from './moved.ts';

export class OrderedRows<Row extends { key: string }> {
  list: Row[] = $state([]);
  /** What the rows stand in, each marked by `data-row`. */
  element: HTMLElement | undefined = $state();
  /** What was done last, for those who do not see it. */
  told = $state('');
  readonly #format: Formatter;
  /** What was wrong with a row is said by its place, which is another now. */
  readonly #onplaces: () => void;
  #added = 0;

  constructor(list: Row[], format: Formatter, onplaces: () => void) {
    this.list = list;
    this.#format = format;
    this.#onplaces = onplaces;
  }

  find<Found extends HTMLElement>(row: Row, selector: string): Found | null {
    return this.element?.querySelector<Found>(`[data-row="${row.key}"] ${selector}`) ?? null;
  }

  /** Moves a row and keeps the reader where it was: at the same button, or at the other one at an end of the list. */
  async shift(index: number, by: -1 | 1, name: string): Promise<void> {
    const row = this.list[index];
    if (row === undefined) return;
    this.list = moved(this.list, index, by);
    this.#onplaces();
    this.told = m.reasons_moved({
      name,
      place: this.#format.number(index + by + 1),
      count: this.#format.number(this.list.length),
    });
    await tick();
    // They stand first in a row.
    const [up, down] =
      this.element?.querySelectorAll<HTMLButtonElement>(`[data-row="${row.key}"] button`) ?? [];
    const wanted = by === -1 ? up : down;
    (wanted?.disabled ? (by === -1 ? down : up) : wanted)?.focus();
  }

  /** Adds a row at the end, with a key of its own, and leads to its field. */
  async add(make: (key: string) => Row, field: string): Promise<void> {
    this.#added += 1;
    const row = make(`new${this.#added}`);
    this.list = [...this.list, row];
    this.#onplaces();
    await tick();
    this.find(row, field)?.focus();
  }

  remove(index: number): void {
    this.list.splice(index, 1);
    this.#onplaces();
  }
}
