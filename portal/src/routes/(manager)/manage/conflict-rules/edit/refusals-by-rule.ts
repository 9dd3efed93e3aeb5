import { operators } from '@rafiq/shared/leads/operators.ts';
import type { Faults } from '#lib/components/policy/faults.ts';
import { refusalsByCard } from '#lib/components/policy/refusals-by-card.ts';
import type { CardRule } from '../rule-draft.ts';

/** The lists of a rule whose members come and go, by their names within it. */
function listsOf(rule: CardRule): ReadonlyMap<string, readonly string[]> {
  const certifications =
    rule.rule === 'missing-tier-or-certification' ? rule.parameters.certifications : null;
  return new Map<string, readonly string[]>([
    ['parameters.certifications.names', certifications?.names ?? []],
    ...rule.appliesWhen.flatMap(({ operator, values }, index) =>
      operators[operator].accepts === 'many' ? [[`appliesWhen.${index}.values`, values] as const] : [],
    ),
  ]);
}

/** What the server refused, by the card of each rule, as they were sent. */
export const refusalsByRule = (
  errors: Readonly<Record<string, string>>,
  sent: readonly CardRule[],
): ReadonlyMap<string, Faults> => refusalsByCard(errors, sent, listsOf);
