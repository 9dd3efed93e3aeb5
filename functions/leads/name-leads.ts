import type { Caller } from '#functions/kernel/caller.ts';
import { findCopies, findLeads } from './store/lead-store.ts';

/**
 * The companies of some leads by lead, as far as a reader may know them: all of them for the vendor, those it owns for
 * a partner (1 request a hundred).
 */
export async function nameLeads(caller: Caller, leadIds: readonly string[]): Promise<Map<string, string>> {
  const leads =
    caller.partnerId === null ? await findLeads(leadIds) : await findCopies(caller.partnerId, leadIds);
  return new Map(
    leads.flatMap(({ id, customer }) =>
      customer === null || customer.companyName === null ? [] : [[id, customer.companyName] as const],
    ),
  );
}
