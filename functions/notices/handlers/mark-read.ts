import { markNoticeRead } from '@rafiq/shared/notices/contract.ts';
import { ConditionFailed } from '#functions/kernel/commit.ts';
import { handle } from '#functions/kernel/handle.ts';
import { ownNotice } from '../own-notice.ts';
import { presentNotice } from '../present-notice.ts';
import { markRead as markInStore } from '../store/notice-store.ts';

/** Marks one notice of the caller as read; what is read already stays as it is. */
export const markRead = handle(
  markNoticeRead,
  async ({ noticeId }, { caller, change, now }) => {
    const found = await ownNotice(caller, noticeId, now);
    if (found.readAt !== null) return found;
    try {
      return await markInStore(found, change);
    } catch (error) {
      // Read at the same moment in another window. The guard's own refusal is answered with what it keeps.
      if (!(error instanceof ConditionFailed) || error.label === 'guard') throw error;
      return ownNotice(caller, noticeId, now);
    }
  },
  (notice, { language }) => presentNotice(notice, language),
);
