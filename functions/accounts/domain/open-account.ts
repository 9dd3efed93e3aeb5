import type { Account } from '@rafiq/shared/accounts/contract.ts';

/** What a lead says of the company behind it. */
export interface AccountFacts {
  name: string;
  country?: string | null | undefined;
  industry?: string | null | undefined;
  website?: string | null | undefined;
}

/** The company behind a lead, when it is met for the first time. */
export const openAccount = (company: AccountFacts, facts: { id: string; at: string }): Account => ({
  id: facts.id,
  name: company.name,
  country: company.country ?? null,
  industry: company.industry ?? null,
  website: company.website ?? null,
  owner: null,
  createdAt: facts.at,
  updatedAt: facts.at,
  version: 1,
});
