import {
  isOfRule,
  policyWarnings,
  type KnownPartners,
  type RuleWarning,
  type WarnedPolicy,
  type WholeWarning,
} from '@rafiq/shared/leads/policy-warnings.ts';

/** What is to be warned of in the draft on the screen: in it as a whole, and by the ids of its rules. */
export function draftWarnings(
  draft: WarnedPolicy,
  known: KnownPartners,
): { whole: WholeWarning[]; byRule: ReadonlyMap<string, RuleWarning[]> } {
  const warnings = policyWarnings(draft, known);
  return {
    whole: warnings.filter((warning): warning is WholeWarning => !isOfRule(warning)),
    byRule: Map.groupBy(warnings.filter(isOfRule), ({ rule }) => rule),
  };
}
