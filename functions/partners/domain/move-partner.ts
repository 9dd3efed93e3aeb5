import type { Partner } from '@rafiq/shared/partners/contract.ts';
import { mayMovePartner, partnerMoves, type PartnerMove } from '@rafiq/shared/partners/status.ts';

/**
 * A partner after a move of its relation with the vendor; undefined if the move is not open to it now. Who is
 * reinstated is back in play from then.
 */
export const movePartner = (before: Partner, move: PartnerMove, at: string): Partner | undefined =>
  mayMovePartner(before.status, move)
    ? {
        ...before,
        status: partnerMoves[move].to,
        ...(move === 'reinstate' && { backInPlayAt: at }),
        updatedAt: at,
        version: before.version + 1,
      }
    : undefined;
