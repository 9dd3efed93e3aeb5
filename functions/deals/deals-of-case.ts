import type { ConflictCase } from './domain/conflict-case.ts';
import type { Registration } from './domain/registration.ts';
import { findDeals } from './store/deal-store.ts';

/** The registrations that the sides of a case stand in it with, as they are now (1 request; none where they have none). */
export const dealsOfCase = ({
  claimant,
  holders,
}: Pick<ConflictCase, 'claimant' | 'holders'>): Promise<Registration[]> =>
  findDeals([claimant, ...holders].flatMap(({ dealId }) => (dealId === null ? [] : [dealId])));
