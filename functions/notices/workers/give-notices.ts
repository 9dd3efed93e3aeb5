/** Hears what is told of, and gives each of those concerned a notice. */
import { consumeEvents } from '#functions/kernel/consume.ts';
import { audienceOf } from '../audiences.ts';
import { tellings } from '../domain/tellings.ts';
import { giveNotice } from '../give-notice.ts';
import { tidingOf } from '../tiding-of.ts';

export const handler = consumeEvents(async (event) => {
  const telling = tellings[event.type];
  if (telling === undefined) return;
  const tiding = await tidingOf(event, telling);
  if (tiding === undefined) return;
  await giveNotice(tiding, await audienceOf(event, telling.to), {
    worker: 'give-notices',
    cause: event.id,
  });
});
