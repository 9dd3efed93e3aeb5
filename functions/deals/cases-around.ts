import type { ConflictCase } from './domain/conflict-case.ts';
import type { Registration } from './domain/registration.ts';
import { findCases } from './store/case-store.ts';
import { casesHeldBy } from './store/deal-contacts.ts';

/** The cases in which a registration is a side that knows of it (1 request, and 1 for those there are). */
export async function casesAround(
  deal: Pick<Registration, 'id' | 'partnerId' | 'conflictId'>,
): Promise<ConflictCase[]> {
  const held = await casesHeldBy(deal);
  const own = deal.conflictId === null ? [] : [deal.conflictId];
  return findCases([...new Set([...own, ...held])]);
}
