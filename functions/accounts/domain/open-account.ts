import type { Account } from '@rafiq/shared/accounts/contract.ts';

/** What a lead or a registration says of the company behind it; whatever it does not say is not known. */
export interface AccountFacts {
  name: string;
  country?: string | null | undefined;
  industry?: string | null | undefined;
  website?: string | null | undefined;
  phone?: string | null | undefined;
  taxId?: string | null | undefined;
  town?: string | null | undefined;
  street?: string | null | undefined;
}

/** A company that is met for the first time. */
export const openAccount = (company: AccountFacts, facts: { id: string; at: string }): Account => ({
  id: facts.id,
  name: company.name,
  country: company.country ?? null,
  industry: company.industry ?? null,
  website: company.website ?? null,
  aliases: [],
  phone: company.phone ?? null,
  taxId: company.taxId ?? null,
  town: company.town ?? null,
  street: company.street ?? null,
  parentName: null,
  soldDirectly: null,
  owner: null,
  mergedInto: null,
  merged: [],
  createdAt: facts.at,
  updatedAt: facts.at,
  version: 1,
});
