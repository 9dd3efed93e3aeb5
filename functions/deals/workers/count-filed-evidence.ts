/** Hears that a file was found in order; one that a side brought to a conflict case is evidence. */
import { nowMs, toInstant } from '#functions/kernel/clock.ts';
import { consumeEvents } from '#functions/kernel/consume.ts';
import * as z from 'zod';
import { countFiledEvidence } from '../count-filed-evidence.ts';

/** What was told before it said whose the file is has no organisation. */
const cleared = z.object({ conflictId: z.string().optional(), organisation: z.string().optional() });

export const handler = consumeEvents(async ({ id, at, data }) => {
  const { conflictId, organisation = 'vendor' } = cleared.parse(data);
  if (conflictId === undefined || organisation === 'vendor') return;
  await countFiledEvidence(
    conflictId,
    { partnerId: organisation, at },
    {
      at: toInstant(nowMs()),
      by: { kind: 'system', id: 'count-filed-evidence', organisation: null },
      requestId: id,
    },
  );
});
