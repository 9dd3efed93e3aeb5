/** Which rows of a list are chosen: one, a stretch of them, or all. What leaves the list leaves the choice. */
import { SvelteSet } from 'svelte/reactivity';

export class Selection {
  readonly #listed: () => readonly string[];
  readonly #marked = new SvelteSet<string>();
  #last: string | undefined;

  /** @param listed the ids of the rows as they stand in the list now */
  constructor(listed: () => readonly string[]) {
    this.#listed = listed;
  }

  /** The chosen rows, in the order of the list. */
  get chosen(): string[] {
    return this.#listed().filter((id) => this.#marked.has(id));
  }

  get hasAll(): boolean {
    return this.#listed().length > 0 && this.#listed().every((id) => this.#marked.has(id));
  }

  has(id: string): boolean {
    return this.#marked.has(id);
  }

  /** Marks or unmarks a row; with `stretch`, every row between it and the one touched last. */
  set(id: string, marked: boolean, stretch = false): void {
    const listed = this.#listed();
    const ends = [listed.indexOf(id), stretch && this.#last ? listed.indexOf(this.#last) : -1];
    const touched = ends.includes(-1) ? [id] : listed.slice(Math.min(...ends), Math.max(...ends) + 1);
    for (const one of touched) this.#mark(one, marked);
    this.#last = id;
  }

  setAll(marked: boolean): void {
    for (const id of this.#listed()) this.#mark(id, marked);
  }

  clear(): void {
    this.#marked.clear();
    this.#last = undefined;
  }

  #mark(id: string, marked: boolean): void {
    if (marked) this.#marked.add(id);
    else this.#marked.delete(id);
  }
}
