import type { Partner } from '@rafiq/shared/partners/contract.ts';

/** What choosing a partner needs to know of it. */
export const foundPartner = ({ id, name, country, tier, kind, status, weight }: Partner) => ({
  id,
  name,
  country,
  tier,
  kind,
  status,
  weight,
});
export type FoundPartner = ReturnType<typeof foundPartner>;
