import { newProduct } from '@rafiq/shared/products/contract.ts';
import { expect, it } from 'vitest';
import { changeProduct } from './change-product.ts';
import { openProduct } from './open-product.ts';
import { namesOf } from './product-names.ts';

const at = '2026-11-22T09:30:00.000Z';
const product = openProduct(
  newProduct.parse({ name: 'GTX Pro', aliases: ['GTXPro', 'gtx  pro', 'gtxpro'] }),
  {
    id: 'prod_06emzc4q3hw0t8n2k5v7r9p1xd',
    at,
  },
);

it('keeps one alias for each spelling that says something new', () => {
  expect(product.aliases).toEqual(['GTXPro']);
  expect(namesOf(product)).toEqual(['gtx pro', 'gtxpro']);
});

it('tells what an edit changed', () => {
  expect(changeProduct(product, { family: 'GTX', active: true }, at)).toEqual({
    product: { ...product, family: 'GTX', version: 2 },
    changed: ['family'],
  });
  expect(changeProduct(product, { family: null }, at)).toEqual({ product, changed: [] });
});

it('drops an alias that becomes the name', () => {
  expect(changeProduct(product, { name: 'GTXPRO' }, at).product.aliases).toEqual([]);
});
