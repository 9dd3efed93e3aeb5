/** What a conflict policy names, and which of it does not exist. */
import type { WrittenConflictPolicy } from '@rafiq/shared/deals/conflict-policy-contract.ts';
import { Problem, type FieldFault } from '#functions/kernel/problem.ts';
import { findProducts } from '#functions/products/index.ts';

/**
 * What a policy names that does not exist (1 request per 100 products; none where it names none).
 * @param at where the document stands in the request
 */
export async function unknownReferences({ rules }: WrittenConflictPolicy, at: string): Promise<FieldFault[]> {
  const named = rules.flatMap(({ appliesWhen }, place) =>
    appliesWhen.flatMap(({ field, values }, index) =>
      field === 'productId'
        ? values.map((id, which) => ({
            id,
            pointer: `${at}/rules/${place}/appliesWhen/${index}/values/${which}`,
          }))
        : [],
    ),
  );
  const found = await findProducts([...new Set(named.map(({ id }) => id))]);
  const known = new Set(found.flatMap((product) => product?.id ?? []));
  return named
    .filter(({ id }) => !known.has(id))
    .map(({ pointer }) => ({ pointer, code: 'unknown-reference' }));
}

/** @throws Problem `unknown-reference` with the place of each that does not exist */
export async function mustNameKnown(document: WrittenConflictPolicy, at: string): Promise<void> {
  const errors = await unknownReferences(document, at);
  if (errors.length > 0) throw new Problem('unknown-reference', { errors });
}
