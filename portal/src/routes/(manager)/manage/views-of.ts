/** The saved views of a list for its page; a list opened bare opens with the reader's default view. */
import { redirect } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';
import { mayDo } from '@rafiq/shared/permissions.ts';
import { listViews } from '@rafiq/shared/views/contract.ts';
import type { SavedView } from '@rafiq/shared/views/contract.ts';
import type { ViewList } from '@rafiq/shared/views/lists.ts';
import { apiOf } from '#lib/server/api.ts';
import { viewHref } from './view-href.ts';

const shownView = ({ id, name, query, shared, isDefault }: SavedView) => ({
  id,
  name,
  query,
  shared,
  isDefault,
});
export type ShownView = ReturnType<typeof shownView>;

/** Null for those who keep no views. */
export async function viewsOf(event: RequestEvent, list: ViewList): Promise<ShownView[] | null> {
  const member = event.locals.session?.member;
  if (member === undefined || !mayDo(member.role, 'views.use')) return null;
  const outcome = await apiOf(event).act(listViews, { query: { list } });
  const views = outcome.ok ? outcome.value.items.map(shownView) : [];
  const opening = event.url.search === '' ? views.find(({ isDefault }) => isDefault) : undefined;
  if (opening !== undefined) redirect(303, viewHref(list, opening));
  return views;
}
