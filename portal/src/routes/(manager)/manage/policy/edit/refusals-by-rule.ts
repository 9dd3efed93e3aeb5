import { operators } from '@rafiq/shared/leads/operators.ts';
import type { Rule } from '@rafiq/shared/leads/policy-rule.ts';
import type { Faults } from '#lib/components/policy/faults.ts';
import { refusalsByCard } from '#lib/components/policy/refusals-by-card.ts';

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

/** What the server refused, by rule, as they were sent. */
export const refusalsByRule = (
  errors: Readonly<Record<string, string>>,
  sent: readonly Rule[],
): ReadonlyMap<string, Faults> => refusalsByCard(errors, sent, listsOf);
