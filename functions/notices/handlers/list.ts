import { listNotices as route } from '@rafiq/shared/notices/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { isForCaller } from '../own-notice.ts';
import { presentNotice } from '../present-notice.ts';
import { listNotices } from '../store/notice-store.ts';

/** Lists what the caller was told. */
export const list = handle(route, async (_, { caller, query, scope, language, now }) => {
  const { limit, cursor, status } = query;
  const page = { limit, cursor, scope };
  const found = await listNotices(caller.userId, status ?? 'all', now, page, isForCaller(caller));
  return { ...found, items: found.items.map((notice) => presentNotice(notice, language)) };
});
