import type { Caller } from '#functions/kernel/caller.ts';
import { Problem } from '#functions/kernel/problem.ts';
import type { View } from './domain/view.ts';
import { findView } from './store/view-store.ts';

/** A view of the caller or of the team. @throws Problem `not-found` for others' and missing ones alike */
export async function viewWithinReach({ userId }: Caller, viewId: string, at: string): Promise<View> {
  const view = await findView(userId, viewId, at);
  if (view === undefined) throw new Problem('not-found');
  return view;
}
