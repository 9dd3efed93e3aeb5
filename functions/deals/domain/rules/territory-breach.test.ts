import { expect, test } from 'vitest';
import { findingOf, inWords } from '../../../../test/fixtures/conflict-facts.ts';
import { territoryBreach } from './territory-breach.ts';

const dubai = { country: 'AE', subdivision: 'Dubai' };
const codes = { country: 'AE', postalPrefixes: ['12'] };

test.each([
  ['within its country', [{ country: 'AE' }], {}, {}, 'clear'],
  ['in another country', [{ country: 'SA' }], {}, {}, 'territory-breach'],
  ['without any territory', [], {}, {}, 'territory-breach'],
  ['within its subdivision', [dubai], {}, {}, 'clear'],
  ['in another subdivision', [dubai], { subdivision: 'Sharjah' }, {}, 'territory-breach'],
  ['in a subdivision nobody knows', [dubai], { subdivision: null }, {}, '? deal-place'],
  ['within its postal codes', [codes], {}, {}, 'clear'],
  ['beyond its postal codes', [codes], { postalCode: '32' }, {}, 'territory-breach'],
  ['at a postal code nobody knows', [codes], { postalCode: null }, {}, '? deal-place'],
  [
    'in another subdivision, at a postal code nobody knows',
    [{ ...dubai, postalPrefixes: ['1'] }],
    { subdivision: 'Sharjah', postalCode: null },
    {},
    'territory-breach',
  ],
  [
    'beyond its postal codes, in a subdivision nobody knows',
    [{ ...dubai, postalPrefixes: ['9'] }],
    { subdivision: null },
    {},
    'territory-breach',
  ],
  [
    'somewhere in its country, which is enough',
    [dubai],
    { subdivision: 'Sharjah' },
    { wholeCountry: true },
    'clear',
  ],
  [
    'beyond its codes, where the country is enough',
    [codes],
    { postalCode: '9' },
    { wholeCountry: true },
    'clear',
  ],
  [
    'nobody knows where in its country, which is enough',
    [dubai],
    { subdivision: null },
    { wholeCountry: true },
    'clear',
  ],
  [
    'in another country, where one is enough',
    [{ country: 'SA' }],
    {},
    { wholeCountry: true },
    'territory-breach',
  ],
  ['in a country nobody knows', [{ country: 'AE' }], { country: null }, {}, '? deal-place'],
  ['for a kind it is not for', [], { country: null }, { exceptKinds: ['distributor', 'reseller'] }, 'clear'],
  ['for a kind it is for', [], {}, { exceptKinds: ['distributor'] }, 'territory-breach'],
] as const)('%s', (_, territories, registration, parameters, expected) => {
  const partner = { territories: territories.map((one) => ({ ...one })) };
  expect(inWords(findingOf(territoryBreach, { partner: partner as never, registration }, parameters))).toBe(
    expected,
  );
});

test('both read the country, and it has nothing to do with an account', () => {
  expect(findingOf(territoryBreach, { partner: { territories: [] }, accounts: null })).toEqual({
    kind: 'conflict',
    code: 'territory-breach',
    params: { country: 'AE' },
    told: { code: 'territory-breach', params: { country: 'AE' } },
    evidence: [],
    sameness: null,
    neverBlocks: false,
  });
});
