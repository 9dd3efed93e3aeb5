/** Mails notices to those who want that, each at most once; while the post is down, its queue tries again. */
import { consumeEvents } from '#functions/kernel/consume.ts';
import { newId } from '#functions/kernel/id.ts';
import { toldBy } from '../domain/told-by.ts';
import { mailNotice } from '../mail-notice.ts';

export const handler = consumeEvents(
  async (event) => {
    const { userId } = toldBy(event.data);
    if (userId === null) return;
    await mailNotice({ userId, id: event.subject }, newId('event'));
  },
  { sideBySide: true },
);
