import type { FormSettings } from '@rafiq/shared/forms/contract.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { findProducts } from '#functions/products/index.ts';
import { faultsOfForm } from './domain/form-faults.ts';

/**
 * Settings that fit together and name products of the catalogue (1 request where they name any).
 * @throws Problem `invalid-request` or `unknown-reference` naming the fields
 */
export async function checkSettings(settings: FormSettings): Promise<void> {
  const errors = faultsOfForm(settings);
  if (errors.length > 0) throw new Problem('invalid-request', { errors });
  const products = await findProducts(settings.productIds);
  const unknown = products.flatMap((product, index) =>
    product === undefined ? [{ pointer: `/productIds/${index}`, code: 'unknown-reference' }] : [],
  );
  if (unknown.length > 0) throw new Problem('unknown-reference', { errors: unknown });
}
