/** The conflict rules, what they answer, and the steps of precedence, in the words of the vendor's people. */
import type {
  ConflictRuleId,
  ConflictVerdict,
  PrecedenceStepName,
} from '@rafiq/shared/deals/conflict-status.ts';
import type { Tone } from '#lib/ui/Badge.svelte';
import type { IconName } from '#lib/ui/icon-names.ts';
import { m } from '#lib/paraglide/messages.js';

/** What a rule is called. */
export const conflictRuleNames: Readonly<Record<ConflictRuleId, () => string>> = {
  'registered-twice': m.conflict_rule_registered_twice,
  'protected-deal': m.conflict_rule_protected_deal,
  'open-registration-elsewhere': m.conflict_rule_open_registration,
  'open-lead-elsewhere': m.conflict_rule_open_lead,
  'own-sub-reseller': m.conflict_rule_own_chain,
  'named-account': m.conflict_rule_named_account,
  'house-account': m.conflict_rule_house_account,
  'direct-opportunity': m.conflict_rule_direct_opportunity,
  'incumbent-partner': m.conflict_rule_incumbent,
  'territory-breach': m.conflict_rule_territory,
  'missing-tier-or-certification': m.conflict_rule_tier,
  'too-many-open': m.conflict_rule_too_many,
  'below-minimum-value': m.conflict_rule_minimum,
  'stale-registration': m.conflict_rule_stale,
};

export const verdictWords: Readonly<
  Record<ConflictVerdict, { label: () => string; tone: Tone; icon: IconName }>
> = {
  clear: { label: m.conflict_verdict_clear, tone: 'neutral', icon: 'check' },
  flag: { label: m.conflict_verdict_flag, tone: 'accent', icon: 'triangle-alert' },
  block: { label: m.conflict_verdict_block, tone: 'critical', icon: 'shield-x' },
};

/** A step of precedence and what it looks at. */
export const precedenceStepWords: Readonly<
  Record<PrecedenceStepName, { label: () => string; text: () => string }>
> = {
  'first-to-register': { label: m.conflict_step_first, text: m.conflict_step_first_text },
  incumbency: { label: m.conflict_step_incumbency, text: m.conflict_step_incumbency_text },
  'named-account-owner': { label: m.conflict_step_named, text: m.conflict_step_named_text },
  'territory-right': { label: m.conflict_step_territory, text: m.conflict_step_territory_text },
  'influence-proven': { label: m.conflict_step_influence, text: m.conflict_step_influence_text },
  tier: { label: m.conflict_step_tier, text: m.conflict_step_tier_text },
};
