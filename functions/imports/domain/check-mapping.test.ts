import { expect, test } from 'vitest';
import { mappingFaults } from './check-mapping.ts';

const columns = ['id', 'account', 'stage', 'agent'];

test('a mapping of known columns to fields of its kind is sound; facts may be many', () => {
  expect(mappingFaults('leads', columns, { account: 'company', stage: 'fact', agent: 'fact' })).toEqual([]);
});

test('every fault is named', () => {
  expect(
    mappingFaults('leads', columns, { id: 'externalId', agent: 'externalId', stage: 'tier', city: 'city' }),
  ).toEqual([
    { column: 'agent', code: 'mapped-twice', field: 'externalId' },
    { column: 'stage', code: 'unknown-value', field: 'tier' },
    { column: 'city', code: 'unknown-column', field: 'city' },
  ]);
  expect(mappingFaults('leads', columns, { stage: 'fact' })).toEqual([
    { column: null, code: 'unidentified', field: 'company' },
  ]);
  expect(mappingFaults('leads', columns, { id: 'externalId' })).toEqual([]);
  expect(mappingFaults('partners', ['name'], { name: 'name' })).toEqual([
    { column: null, code: 'unmapped', field: 'country' },
  ]);
});
