/** Where products lie, and by which keys they are found. */
import { beginningOf } from '@rafiq/shared/beginning-of.ts';
import { fold } from '@rafiq/shared/fold.ts';
import type { Key } from '#functions/kernel/dynamo.ts';
import { keyText } from '#functions/kernel/key-text.ts';

export const productKey = (id: string): Key => ({ pk: `PRODUCT#${id}`, sk: 'RECORD' });

/** The product that owns a folded name or alias. */
export const productNameKey = (folded: string): Key => ({
  pk: `PRODUCTNAME#${keyText(folded)}`,
  sk: 'NAME',
});

/** The product that a system outside knows by this reference. */
export const productRefKey = (ref: { source: string; id: string }): Key => ({
  pk: `REF#product#${JSON.stringify([ref.source, ref.id])}`,
  sk: 'REF',
});

/** Index `list`: the whole catalogue by name. */
export const everyProduct = 'PRODUCTS';

const longestName = 120;
export const byName = (product: { id: string; name: string }): string =>
  `${beginningOf(fold(product.name), longestName)}#${product.id}`;
