import { countNotices, mostUnreadCounted } from '@rafiq/shared/notices/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { isForCaller } from '../own-notice.ts';
import { findUnread } from '../store/notice-store.ts';

/** Counts what the caller has not read, as far as a badge shows it. */
export const count = handle(countNotices, async (_, { caller, now }) => {
  const unread = await findUnread(caller.userId, mostUnreadCounted, now);
  return { unread: unread.filter(isForCaller(caller)).length };
});
