import { idOf } from '@rafiq/shared/ids.ts';
import { product as productOnWire, type Product } from '@rafiq/shared/products/contract.ts';
import { absent, atVersion, commit, type Condition, type Write } from '#functions/kernel/commit.ts';
import { getItem, getItems, queryAll } from '#functions/kernel/dynamo.ts';
import type { EventDraft } from '#functions/kernel/event.ts';
import { listPage } from '#functions/kernel/list.ts';
import { recordReader } from '#functions/kernel/record.ts';
import { searchPage, wordChanges, wordWrites } from '#functions/kernel/search.ts';
import * as z from 'zod';
import { foldName, namesOf } from '../domain/product-names.ts';
import { byName, everyProduct, productKey, productNameKey, productRefKey } from './product-keys.ts';
import type { ProductStore } from './product-store.ts';

const searchSpace = 'products';
const readProduct = recordReader('product', z.object(productOnWire.shape));
const pointer = z.object({ id: idOf('product') });
const readName = recordReader('product-name', pointer);
const readRef = recordReader('ref', pointer);

const recordWrite = (product: Product, when: Condition): Write => ({
  label: 'product',
  put: {
    ...productKey(product.id),
    kind: 'product',
    schema: 1,
    ...product,
    gsi1pk: everyProduct,
    gsi1sk: byName(product),
  },
  when,
});

const takeName = (folded: string, id: string): Write => ({
  label: 'product-name',
  put: { ...productNameKey(folded), kind: 'product-name', schema: 1, id },
  when: absent,
});

/** Words of the name and of every alias lead to a product. */
const wordsIn = (product: Product): string => [product.name, ...product.aliases].join(' ');

export const eventOf = (product: Product, verb: string, changed?: readonly string[]): EventDraft => ({
  type: `rafiq.products.product.${verb}.v1`,
  subject: product.id,
  pk: productKey(product.id).pk,
  version: product.version,
  data: { productId: product.id, name: product.name, family: product.family, active: product.active },
  ...(changed === undefined ? {} : { changed }),
});

/** The writes of a new product (1 item, 1 a name, 1 for a reference, 1 a word). */
export const insertWrites = (product: Product): Write[] => [
  recordWrite(product, absent),
  ...namesOf(product).map((name) => takeName(name, product.id)),
  ...(product.externalRef === null
    ? []
    : [
        {
          label: 'product-ref',
          put: { ...productRefKey(product.externalRef), kind: 'ref', schema: 1, id: product.id },
          when: absent,
        },
      ]),
  ...wordWrites(searchSpace, product.id, wordsIn(product), productKey(product.id)),
];

/** Products in the one table. Reading one costs 1 request, by name or reference 2. */
export const dynamoProductStore: ProductStore = {
  async find(id) {
    const item = await getItem(productKey(id));
    return item && readProduct(item);
  },

  async findMany(ids) {
    const items = await getItems(ids.map(productKey));
    return items.map((item) => item && readProduct(item));
  },

  async findByRef(ref) {
    const item = await getItem(productRefKey(ref));
    return item && this.find(readRef(item).id);
  },

  async match(text) {
    const folded = foldName(text);
    const item = folded === '' ? undefined : await getItem(productNameKey(folded));
    return item && this.find(readName(item).id);
  },

  async everyOne() {
    return (await queryAll({ index: 'list', partition: everyProduct })).map((item) => readProduct(item));
  },

  list: (words, page) =>
    words === undefined
      ? listPage({ index: 'list', partition: everyProduct }, page, readProduct)
      : searchPage(searchSpace, words, page, readProduct),

  insert: (product, change) =>
    commit(change, {
      writes: insertWrites(product),
      events: [eventOf(product, 'created')],
      answer: product,
    }),

  savePlan(before, after, changed) {
    const had = namesOf(before);
    const has = namesOf(after);
    return {
      writes: [
        recordWrite(after, atVersion(before.version)),
        ...has.filter((name) => !had.includes(name)).map((name) => takeName(name, after.id)),
        ...had
          .filter((name) => !has.includes(name))
          .map((name): Write => ({ label: 'product-name-left', remove: productNameKey(name) })),
        ...wordChanges(searchSpace, after.id, wordsIn(before), wordsIn(after), productKey(after.id)),
      ],
      events: [eventOf(after, 'updated', changed)],
    };
  },

  save: (before, after, changed, change) =>
    commit(change, { ...dynamoProductStore.savePlan(before, after, changed), answer: after }),
};
