/** What an address tells once, right after it was done: it is no part of what a list is asked for. */
const toldOnce = ['saved', 'answered'];

/** The address of this page with some query fields changed; null or empty removes a field. */
export function withQuery(
  url: { pathname: string; search: string },
  changes: Readonly<Record<string, string | null>>,
): string {
  const search = new URLSearchParams(url.search);
  for (const name of toldOnce) search.delete(name);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') search.delete(name);
    else search.set(name, value);
  }
  const text = search.toString();
  return text === '' ? url.pathname : `${url.pathname}?${text}`;
}
