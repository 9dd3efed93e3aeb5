/** A conflict rule in plain words: what it looks for, what that comes to, how it is set, and which registrations it is for. */
import type { ConflictPolicyRule } from '@rafiq/shared/deals/conflict-policy.ts';
import type { ConflictRuleId } from '@rafiq/shared/deals/conflict-status.ts';
import type { RegistrationCondition } from '@rafiq/shared/deals/registration-fields.ts';
import type { PartnerKind } from '@rafiq/shared/partners/status.ts';
import { isolated } from '#lib/format/isolated.ts';
import { partnerKindWords, tierWords } from '#lib/components/terms/partner-terms.ts';
import type { Formatter } from '#lib/format/formatter.ts';
import { localeFacts, locales } from '#lib/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import { registrationFieldWords, registrationValueText } from './registration-words.ts';
import { operatorSentence } from '#lib/components/policy/operator-sentence.ts';

export interface RuleInWords {
  /** What it looks for. */
  about: string;
  /** What that comes to, and what becomes of what cannot be judged. */
  follows: string[];
  /** How it is set. */
  settings: string[];
  /** Which registrations it is for; none: every one. */
  conditions: string[];
  /** The policy's own reason, language by language; none: the shipped sentence. */
  reason: string[];
}

export interface Wording {
  format: Formatter;
  /** The names of products that conditions speak of; what has none here shows its id. */
  names: Readonly<Record<string, string>>;
}

const aboutRules: Readonly<Record<ConflictRuleId, () => string>> = {
  'registered-twice': m.conflict_about_registered_twice,
  'protected-deal': m.conflict_about_protected_deal,
  'open-registration-elsewhere': m.conflict_about_open_registration,
  'open-lead-elsewhere': m.conflict_about_open_lead,
  'own-sub-reseller': m.conflict_about_own_chain,
  'named-account': m.conflict_about_named_account,
  'house-account': m.conflict_about_house_account,
  'direct-opportunity': m.conflict_about_direct_opportunity,
  'incumbent-partner': m.conflict_about_incumbent,
  'territory-breach': m.conflict_about_territory,
  'missing-tier-or-certification': m.conflict_about_tier,
  'too-many-open': m.conflict_about_too_many,
  'below-minimum-value': m.conflict_about_minimum,
  'stale-registration': m.conflict_about_stale,
};

export const conditionInWords = (
  { field, operator, values }: RegistrationCondition,
  wording: Wording,
): string =>
  operatorSentence(
    operator,
    registrationFieldWords[field](),
    values.map((value) => (value === '' ? '…' : isolated(registrationValueText(field, value, wording)))),
    wording.format,
  );

/** How a rule is set, one sentence for each parameter that says something. */
function settingsOf(rule: ConflictPolicyRule, format: Formatter): string[] {
  const counted = (count: number) => ({ count, shown: format.number(count) });
  const days = (count: number) => m.policy_days(counted(count));
  const products = (which: 'same-family' | 'any') =>
    which === 'any' ? m.conflict_products_any() : m.conflict_products_same();
  const chain = (which: 'left-out' | 'counts') =>
    which === 'counts' ? m.conflict_chain_counts() : m.conflict_chain_left_out();
  const except = (kinds: readonly PartnerKind[]) =>
    kinds.length === 0
      ? []
      : [m.conflict_except_kinds({ kinds: format.list(kinds.map((kind) => partnerKindWords[kind]())) })];
  switch (rule.rule) {
    case 'registered-twice': {
      const { rejectedWithinDays } = rule.parameters;
      return [
        products(rule.parameters.products),
        rejectedWithinDays === 0
          ? m.conflict_rejected_never()
          : m.conflict_rejected_within({ days: days(rejectedWithinDays) }),
      ];
    }
    case 'protected-deal': {
      const { graceDays } = rule.parameters;
      return [
        products(rule.parameters.products),
        chain(rule.parameters.ownChain),
        graceDays === 0 ? m.conflict_grace_none() : m.conflict_grace({ days: days(graceDays) }),
      ];
    }
    case 'open-registration-elsewhere': {
      const { submittedWithinDays } = rule.parameters;
      return [
        products(rule.parameters.products),
        chain(rule.parameters.ownChain),
        submittedWithinDays === null
          ? m.conflict_submitted_whenever()
          : m.conflict_submitted_within({ days: days(submittedWithinDays) }),
      ];
    }
    case 'open-lead-elsewhere':
      return [
        products(rule.parameters.products),
        chain(rule.parameters.ownChain),
        rule.parameters.offersCount ? m.conflict_offers_count() : m.conflict_offers_not(),
      ];
    case 'own-sub-reseller': {
      const sides = {
        either: m.conflict_side_either,
        distributor: m.conflict_side_distributor,
        'sub-reseller': m.conflict_side_sub_reseller,
      };
      return [products(rule.parameters.products), sides[rule.parameters.side]()];
    }
    case 'named-account':
      return [chain(rule.parameters.ownChain)];
    case 'house-account':
      return except(rule.parameters.exceptKinds);
    case 'direct-opportunity': {
      const { activeWithinDays, openedLaterCounts } = rule.parameters;
      return [
        products(rule.parameters.products),
        activeWithinDays === null
          ? m.conflict_active_whenever()
          : m.conflict_active_within({ days: days(activeWithinDays) }),
        openedLaterCounts ? m.conflict_opened_later_counts() : m.conflict_opened_later_not(),
      ];
    }
    case 'incumbent-partner': {
      const { soldWithinDays } = rule.parameters;
      return [
        products(rule.parameters.products),
        chain(rule.parameters.ownChain),
        soldWithinDays === null
          ? m.conflict_sold_whenever()
          : m.conflict_sold_within({ days: days(soldWithinDays) }),
      ];
    }
    case 'territory-breach':
      return [
        rule.parameters.wholeCountry ? m.conflict_whole_country() : m.conflict_part_of_country(),
        ...except(rule.parameters.exceptKinds),
      ];
    case 'missing-tier-or-certification': {
      const { leastTier, certifications } = rule.parameters;
      const names = format.list(
        (certifications?.names ?? []).map(isolated),
        certifications?.held === 'any' ? 'disjunction' : 'conjunction',
      );
      return [
        leastTier === null ? m.conflict_tier_any() : m.conflict_tier_least({ tier: tierWords[leastTier]() }),
        certifications === null
          ? m.conflict_certifications_none()
          : certifications.held === 'any'
            ? m.conflict_certifications_any({ names })
            : m.conflict_certifications_all({ names }),
      ];
    }
    case 'too-many-open': {
      const { allowance } = rule.parameters;
      return [allowance === 0 ? m.conflict_allowance_none() : m.conflict_allowance(counted(allowance))];
    }
    case 'below-minimum-value': {
      const { minimums } = rule.parameters;
      return [
        minimums.length === 0
          ? m.conflict_minimum_none()
          : m.conflict_minimums({
              amounts: format.list(minimums.map((amount) => isolated(format.money(amount, 'whole')))),
            }),
      ];
    }
    case 'stale-registration': {
      const { coolOffDays, staleAfterDays, pastCloseCounts } = rule.parameters;
      return [
        coolOffDays === 0 ? m.conflict_cool_off_none() : m.conflict_cool_off({ days: days(coolOffDays) }),
        staleAfterDays === null
          ? m.conflict_stale_never()
          : m.conflict_stale_after({ days: days(staleAfterDays) }),
        pastCloseCounts ? m.conflict_past_close_counts() : m.conflict_past_close_not(),
      ];
    }
  }
}

/** Rules that look at the partner and the deal alone: no company has to be found for them. */
const withoutCompany: readonly ConflictRuleId[] = [
  'territory-breach',
  'missing-tier-or-certification',
  'too-many-open',
  'below-minimum-value',
];

/** What a rule that refuses does: what may only be the same company is never refused. */
const refusal = ({ rule }: Pick<ConflictPolicyRule, 'rule'>): string =>
  withoutCompany.includes(rule) ? m.conflict_then_refused() : m.conflict_then_block();

const reasonInWords = ({ reason }: Pick<ConflictPolicyRule, 'reason'>): string[] =>
  reason === undefined
    ? []
    : locales
        // One that is being written may lack a language.
        .filter((locale) => reason[locale] !== '')
        .map((locale) =>
          m.conflict_reason_said({ language: localeFacts[locale].name, text: isolated(reason[locale]) }),
        );

export function ruleInWords(rule: ConflictPolicyRule, wording: Wording): RuleInWords {
  return {
    about: aboutRules[rule.rule](),
    follows: [
      rule.verdict === 'block' ? refusal(rule) : m.conflict_then_flag(),
      rule.whenNotRecorded === 'flag' ? m.conflict_unknown_flag() : m.conflict_unknown_clear(),
    ],
    settings: settingsOf(rule, wording.format),
    conditions: rule.appliesWhen.map((condition) => conditionInWords(condition, wording)),
    reason: reasonInWords(rule),
  };
}
