import { setDefaultView } from '@rafiq/shared/views/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { presentView } from '../present-view.ts';
import { readDefaultView, saveDefault } from '../store/view-store.ts';
import { viewWithinReach } from '../view-within-reach.ts';

/** Lets the caller's list open with a view, or no longer. */
export const setDefault = handle(setDefaultView, async ({ viewId }, { caller, body, change, now }) => {
  const view = await viewWithinReach(caller, viewId, now);
  const former = await readDefaultView(caller.userId, view.list);
  const wanted = body.isDefault ? viewId : former.viewId === viewId ? null : former.viewId;
  const after = presentView(view, wanted);
  if (wanted === former.viewId) return after;
  return saveDefault(caller.userId, view, { viewId: wanted, formerVersion: former.version }, change, after);
});
