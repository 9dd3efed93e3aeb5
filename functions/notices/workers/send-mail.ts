/** Mails notices to those who want that, each at most once; while the post is down, its queue tries again. */
import { nowMs, toInstant } from '#functions/kernel/clock.ts';
import { consumeEvents } from '#functions/kernel/consume.ts';
import { newId } from '#functions/kernel/id.ts';
import { toldBy } from '../domain/told-by.ts';
import { mailNotice } from '../mail-notice.ts';
import { findNotice } from '../store/notice-store.ts';

export const handler = consumeEvents(async (event) => {
  const { userId } = toldBy(event.data);
  if (userId === null) return;
  const notice = await findNotice(userId, event.subject, toInstant(nowMs()));
  if (notice !== undefined) await mailNotice(notice, newId('event'));
});
