import { readView } from '@rafiq/shared/views/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { presentView } from '../present-view.ts';
import { readDefaultView } from '../store/view-store.ts';
import { viewWithinReach } from '../view-within-reach.ts';

/** Reads one view. */
export const read = handle(readView, async ({ viewId }, { caller, now }) => {
  const view = await viewWithinReach(caller, viewId, now);
  return presentView(view, (await readDefaultView(caller.userId, view.list)).viewId);
});
