/** Remembers the list a lead was opened from, so that its page leads on to the next one. */

const key = 'rafiq-trail';

/** For the element around a list: whoever opens a row takes the list along. */
export function leaveTrail(list: HTMLElement): () => void {
  function remember(event: Event) {
    const row = 'a[data-row]';
    if (!(event.target as HTMLElement).closest(row)) return;
    const paths = [...list.querySelectorAll<HTMLAnchorElement>(row)].map((link) => link.pathname);
    sessionStorage.setItem(key, JSON.stringify(paths));
  }
  list.addEventListener('click', remember);
  return () => list.removeEventListener('click', remember);
}

/** Where a page stands in the list it was opened from; undefined if it was opened otherwise. */
export function placeOnTrail(pathname: string) {
  const stored: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]');
  const paths = Array.isArray(stored) ? stored.filter((path) => typeof path === 'string') : [];
  const at = paths.indexOf(pathname);
  if (at < 0 || paths.length < 2) return undefined;
  return { number: at + 1, total: paths.length, previous: paths[at - 1], next: paths[at + 1] };
}
