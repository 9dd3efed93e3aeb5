import type { CaseSide } from '@rafiq/shared/deals/case-status.ts';
import type { RegistrationStatus } from '@rafiq/shared/deals/status.ts';
import type { ConflictCase, Party } from './conflict-case.ts';
import type { Registration } from './registration.ts';
import { stillInCase } from './still-in-case.ts';

/** In these a registration has ended before it was won: it claims nothing any more. Whoever has won a deal holds it. */
const overStatuses: readonly RegistrationStatus[] = ['duplicate', 'withdrawn', 'lost', 'released', 'expired'];

/**
 * What a registration still has in a case: it stands there, or has left it for good, or was refused and may come back –
 * by the case it has opened itself, or by another that took the account from it (source: domain.md, Conflict case).
 */
export function holdInCase(
  one: Pick<ConflictCase, 'id' | 'accountId' | 'openedAt'>,
  side: CaseSide,
  party: Pick<Party, 'claimedAt'>,
  deal: Registration,
): 'stands' | 'may-return' | 'left' {
  const { status, decision } = deal;
  if (overStatuses.includes(status) || stillInCase(one, side, party, deal) === 'left') return 'left';
  if (status !== 'rejected') return 'stands';
  return decision?.by === 'person' ? 'left' : 'may-return';
}
