import type { ConflictRuleId } from '@rafiq/shared/deals/conflict-status.ts';
import type { BuiltInRule } from './built-in-rule.ts';
import { belowMinimumValue } from './rules/below-minimum-value.ts';
import { directOpportunity } from './rules/direct-opportunity.ts';
import { houseAccount } from './rules/house-account.ts';
import { incumbentPartner } from './rules/incumbent-partner.ts';
import { missingTierOrCertification } from './rules/missing-tier-or-certification.ts';
import { namedAccount } from './rules/named-account.ts';
import { openLeadElsewhere } from './rules/open-lead-elsewhere.ts';
import { openRegistrationElsewhere } from './rules/open-registration-elsewhere.ts';
import { ownSubReseller } from './rules/own-sub-reseller.ts';
import { protectedDeal } from './rules/protected-deal.ts';
import { registeredTwice } from './rules/registered-twice.ts';
import { staleRegistration } from './rules/stale-registration.ts';
import { territoryBreach } from './rules/territory-breach.ts';
import { tooManyOpen } from './rules/too-many-open.ts';

/** THE table of built-in conflict rules: a rule without an entry, or an entry under another's id, does not compile. */
export const conflictRules: { readonly [Id in ConflictRuleId]: BuiltInRule<Id> } = {
  'registered-twice': registeredTwice,
  'protected-deal': protectedDeal,
  'open-registration-elsewhere': openRegistrationElsewhere,
  'open-lead-elsewhere': openLeadElsewhere,
  'own-sub-reseller': ownSubReseller,
  'named-account': namedAccount,
  'house-account': houseAccount,
  'direct-opportunity': directOpportunity,
  'incumbent-partner': incumbentPartner,
  'territory-breach': territoryBreach,
  'missing-tier-or-certification': missingTierOrCertification,
  'too-many-open': tooManyOpen,
  'below-minimum-value': belowMinimumValue,
  'stale-registration': staleRegistration,
};
