import { openProduct } from '#functions/products/domain/open-product.ts';
import { eventOf, insertWrites } from '#functions/products/store/dynamo-product-store.ts';
import type { Actor } from '#functions/kernel/event.ts';
import { demoProducts } from './content/products.ts';
import { instant, type World } from './world.ts';

/** Records the vendor's products; answers their ids by key. */
export function openCatalogue(world: World, by: Actor, atMs: number): Map<string, string> {
  const ids = new Map<string, string>();
  for (const { key, name, family, aliases } of demoProducts) {
    const product = openProduct(
      { name, family, aliases: [...aliases], externalRef: { source: 'erp', id: key.toUpperCase() } },
      { id: world.newId('product', atMs), at: instant(atMs) },
    );
    world.commit(world.changeBy(by, atMs), {
      writes: insertWrites(product),
      events: [eventOf(product, 'created')],
    });
    ids.set(key, product.id);
  }
  return ids;
}
