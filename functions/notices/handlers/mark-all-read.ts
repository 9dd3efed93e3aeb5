import { markAllNoticesRead } from '@rafiq/shared/notices/contract.ts';
import { ConditionFailed, type Change } from '#functions/kernel/commit.ts';
import { handle } from '#functions/kernel/handle.ts';
import { findUnread, markRestRead, markSomeRead, mostMarkedAtOnce } from '../store/notice-store.ts';

const mostMarked = 1000;
const mostTries = 4;

async function markAll(
  reader: { userId: string; organisation: string },
  change: Change,
): Promise<{ marked: number }> {
  const unread = (await findUnread(reader.userId, mostMarked, change.at)).map(({ id }) => id);
  let left = unread;
  for (; left.length > mostMarkedAtOnce; left = left.slice(mostMarkedAtOnce)) {
    await markSomeRead(reader.userId, left.slice(0, mostMarkedAtOnce), change);
  }
  return markRestRead(reader, left, unread.length, change);
}

/** Marks everything the caller has not read, at most a thousand at once. */
export const markAllRead = handle(markAllNoticesRead, async (_, { caller, change }) => {
  const { userId, organisation } = caller;
  for (let tries = 1; ; tries += 1) {
    try {
      return await markAll({ userId, organisation }, change);
    } catch (error) {
      // Marked at the same moment in another window: what is left to mark is read again.
      const raced = error instanceof ConditionFailed && error.label !== 'guard';
      if (!raced || tries === mostTries) throw error;
    }
  }
});
