import type { NewProduct, Product } from '@rafiq/shared/products/contract.ts';
import { distinctNames } from './product-names.ts';

/** A new product of the catalogue: offered from now on. */
export const openProduct = (input: NewProduct, facts: { id: string; at: string }): Product => ({
  id: facts.id,
  name: input.name,
  family: input.family ?? null,
  aliases: distinctNames(input.name, input.aliases),
  active: true,
  externalRef: input.externalRef ?? null,
  createdAt: facts.at,
  updatedAt: facts.at,
  version: 1,
});
