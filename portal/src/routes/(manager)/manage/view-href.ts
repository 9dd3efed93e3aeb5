import type { ViewList } from '@rafiq/shared/views/lists.ts';

/** Stands in an address for a list as it is, without the reader's default view. */
export const noView = 'all';

/** Where a saved view leads: the list with ordinary filters, and which view they came from. */
export const viewHref = (list: ViewList, view: { id: string; query: string }): string =>
  `/manage/${list}?view=${view.id}${view.query === '' ? '' : `&${view.query}`}`;

/** Lists that show by themselves what waits: the rest is asked for. */
const queues: readonly ViewList[] = ['deals', 'conflicts'];

/** The whole list. */
export const wholeList = (list: ViewList): string =>
  `/manage/${list}?view=${noView}${queues.includes(list) ? '&status=all' : ''}`;

/** The filters and order of an address, as a view keeps them: without the page and the view they came from. */
export function viewQueryOf(url: { search: string }): string {
  const search = new URLSearchParams(url.search);
  for (const name of ['cursor', 'view', 'saved', 'answered']) search.delete(name);
  return search.toString();
}
