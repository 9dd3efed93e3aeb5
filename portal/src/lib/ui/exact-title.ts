import type { Formatter } from '#lib/format/formatter.ts';

/**
 * Gives a `<time>` its exact local time as a title once a pointer rests on it. Written beforehand it would stand on
 * every row twice, and a phone would make its first date of a zone while somebody waits for the page to answer.
 */
export const exactTitle =
  (format: Formatter) =>
  ({ currentTarget }: { currentTarget: HTMLTimeElement }): void => {
    currentTarget.title = format.exact(currentTarget.dateTime);
  };
