/** How wide the place of one bar is, and how far it keeps from its neighbours, in the drawing's own units. */
const placeWidth = 10;
const gap = 1;

/**
 * The outline of a row of bars that stand on the ground of a drawing, one place for each height; no bar where that
 * is 0. One path for all of them: a shape for each would be most of what the page weighs.
 * @param heights in units of the drawing
 * @param ground where the bars stand: the height of the drawing
 */
export const barsPath = (heights: readonly number[], ground: number): string =>
  heights
    .map((height, index) =>
      height === 0
        ? ''
        : `M${index * placeWidth + gap} ${ground}v-${height}h${placeWidth - 2 * gap}v${height}z`,
    )
    .join('');
