import { findAccount } from '#functions/accounts/index.ts';
import { findLeads } from '#functions/leads/index.ts';
import type { OwnRecords } from './domain/open-case.ts';
import { findDeals } from './store/deal-store.ts';

/**
 * How each of those that stand in the way of a registration calls the company: by its own registration, else by its lead,
 * else as the account is called that its claim lies at (1 request for all registrations, 1 for all leads, and 1 for each
 * that has neither; at the same time).
 */
export async function knownAs(holders: readonly OwnRecords[]): Promise<Map<string, string>> {
  const nameless = holders.filter(({ dealId, leadId }) => dealId === null && leadId === null);
  const [deals, leads, accounts] = await Promise.all([
    findDeals(holders.flatMap(({ dealId }) => dealId ?? [])),
    findLeads(holders.flatMap(({ leadId }) => leadId ?? [])),
    Promise.all(nameless.map(({ accountId }) => findAccount(accountId))),
  ]);
  const names = new Map<string, string | null | undefined>([
    ...deals.map(({ id, content }) => [id, content.company.name] as const),
    ...leads.map(({ id, customer }) => [id, customer.companyName] as const),
    ...accounts.flatMap((account) => (account === undefined ? [] : [[account.id, account.name] as const])),
  ]);
  return new Map(
    holders.flatMap(({ partnerId, dealId, leadId, accountId }) => {
      const name = [dealId, leadId, accountId]
        .map((id) => names.get(id ?? '') ?? null)
        .find((one) => one !== null);
      return name === undefined || name === null ? [] : [[partnerId, name] as const];
    }),
  );
}
