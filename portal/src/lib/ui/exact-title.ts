import type { Attachment } from 'svelte/attachments';
import type { Formatter } from '#lib/format/formatter.ts';

/** Not every browser says when it rests. */
const soonMs = 200;
const onceAtRest = (work: () => void): void => {
  if ('requestIdleCallback' in window) window.requestIdleCallback(work);
  else setTimeout(work, soonMs);
};

/**
 * Gives a `<time>` its exact local time as a title, for pointers and screen readers, once the page rests. Written
 * with the page it would stand on every row twice, and a phone would make its first date of a zone while somebody
 * waits for an answer.
 */
export const exactTitle =
  (format: Formatter, at: string): Attachment<HTMLTimeElement> =>
  (element) =>
    onceAtRest(() => {
      element.title = format.exact(at);
    });
