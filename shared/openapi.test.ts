import { expect, it } from 'vitest';
import { openapiOf } from './openapi.ts';
import { routes } from './routes.ts';

const document = openapiOf(routes) as unknown as {
  paths: Record<
    string,
    Record<string, { operationId: string; responses: Record<string, unknown>; security?: [] }>
  >;
  components: { schemas: Record<string, unknown> };
};
const operations = Object.values(document.paths).flatMap((path) => Object.values(path));

it('describes every route once, under its id', () => {
  expect(operations.map(({ operationId }) => operationId).sort()).toEqual(routes.map(({ id }) => id).sort());
});

it('points only at what it holds', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(
    ([, name]) => name,
  );
  expect(references.length).toBeGreaterThan(0);
  expect(
    [...new Set(references)].filter((name) => name === undefined || !(name in document.components.schemas)),
  ).toEqual([]);
  expect(JSON.stringify(document)).not.toContain('$defs');
});

it('asks for a token everywhere but on public routes', () => {
  const open = operations
    .filter(({ security }) => security?.length === 0)
    .map(({ operationId }) => operationId);
  expect(open.sort()).toEqual(
    routes
      .filter(({ audience }) => audience === 'public')
      .map(({ id }) => id)
      .sort(),
  );
});

it('is the same each time it is made', () => {
  expect(JSON.stringify(openapiOf(routes))).toBe(JSON.stringify(document));
});
