/** How wide a bar is, and how far it keeps from the next, in the drawing's own units. */
const barWidth = 8;
const gap = 2;

/**
 * The outline of a row of bars that stand on the ground of a drawing, one place for each height; no bar where that
 * is 0. One path for all of them, each told by its height alone: a shape for each would be most of what the page weighs.
 * @param heights in units of the drawing
 * @param ground where the bars stand: the height of the drawing
 */
export const barsPath = (heights: readonly number[], ground: number): string =>
  `M${gap / 2} ${ground}${heights
    .map((height) =>
      height === 0 ? `h${barWidth + gap}` : `V${ground - height}h${barWidth}V${ground}h${gap}`,
    )
    .join('')}`;
