/** Hears that the contact of a lead was erased, and erases the files of that lead. */
import { nowMs, toInstant } from '#functions/kernel/clock.ts';
import { consumeEvents } from '#functions/kernel/consume.ts';
import { tracesOf } from '#functions/leads/index.ts';
import { eraseFiles } from '../erase-files.ts';

export const handler = consumeEvents(async (event) => {
  await eraseFiles(event.subject, await tracesOf(event.subject), {
    at: toInstant(nowMs()),
    by: { kind: 'system', id: 'erase-files', organisation: null },
    requestId: event.id,
  });
});
