import type { PrecedenceStepName } from '@rafiq/shared/deals/conflict-status.ts';
import { lyingAt, type Place } from '@rafiq/shared/partners/lying-at.ts';
import { tiers, type Tier } from '@rafiq/shared/partners/status.ts';
import type { AccountFacts, Other, RegisteringPartner } from './conflict-facts.ts';
import { overlapping, type Range } from './overlapping.ts';

/** A registration that claims a deal, and what is known of its partner; null where it is not recorded. */
export interface Claim extends Other {
  registrationId: string;
  submittedAt: string;
  tier: Tier | null;
  territories: RegisteringPartner['territories'] | null;
  /** Whether it has proven that its work brought the deal about. */
  influenceProven: boolean | null;
}

/** What the claims are about. */
export interface Dispute extends Range, Place {
  owner: AccountFacts['owner'];
  incumbents: AccountFacts['incumbents'];
}

const asStrength = (holds: boolean | null): number | null => (holds === null ? null : Number(holds));

/** How strong a claim is by each step: the higher prevails; null where the facts do not say. */
export const precedenceSteps: Readonly<
  Record<PrecedenceStepName, (claim: Claim, dispute: Dispute) => number | null>
> = {
  'first-to-register': ({ submittedAt }) => -Date.parse(submittedAt),
  incumbency: ({ partnerId }, dispute) => {
    if (dispute.incumbents === null) return null;
    const own = dispute.incumbents.filter((one) => one.partnerId === partnerId);
    const { met, unsure } = overlapping(own, dispute, 'same-family');
    return met.length > 0 ? 1 : asStrength(unsure ? null : false);
  },
  'named-account-owner': ({ partnerId }, { owner }) =>
    asStrength(owner === null ? null : owner !== 'nobody' && owner.partnerId === partnerId),
  'territory-right': ({ territories }, dispute) =>
    asStrength(territories === null || dispute.country === null ? null : lyingAt(dispute)({ territories })),
  'influence-proven': ({ influenceProven }) => asStrength(influenceProven),
  tier: ({ tier }) => (tier === null ? null : tiers.indexOf(tier)),
};
