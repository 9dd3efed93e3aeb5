/** Hears that the relation of a partner was ended, and takes what it has registered. */
import { nowMs, toInstant } from '#functions/kernel/clock.ts';
import { consumeEvents } from '#functions/kernel/consume.ts';
import { releaseDealsOf } from '../release-deals-of.ts';

/** What is not listed yet is taken when the event comes again. */
export const handler = consumeEvents(async ({ id, subject }) => {
  await releaseDealsOf(subject, () => ({
    at: toInstant(nowMs()),
    by: { kind: 'system', id: 'release-deals', organisation: null },
    requestId: id,
  }));
});
