/** What a card knows of its place in an order, and the ways out of it. */
export interface CardPlace {
  index: number;
  count: number;
  ongrab: (event: PointerEvent) => void;
  onshift: (by: -1 | 1) => void;
  onduplicate: () => void;
  onremove: () => void;
}
