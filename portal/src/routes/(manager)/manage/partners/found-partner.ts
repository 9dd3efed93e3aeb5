import type { Partner } from '@rafiq/shared/partners/contract.ts';

/** What choosing a partner needs to know of it. */
export const foundPartner = ({ id, name, country, tier, kind }: Partner) => ({
  id,
  name,
  country,
  tier,
  kind,
});
export type FoundPartner = ReturnType<typeof foundPartner>;
