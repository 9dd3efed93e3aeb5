import type { Write } from '#functions/kernel/commit.ts';
import type { EventDraft } from '#functions/kernel/event.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { changeProduct } from './domain/change-product.ts';
import { dynamoProductStore as products } from './store/dynamo-product-store.ts';

const mostAliases = 30;

/**
 * What it takes for a product to be found by one more alias, for the transaction of another room (3 requests);
 * nothing if it has that alias already.
 * @throws Problem `unknown-reference` without such a product, `already-exists` if the alias belongs to another one,
 * `invalid-request` if the product has as many as it can have
 */
export async function aliasPlan(
  productId: string,
  alias: string,
  at: string,
): Promise<{ writes: Write[]; events: EventDraft[] }> {
  const product = await products.find(productId);
  if (product === undefined) {
    throw new Problem('unknown-reference', {
      errors: [{ pointer: '/value', code: 'unknown-reference' }],
    });
  }
  const owner = await products.match(alias);
  if (owner?.id === product.id) return { writes: [], events: [] };
  if (owner !== undefined) {
    throw new Problem('already-exists', { errors: [{ pointer: '/text', code: 'already-exists' }] });
  }
  if (product.aliases.length >= mostAliases) {
    throw new Problem('invalid-request', { errors: [{ pointer: '/value', code: 'too-many-aliases' }] });
  }
  const { product: after, changed } = changeProduct(product, { aliases: [...product.aliases, alias] }, at);
  return products.savePlan(product, after, changed);
}
