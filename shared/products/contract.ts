/** The contract of the products room: the catalogue that leads, specialisations and plans refer to. */
import * as z from 'zod';
import { idOf } from '../ids.ts';
import { pageOf, pageQuery } from '../page.ts';
import { version } from '../record.ts';
import { defineRoute } from '../route.ts';
import { externalRef, line } from '../text.ts';

const none = z.strictObject({});
const productParams = z.strictObject({ productId: idOf('product') });

export const product = z.strictObject({
  id: idOf('product'),
  name: z.string(),
  family: z.string().nullable(),
  aliases: z.array(z.string()),
  active: z.boolean(),
  externalRef: externalRef.nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
  version,
});
export type Product = z.output<typeof product>;

export const newProduct = z.strictObject({
  name: line(120),
  family: line(120).optional(),
  aliases: z.array(line(120)).max(30).default([]),
  externalRef: externalRef.optional(),
});
export type NewProduct = z.output<typeof newProduct>;

export const productPatch = z.strictObject({
  name: line(120).optional(),
  family: line(120).nullable().optional(),
  aliases: z.array(line(120)).max(30).optional(),
  active: z.boolean().optional(),
});
export type ProductPatch = z.output<typeof productPatch>;

export const createProduct = defineRoute({
  id: 'products.create',
  method: 'POST',
  path: '/v1/products',
  summary: 'Create a product',
  description: 'A name or alias belongs to one product only, whatever its spelling in letter case.',
  audience: 'vendor',
  permission: 'products.write',
  subject: 'none',
  params: none,
  query: none,
  body: newProduct,
  output: product,
  success: 201,
  problems: ['already-exists'],
  idempotency: 'accepted',
  ifMatch: 'none',
  example: { body: { name: 'GTX Pro', family: 'GTX', aliases: ['GTXPro'] } },
});

export const listProducts = defineRoute({
  id: 'products.list',
  method: 'GET',
  path: '/v1/products',
  summary: 'List products',
  description: 'The catalogue by name.',
  audience: 'member',
  permission: 'products.read',
  subject: 'none',
  params: none,
  query: z.strictObject({ ...pageQuery, q: line(80).optional() }),
  body: none,
  output: pageOf(product),
  success: 200,
  problems: ['invalid-cursor'],
  idempotency: 'none',
  ifMatch: 'none',
  example: {},
});

export const readProduct = defineRoute({
  id: 'products.read',
  method: 'GET',
  path: '/v1/products/{productId}',
  summary: 'Read a product',
  description: 'One product of the catalogue.',
  audience: 'member',
  permission: 'products.read',
  subject: 'product',
  params: productParams,
  query: none,
  body: none,
  output: product,
  success: 200,
  problems: [],
  idempotency: 'none',
  ifMatch: 'none',
  example: { params: { productId: '{productId}' } },
});

export const updateProduct = defineRoute({
  id: 'products.update',
  method: 'PATCH',
  path: '/v1/products/{productId}',
  summary: 'Change a product',
  description: 'Absent fields stay as they are; null clears.',
  audience: 'vendor',
  permission: 'products.write',
  subject: 'product',
  params: productParams,
  query: none,
  body: productPatch,
  output: product,
  success: 200,
  problems: ['already-exists'],
  idempotency: 'none',
  ifMatch: 'required',
  example: { params: { productId: '{productId}' }, body: { family: 'GTX' } },
});

export const productRoutes = [createProduct, listProducts, readProduct, updateProduct] as const;
