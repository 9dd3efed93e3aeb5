import type { Product, ProductPatch } from '@rafiq/shared/products/contract.ts';
import { distinctNames } from './product-names.ts';

/** A product after an edit, and which fields it changed; the same product if nothing did. */
export function changeProduct(
  before: Product,
  patch: ProductPatch,
  at: string,
): { product: Product; changed: string[] } {
  const name = patch.name ?? before.name;
  const wanted = {
    name,
    family: patch.family === undefined ? before.family : patch.family,
    aliases: distinctNames(name, patch.aliases ?? before.aliases),
    active: patch.active ?? before.active,
  };
  const changed = (Object.keys(wanted) as (keyof typeof wanted)[]).filter(
    (field) => JSON.stringify(wanted[field]) !== JSON.stringify(before[field]),
  );
  if (changed.length === 0) return { product: before, changed };
  return { product: { ...before, ...wanted, updatedAt: at, version: before.version + 1 }, changed };
}
