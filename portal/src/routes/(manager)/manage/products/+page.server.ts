import { listProducts } from '@rafiq/shared/products/contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { fullerPage } from '../../fuller-page.ts';
import { queryFields } from '../../query-fields.ts';
import type { PageServerLoad } from './$types';

const perPage = 50;

export const load: PageServerLoad = async (event) => {
  const field = queryFields(event.url);
  const q = field.words();
  const api = apiOf(event);
  const products = await fullerPage(
    (cursor) => api.read(listProducts, { query: { q, limit: perPage, cursor } }),
    field.text('cursor'),
  );
  return { q: q ?? '', products: products.items, nextCursor: products.nextCursor };
};
