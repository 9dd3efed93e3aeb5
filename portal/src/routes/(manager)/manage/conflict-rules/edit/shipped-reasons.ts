/** What partners read of each rule while a policy gives no reason of its own, in every language. */
import { conflictRuleIds, type ConflictRuleId } from '@rafiq/shared/deals/conflict-status.ts';
import { silentWordOf, type RuleReason } from '@rafiq/shared/deals/rule-reason.ts';
import { sentence } from '@rafiq/shared/messages.ts';
import type { UiLanguage } from '@rafiq/shared/text.ts';

/** What is told of the rules that look at the partner alone, and of the one that looks at it as well. */
const toldOfOwn: Readonly<Partial<Record<ConflictRuleId, string>>> = {
  'registered-twice': 'registered-twice',
  'territory-breach': 'territory-breach',
  'missing-tier-or-certification': 'tier-missing',
  'too-many-open': 'too-many-open',
  'below-minimum-value': 'value-below-minimum',
  'stale-registration': 'lapsed-before',
};

const toldOf = (rule: ConflictRuleId): string => toldOfOwn[rule] ?? silentWordOf[rule] ?? 'needs-look';

/** What a registration would say stands open. */
const open = '…';
const unsaid = {
  country: open,
  currency: open,
  days: open,
  least: open,
  minimum: open,
  most: open,
  open,
  tier: open,
  value: open,
};
const shippedSentence = (code: string, language: UiLanguage): string =>
  sentence(language, `reason.conflict-told.${code}`, unsaid).replaceAll(`${open} ${open}`, open);

const reasonOf = (code: string): RuleReason => ({
  en: shippedSentence(code, 'en'),
  ar: shippedSentence(code, 'ar'),
  fa: shippedSentence(code, 'fa'),
});

// Rules of one word share one object: a page then carries its sentences once.
const byCode = new Map<string, RuleReason>();
function sharedReasonOf(code: string): RuleReason {
  const known = byCode.get(code) ?? reasonOf(code);
  byCode.set(code, known);
  return known;
}

export const shippedReasons = Object.fromEntries(
  conflictRuleIds.map((rule) => [rule, sharedReasonOf(toldOf(rule))]),
) as Readonly<Record<ConflictRuleId, RuleReason>>;
