import type { RuleFaults } from '../rule-faults.ts';

/**
 * What the server refused, by rule: `rules.0.when.1.values.0` is `when.1.values.0` of the first rule that was sent.
 * @param sent the ids of the rules in the order in which they were sent; they may have been moved since
 */
export function refusalsByRule(
  errors: Readonly<Record<string, string>>,
  sent: readonly string[],
): ReadonlyMap<string, RuleFaults> {
  const byRule = new Map<string, Record<string, string>>();
  for (const [name, text] of Object.entries(errors)) {
    const [, place, field] = /^rules\.(\d+)\.(.+)$/.exec(name) ?? [];
    const id = sent[Number(place)];
    if (field === undefined || id === undefined) continue;
    byRule.set(id, { ...byRule.get(id), [field]: text });
  }
  return byRule;
}
