import {
  createProduct,
  listProducts,
  readProduct,
  updateProduct,
  type Product,
} from '@rafiq/shared/products/contract.ts';
import type { AnyRoute } from '@rafiq/shared/route.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#functions/kernel/id.ts';
import { call, type TestRequest } from '../../test/fixtures/call.ts';
import { startTestDatabase, type TestDatabase } from '../../test/fixtures/database.ts';
import { startTestIssuer, type TestIssuer } from '../../test/fixtures/issuer.ts';
import { addMember } from '../../test/fixtures/people.ts';
import { handler } from './api.ts';
import { findProduct, findProducts, matchProduct } from './index.ts';

let database: TestDatabase;
let issuer: TestIssuer;
let operations: string;

beforeAll(async () => {
  [database, issuer] = await Promise.all([startTestDatabase(), startTestIssuer()]);
  await addMember('operations', { organisation: 'vendor', role: 'channel-operations' });
  operations = await issuer.accessToken('operations');
});
afterAll(async () => {
  await Promise.all([database.stop(), issuer.stop()]);
});

const ask = (route: AnyRoute, request: Omit<TestRequest, 'route' | 'token'> = {}, token = operations) =>
  call(handler, { route, token, ...request });

async function make(body: Record<string, unknown>): Promise<Product> {
  const answer = await ask(createProduct, { body });
  expect(answer.status).toBe(201);
  return answer.body as unknown as Product;
}

it('gives a name or alias to one product only, whatever its spelling', async () => {
  const product = await make({ name: 'GTX Pro', family: 'GTX', aliases: ['GTXPro'] });
  for (const body of [{ name: 'gtx  PRO' }, { name: 'Other', aliases: ['GTXPRO'] }]) {
    expect(await ask(createProduct, { body })).toMatchObject({
      status: 409,
      body: { code: 'already-exists' },
    });
  }
  expect((await matchProduct('gtxpro'))?.id).toBe(product.id);
  expect((await matchProduct('GTX Pro'))?.id).toBe(product.id);
  expect(await matchProduct('GTX')).toBeUndefined();
  expect(await matchProduct('  ')).toBeUndefined();
  expect(await findProducts([newId('product'), product.id])).toEqual([undefined, product]);
});

it('moves names when they change, and frees those it gives up', async () => {
  const product = await make({ name: 'MG Special', aliases: ['MGS', 'Special'] });
  const patch = { params: { productId: product.id }, body: { name: 'MGS', aliases: ['MG Special', 'MG-S'] } };
  const changed = await ask(updateProduct, { ...patch, headers: { 'if-match': '"1"' } });
  expect(changed).toMatchObject({
    status: 200,
    body: { name: 'MGS', aliases: ['MG Special', 'MG-S'], version: 2 },
  });
  expect((await matchProduct('mg special'))?.id).toBe(product.id);
  expect(await matchProduct('special')).toBeUndefined();
  await make({ name: 'Special' });
  const taken = {
    params: { productId: product.id },
    body: { aliases: ['Special'] },
    headers: { 'if-match': '"2"' },
  };
  expect(await ask(updateProduct, taken)).toMatchObject({ status: 409, body: { code: 'already-exists' } });
  expect(await findProduct(product.id)).toMatchObject({ version: 2 });
});

it('answers the product an external reference already made', async () => {
  const body = { name: 'Referred', externalRef: { source: 'erp', id: '9' } };
  const answers = await Promise.all([1, 2, 3, 4].map(() => ask(createProduct, { body })));
  expect(new Set(answers.map((answer) => answer.body['id'])).size).toBe(1);
});

it('is read and listed by every member and written by operations', async () => {
  const product = await make({ name: 'Solo', aliases: ['Unique word'] });
  await addMember('seller', { organisation: newId('partner'), role: 'partner-seller' });
  const seller = await issuer.accessToken('seller');
  const params = { productId: product.id };
  expect(await ask(readProduct, { params }, seller)).toMatchObject({ status: 200, body: { name: 'Solo' } });
  expect(await ask(readProduct, { params: { productId: newId('product') } }, seller)).toMatchObject({
    status: 404,
  });
  const found = await ask(listProducts, { query: { q: 'uniq' } }, seller);
  expect(found.body['items']).toMatchObject([{ id: product.id }]);
  const all = await ask(listProducts, {}, seller);
  const names = (all.body['items'] as Product[]).map(({ name }) => name);
  expect(names).toEqual([...names].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
  expect(await ask(createProduct, { body: { name: 'Forged' } }, seller)).toMatchObject({ status: 403 });
});

it('fits the largest possible edit into one transaction', async () => {
  const words = (from: string) => Array.from({ length: 30 }, (_, index) => `${from} alias ${index}`);
  const product = await make({ name: 'a b c d e f g h', aliases: words('old') });
  const request = {
    params: { productId: product.id },
    body: { name: 'i j k l m n o p', aliases: words('new') },
  };
  expect(await ask(updateProduct, { ...request, headers: { 'if-match': '"1"' } })).toMatchObject({
    status: 200,
  });
});
