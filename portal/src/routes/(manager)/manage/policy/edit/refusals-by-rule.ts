import { operators } from '@rafiq/shared/leads/operators.ts';
import type { Rule } from '@rafiq/shared/leads/policy-rule.ts';
import type { RuleFaults } from '../rule-faults.ts';

/** The lists of a rule whose members come and go, by their names within it. */
function listsOf({ when, among }: Rule): ReadonlyMap<string, readonly string[]> {
  return new Map<string, readonly string[]>([
    ['among.partners', among.partners],
    ['among.certifications.names', among.certifications?.names ?? []],
    ...when.flatMap(({ operator, values }, index) =>
      operators[operator].accepts === 'many' ? [[`when.${index}.values`, values] as const] : [],
    ),
  ]);
}

/** The name of a field with the member itself in place of its number: others may have been taken out since. */
function byMember(field: string, rule: Rule): string {
  const [, list = '', place] = /^(.+)\.(\d+)$/.exec(field) ?? [];
  const member = listsOf(rule).get(list)?.[Number(place)];
  return member === undefined ? field : `${list}.${member}`;
}

/**
 * What the server refused, by rule: `rules.0.when.1.values.0` is `when.1.values.AE` of the first rule that was sent.
 * @param sent the rules in the order in which they were sent; they may have been moved since
 */
export function refusalsByRule(
  errors: Readonly<Record<string, string>>,
  sent: readonly Rule[],
): ReadonlyMap<string, RuleFaults> {
  const byRule = new Map<string, Record<string, string>>();
  for (const [name, text] of Object.entries(errors)) {
    const [, place, field] = /^rules\.(\d+)\.(.+)$/.exec(name) ?? [];
    const rule = sent[Number(place)];
    if (field === undefined || rule === undefined) continue;
    byRule.set(rule.id, { ...byRule.get(rule.id), [byMember(field, rule)]: text });
  }
  return byRule;
}
