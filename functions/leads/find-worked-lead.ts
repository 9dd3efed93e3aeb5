import { isWorked } from './domain/lead.ts';
import type { CopiedLead } from './store/lead-items.ts';
import { findCopy } from './store/lead-store.ts';

/** A lead that a partner works, with its customer. */
export type OwnWorkedLead = Omit<CopiedLead, 'customer'> & { customer: NonNullable<CopiedLead['customer']> };

/** A lead that a partner works (1 request); undefined for those of others, `not-worked` for its own that it does not. */
export async function findWorkedLead(
  partnerId: string,
  leadId: string,
): Promise<OwnWorkedLead | 'not-worked' | undefined> {
  const copy = await findCopy(partnerId, leadId);
  if (copy === undefined) return undefined;
  const { customer } = copy;
  // What is only offered shows no customer, and is found under its offer.
  if (copy.state.substatus === 'offered') return undefined;
  return isWorked(copy.state) && customer !== null ? { ...copy, customer } : 'not-worked';
}
