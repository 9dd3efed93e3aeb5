/** A lead that its owner gives up, as lost or as none, for a reason that is offered. */
import type { Caller } from '#functions/kernel/caller.ts';
import type { Change } from '#functions/kernel/commit.ts';
import { offeredReason, toldReason } from '#functions/settings/index.ts';
import type { Lead } from './domain/lead.ts';
import { close } from './domain/work-lead.ts';
import { workOn } from './own-lead.ts';

/** What either move makes of a lead, which is also what is told of it. */
const ends = { lose: 'lost', disqualify: 'disqualified' } as const;

/** Ends a lead (2 reads, 1 transaction). @throws Problem `reason-not-offered`, and those of `workOn` */
export async function endLead(
  leadId: string,
  move: keyof typeof ends,
  { reason, note }: { reason: string; note?: string | undefined },
  { caller, change }: { caller: Caller; change: Change },
): Promise<Lead> {
  const given = await offeredReason(move, reason);
  const end = { substatus: ends[move], reason, note: note ?? null, dealValue: null };
  return workOn(leadId, move, caller, change, (lead, from) => ({
    after: close(lead, from, end, change.at),
    happened: ends[move],
    data: toldReason(given),
    note,
  }));
}
