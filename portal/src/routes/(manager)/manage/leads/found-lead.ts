import type { VendorLead } from '@rafiq/shared/leads/contract.ts';

/** What one needs to tell a lead from others when choosing one: its company, and where and when it came from. */
export const foundLead = ({ id, customer, facts }: VendorLead) => ({
  id,
  companyName: customer?.companyName ?? null,
  country: facts.country,
  city: facts.city,
  about: facts.productName ?? facts.industry,
  receivedAt: facts.receivedAt,
});
export type FoundLead = ReturnType<typeof foundLead>;
