/** Fields of a card that somebody has been at and left: what is wrong in them is told, and not before. */
import { SvelteSet } from 'svelte/reactivity';
import type { Faults } from './faults.ts';

export class LeftFields {
  readonly #left = new SvelteSet<string>();

  /** For `onfocusout` around elements that name their field with `data-field`. */
  readonly leave = (event: FocusEvent): void => {
    const at = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-field]') : null;
    const to = event.relatedTarget instanceof Node ? event.relatedTarget : null;
    const field = at?.dataset['field'];
    if (field !== undefined && !at?.contains(to)) this.#left.add(field);
  };

  /** @param told everything is told, wherever somebody has been */
  shown(faults: Faults, told: boolean): Faults {
    return Object.fromEntries(Object.entries(faults).filter(([field]) => told || this.#wasLeft(field)));
  }

  #wasLeft(field: string): boolean {
    return [...this.#left].some((visited) => field === visited || field.startsWith(`${visited}.`));
  }
}
