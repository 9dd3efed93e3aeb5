/** A protected deal ends: won, lost, or given free. */
import type { Caller } from '#functions/kernel/caller.ts';
import type { Change } from '#functions/kernel/commit.ts';
import { countGivenUp } from './count-submission.ts';
import { advance, type Registration } from './domain/registration.ts';
import { workOnDeal, type Around } from './work-on-deal.ts';

export interface DealEnd {
  move: 'win' | 'lose' | 'release';
  happened: string;
  reason: string | null;
  note: string | undefined;
  value: NonNullable<Registration['end']>['value'];
}

/** Ends a deal of the caller's own partner, and its protection with it (1 read, 1 transaction; 1 read more right after it was submitted). */
export const endDeal = (
  dealId: string,
  { move, happened, reason, note, value }: DealEnd,
  { caller, change }: { caller: Caller; change: Change },
): Promise<Around> =>
  workOnDeal(dealId, move, { caller, change }, async ({ deal }) => {
    const given = move === 'win' ? undefined : await countGivenUp(deal, caller, change);
    return {
      after: advance(deal, move, change.at, {
        end: { at: change.at, reason, note: note ?? null, value },
        protection: deal.protection && { ...deal.protection, pending: null },
      }),
      happened,
      data: {
        ...(reason === null ? {} : { reason }),
        ...(value === null ? {} : { amount: value.amount, currency: value.currency }),
      },
      note,
      noteFor: 'both',
      extra: given?.writes ?? [],
      events: given?.events ?? [],
    };
  });
