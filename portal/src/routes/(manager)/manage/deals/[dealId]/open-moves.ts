import type { VendorDeal } from '@rafiq/shared/deals/contract.ts';
import { mayMoveDeal } from '@rafiq/shared/deals/status.ts';
import type { DealDialog } from './deal-dialogs.ts';

/**
 * What may be decided about a registration here, in the order of its buttons. Where somebody else claims the deal, too,
 * the case decides for all sides at once.
 */
export function openMoves({
  status,
  conflictId,
  protection,
}: Pick<VendorDeal, 'status' | 'conflictId' | 'protection'>): DealDialog[] {
  const waitsForTime = protection !== null && protection.pending !== null;
  const open = {
    ask: mayMoveDeal(status, 'ask') && conflictId === null,
    reject: mayMoveDeal(status, 'reject') && conflictId === null,
    approve: mayMoveDeal(status, 'approve') && conflictId === null,
    refuse: mayMoveDeal(status, 'refuse-extension') && waitsForTime,
    grant: mayMoveDeal(status, 'grant-extension') && waitsForTime,
  };
  return (Object.keys(open) as (keyof typeof open)[]).filter((move) => open[move]);
}
