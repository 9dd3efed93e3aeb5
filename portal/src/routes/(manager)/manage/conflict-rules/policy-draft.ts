/** The settings of the conflict policy beside its rules while they are being changed: figures as they were typed. */
import { canonicalText } from '@rafiq/shared/canonical-text.ts';
import type { ConflictPolicyRule } from '@rafiq/shared/deals/conflict-policy.ts';
import type { WrittenConflictPolicy } from '@rafiq/shared/deals/conflict-policy-contract.ts';
import type { PrecedenceStepName } from '@rafiq/shared/deals/conflict-status.ts';
import { tiers, type Tier } from '@rafiq/shared/partners/status.ts';
import type { Faults } from '#lib/components/policy/faults.ts';
import { figureIn } from '#lib/components/policy/figure-in.ts';
import type { Formatter } from '#lib/format/formatter.ts';
import { m } from '#lib/paraglide/messages.js';

/** The range of each figure of the protection; those of hours may have a fraction. */
export const protectionRanges = {
  protectionDays: { least: 1, most: 1095, whole: true },
  extensionDays: { least: 1, most: 365, whole: true },
  mostExtensions: { least: 0, most: 20, whole: true },
  checkInEveryDays: { least: 1, most: 365, whole: true },
  warningDays: { least: 0, most: 90, whole: true },
  reviewHours: { least: 0.25, most: 720, whole: false },
  evidenceHours: { least: 0.25, most: 720, whole: false },
  appealHours: { least: 0.25, most: 720, whole: false },
} as const;
export type ProtectionFigure = keyof typeof protectionRanges;
export const protectionFigures = Object.keys(protectionRanges) as ProtectionFigure[];

/** The most registrations a tier may be let have open. */
export const mostCap = 100_000;
const percents = { least: 0, most: 100 };

export interface PolicyDraft {
  precedence: PrecedenceStepName[];
  protection: Record<ProtectionFigure, string>;
  /** Empty: any number. */
  mostOpen: Record<Tier, string>;
  /** In percent. */
  matching: { auto: string; review: string };
}

/** A share as the percentage that is typed, without the dust of binary fractions. */
const percentOf = (share: number): string => String(Math.round(share * 1e8) / 1e6);
const shareIn = (text: string): number | undefined => {
  const percent = figureIn(text, percents);
  return percent === undefined ? undefined : Math.round(percent * 1e6) / 1e8;
};

export const policyDraftOf = ({
  precedence,
  protection,
  matching,
}: Omit<WrittenConflictPolicy, 'rules'>): PolicyDraft => ({
  precedence: [...precedence],
  protection: Object.fromEntries(
    protectionFigures.map((name) => [name, String(protection[name])]),
  ) as PolicyDraft['protection'],
  mostOpen: Object.fromEntries(
    tiers.map((tier) => [tier, String(protection.mostOpen[tier] ?? '')]),
  ) as PolicyDraft['mostOpen'],
  matching: { auto: percentOf(matching.auto), review: percentOf(matching.review) },
});

const figureOf = (draft: PolicyDraft, name: ProtectionFigure): number | undefined =>
  figureIn(draft.protection[name], protectionRanges[name], protectionRanges[name].whole);

/** An empty field sets no cap. */
const capIn = (text: string): number | null | undefined =>
  text.trim() === '' ? null : figureIn(text, { least: 0, most: mostCap }, true);

/** The document a draft stands for; where a figure cannot be read yet, that of `before`. */
export function documentOf(
  draft: PolicyDraft,
  rules: readonly ConflictPolicyRule[],
  before: Omit<WrittenConflictPolicy, 'rules'>,
): WrittenConflictPolicy {
  const figures = Object.fromEntries(
    protectionFigures.map((name) => [name, figureOf(draft, name) ?? before.protection[name]]),
  ) as Record<ProtectionFigure, number>;
  const caps = tiers.map((tier) => {
    const cap = capIn(draft.mostOpen[tier]);
    return [tier, cap === undefined ? before.protection.mostOpen[tier] : cap] as const;
  });
  return {
    rules: [...rules],
    precedence: [...draft.precedence],
    matching: {
      auto: shareIn(draft.matching.auto) ?? before.matching.auto,
      review: shareIn(draft.matching.review) ?? before.matching.review,
    },
    protection: { ...figures, mostOpen: Object.fromEntries(caps) as Record<Tier, number | null> },
  };
}

/** What is out of range, by the names that the server gives the fields. */
export function policyFaults(draft: PolicyDraft, format: Formatter): Faults {
  const faults: Record<string, string> = {};
  const range = ({ least, most }: { least: number; most: number }) =>
    m.policy_range({ least: format.number(least), most: format.number(most) });
  if (draft.precedence.length === 0) faults['precedence'] = m.conflict_fault_precedence();
  for (const name of protectionFigures)
    if (figureOf(draft, name) === undefined) faults[`protection.${name}`] = range(protectionRanges[name]);
  const [checkIn, warning] = [figureOf(draft, 'checkInEveryDays'), figureOf(draft, 'warningDays')];
  if (checkIn !== undefined && warning !== undefined && warning >= checkIn)
    faults['protection.warningDays'] = m.conflict_fault_warning();
  for (const tier of tiers)
    if (capIn(draft.mostOpen[tier]) === undefined)
      faults[`protection.mostOpen.${tier}`] = range({ least: 0, most: mostCap });
  const [auto, review] = [shareIn(draft.matching.auto), shareIn(draft.matching.review)];
  if (auto === undefined) faults['matching.auto'] = range(percents);
  if (review === undefined) faults['matching.review'] = range(percents);
  if (auto !== undefined && review !== undefined && review > auto)
    faults['matching.review'] = m.conflict_fault_review();
  return faults;
}

/** The document of a version without its instant. */
export const writtenOf = ({
  rules,
  precedence,
  matching,
  protection,
}: WrittenConflictPolicy): WrittenConflictPolicy => ({ rules, precedence, matching, protection });

/** Whether two policies say the same, whatever the order of their settings. */
export const sameDocument = (one: WrittenConflictPolicy, other: WrittenConflictPolicy): boolean =>
  canonicalText(writtenOf(one)) === canonicalText(writtenOf(other));
