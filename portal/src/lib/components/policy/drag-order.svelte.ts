/** Dragging a row of a list to another place, with a mouse, a pen or a finger. */

/** How near to the edge of the screen the page scrolls along, and how far at once. */
const edgePx = 64;
const stepPx = 12;

export class DragOrder {
  /** The row that is held. */
  from: number | undefined = $state();
  /** It would stand before this row; as many as there are rows: at the end. */
  to: number | undefined = $state();
  readonly #move: (from: number, to: number) => void;

  /** @param move called with the old and the new place of a row, counted among all rows after the move */
  constructor(move: (from: number, to: number) => void) {
    this.#move = move;
  }

  /** Begins at a grip; `rows` answers the rows as they stand. */
  grab(event: PointerEvent, from: number, rows: () => readonly Element[]): void {
    const grip = event.currentTarget;
    if (event.button !== 0 || !(grip instanceof HTMLElement)) return;
    event.preventDefault();
    grip.setPointerCapture(event.pointerId);
    this.from = this.to = from;
    const over = ({ clientY }: PointerEvent) => {
      this.to = rows().filter((row) => {
        const { top, height } = row.getBoundingClientRect();
        return clientY > top + height / 2;
      }).length;
      if (clientY < edgePx) window.scrollBy(0, -stepPx);
      else if (clientY > window.innerHeight - edgePx) window.scrollBy(0, stepPx);
    };
    const end = () => {
      grip.removeEventListener('pointermove', over);
      grip.removeEventListener('pointerup', drop);
      grip.removeEventListener('pointercancel', end);
      window.removeEventListener('keydown', letGo);
      this.from = this.to = undefined;
    };
    const drop = () => {
      const target = this.to ?? from;
      end();
      const place = target > from ? target - 1 : target;
      if (place !== from) this.#move(from, place);
    };
    const letGo = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') end();
    };
    grip.addEventListener('pointermove', over);
    grip.addEventListener('pointerup', drop);
    grip.addEventListener('pointercancel', end);
    window.addEventListener('keydown', letGo);
  }
}
