import type { Caller } from '#functions/kernel/caller.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { isListed, type Notice } from './domain/notice.ts';
import { findNotice } from './store/notice-store.ts';

/** Whether a notice was given to the caller as the member it is now. */
export const isForCaller =
  ({ organisation }: Caller) =>
  (notice: Notice): boolean =>
    isListed(notice) && notice.organisation === organisation;

/** A notice of the caller. @throws Problem `not-found` for everyone else's */
export async function ownNotice(caller: Caller, noticeId: string, at: string): Promise<Notice> {
  const found = await findNotice(caller.userId, noticeId, at);
  if (found === undefined || !isForCaller(caller)(found)) throw new Problem('not-found');
  return found;
}
