import { listViews } from '@rafiq/shared/views/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { team } from '../domain/view.ts';
import { presentView } from '../present-view.ts';
import { listViewsOf, readDefaultView } from '../store/view-store.ts';

/** Lists the views of a list: the caller's own first, then the team's. */
export const list = handle(listViews, async (_, { caller, query }) => {
  const [own, shared, chosen] = await Promise.all([
    listViewsOf(caller.userId, query.list),
    listViewsOf(team, query.list),
    readDefaultView(caller.userId, query.list),
  ]);
  return { items: [...own, ...shared].map((view) => presentView(view, chosen.viewId)) };
});
