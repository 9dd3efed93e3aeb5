/** A protected deal ends: won, lost, or given free. */
import type { Caller } from '#functions/kernel/caller.ts';
import type { Change } from '#functions/kernel/commit.ts';
import { advance, type Registration } from './domain/registration.ts';
import { workOnDeal, type Around } from './work-on-deal.ts';

export interface DealEnd {
  move: 'win' | 'lose' | 'release';
  happened: string;
  reason: string | null;
  note: string | undefined;
  value: NonNullable<Registration['end']>['value'];
}

/** Ends a deal of the caller's own partner, and its protection with it (1 read, 1 transaction). */
export const endDeal = (
  dealId: string,
  { move, happened, reason, note, value }: DealEnd,
  { caller, change }: { caller: Caller; change: Change },
): Promise<Around> =>
  workOnDeal(dealId, move, { caller, change }, ({ deal }) => ({
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
  }));
