/** Reads the stream for pending leads and places each, in the order they came. */
import { nowMs, toInstant } from '#functions/kernel/clock.ts';
import { consumeStream } from '#functions/kernel/consume.ts';
import { newId } from '#functions/kernel/id.ts';
import { placeLead } from '../place-lead.ts';
import { parseLead } from '../store/lead-items.ts';

export const handler = consumeStream(async ({ after }) => {
  if (after === undefined) return;
  const lead = parseLead(after);
  if (lead.state.substatus !== 'pending' || lead.state.heldUntil !== null) return;
  await placeLead(lead, {
    at: toInstant(nowMs()),
    by: { kind: 'system', id: 'place-lead', organisation: null },
    requestId: newId('event'),
  });
});
