/** The steps of the ladder that look at the company behind a lead: whose account it is comes before who is next. */
import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';

/** What placement looks at in an account. */
export interface AccountFacts {
  /** Whose named account it is. */
  ownerPartnerId: string | null;
  /** Deals under protection; of one family of products, or of all (null). */
  protections: readonly { partnerId: string; productFamily: string | null; until: string }[];
  /** Partners that work a lead of it, or have won one. */
  servingPartnerIds: readonly string[];
  /** The family of the product that the lead asks for; null where none is known. */
  productFamily: string | null;
}

export type AccountStep = 'named-account' | 'protected-deal' | 'serving-partner';

interface Rung {
  step: AccountStep;
  setting: keyof PolicyDocument['steps'];
  /** Whom the account's facts name; they need not be able to get anything. */
  names: (account: AccountFacts, atMs: number) => readonly string[];
}

/** In the order in which they decide (source: domain.md, Distribution policy: 2, 3 and 4). */
export const accountSteps: readonly Rung[] = [
  {
    step: 'named-account',
    setting: 'namedAccount',
    names: ({ ownerPartnerId }) => (ownerPartnerId === null ? [] : [ownerPartnerId]),
  },
  {
    step: 'protected-deal',
    setting: 'protectedDeal',
    names: ({ protections, productFamily }, atMs) =>
      protections
        .filter(
          (one) =>
            Date.parse(one.until) > atMs &&
            (one.productFamily === null || one.productFamily === productFamily),
        )
        .map(({ partnerId }) => partnerId),
  },
  {
    step: 'serving-partner',
    setting: 'servingPartner',
    names: ({ servingPartnerIds }) => servingPartnerIds,
  },
];
