import type { VendorDeal } from '@rafiq/shared/deals/contract.ts';

/** What one needs to tell a registration from others when choosing one: its company, whose it is, and its day. */
export const foundDeal = ({ id, content, partner, submittedAt, status }: VendorDeal) => ({
  id,
  companyName: content.company.name ?? null,
  country: content.company.country ?? null,
  partnerName: partner.name,
  submittedAt,
  status,
});
export type FoundDeal = ReturnType<typeof foundDeal>;
