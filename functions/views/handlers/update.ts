import { updateView } from '@rafiq/shared/views/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { changeView } from '../domain/change-view.ts';
import { mayChange } from '../domain/view.ts';
import { presentView } from '../present-view.ts';
import { readDefaultView, saveView } from '../store/view-store.ts';
import { viewWithinReach } from '../view-within-reach.ts';

/** Changes, removes or restores a view that is still as its reader saw it. */
export const update = handle(updateView, async ({ viewId }, { caller, body, change, now, ifMatch }) => {
  const before = await viewWithinReach(caller, viewId, now);
  const chosen = await readDefaultView(caller.userId, before.list);
  if (!mayChange(caller.role, before)) throw new Problem('forbidden');
  if (before.version !== ifMatch) throw new Problem('stale');
  const { view, changed } = changeView(before, body, change.at);
  if (changed.length > 0) await saveView(before, view, changed, change);
  return presentView(view, chosen.viewId);
});
