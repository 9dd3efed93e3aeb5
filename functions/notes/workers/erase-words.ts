/** Hears that the contact of a lead was erased, and erases what people wrote about that lead. */
import { nowMs, toInstant } from '#functions/kernel/clock.ts';
import { consumeEvents } from '#functions/kernel/consume.ts';
import { tracesOf } from '#functions/leads/index.ts';
import { eraseWords } from '../erase-words.ts';

export const handler = consumeEvents(async (event) => {
  await eraseWords(await tracesOf(event.subject), {
    at: toInstant(nowMs()),
    by: { kind: 'system', id: 'erase-words', organisation: null },
    requestId: event.id,
  });
});
