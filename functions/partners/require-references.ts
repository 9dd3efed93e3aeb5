import type { Specialisations } from '@rafiq/shared/partners/contract.ts';
import { findMember } from '#functions/identity/index.ts';
import { Problem, type FieldFault } from '#functions/kernel/problem.ts';
import { findProducts } from '#functions/products/index.ts';

/**
 * Sees that the products and the manager a partner names exist (2 requests).
 * @throws Problem `unknown-reference` naming each field at fault
 */
export async function requireReferences(input: {
  specialisations?: Partial<Specialisations> | undefined;
  managerId?: string | null | undefined;
}): Promise<void> {
  const productIds = input.specialisations?.products ?? [];
  const { managerId } = input;
  const [products, manager] = await Promise.all([
    findProducts(productIds),
    managerId === undefined || managerId === null ? undefined : findMember('vendor', managerId),
  ]);
  const errors: FieldFault[] = productIds.flatMap((_, index) =>
    products[index] === undefined
      ? [{ pointer: `/specialisations/products/${index}`, code: 'unknown-reference' }]
      : [],
  );
  const managing = manager?.role === 'channel-manager' && manager.status !== 'removed';
  if (managerId !== undefined && managerId !== null && !managing) {
    errors.push({ pointer: '/managerId', code: 'unknown-reference' });
  }
  if (errors.length > 0) throw new Problem('unknown-reference', { errors });
}
