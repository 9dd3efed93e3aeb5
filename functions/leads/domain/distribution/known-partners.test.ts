import { expect, test } from 'vitest';
import { candidate } from '../../../../test/fixtures/placement-facts.ts';
import { knownPartners } from './known-partners.ts';

const certified = (name: string, expiresOn: string | null) => ({
  name,
  expiresOn,
  productId: null,
});
/** 22:30 in Dubai on the 23rd, 18:30 in London. */
const at = '2026-11-23T18:30:00.000Z';
const holding = (id: string, timeZone: string, days: (string | null)[]) =>
  candidate(id, {
    timeZone,
    specialisations: {
      products: ['prod_1'],
      industries: [],
      languages: [],
      certifications: days.map((day) => certified(`Fibre ${day ?? 'Always'}`, day)),
    },
  });

test('everybody has its standing, and only who may get a lead is known further', () => {
  const known = knownPartners(
    [
      candidate('active', { tier: 'gold', kind: 'distributor' }),
      candidate('weightless', { weight: 0 }),
      candidate('suspended', { status: 'suspended', weight: 3 }),
    ],
    at,
  );
  expect(known.standing).toEqual({
    active: { status: 'active', weight: 1 },
    weightless: { status: 'active', weight: 0 },
    suspended: { status: 'suspended', weight: 3 },
  });
  expect(known.inPlay).toEqual([
    { id: 'active', tier: 'gold', kind: 'distributor', products: [], certifications: [] },
  ]);
});

test('a certification counts through its last day, where its partner is', () => {
  const known = knownPartners(
    [
      holding('dubai', 'Asia/Dubai', ['2026-11-22', '2026-11-23', '2026-11-24', null]),
      // There it is the 24th already.
      holding('sydney', 'Australia/Sydney', ['2026-11-23', '2026-11-24']),
    ],
    at,
  );
  expect(known.inPlay?.map(({ id, products, certifications }) => [id, products, certifications])).toEqual([
    ['dubai', ['prod_1'], ['fibre 2026-11-23', 'fibre 2026-11-24', 'fibre always']],
    ['sydney', ['prod_1'], ['fibre 2026-11-24']],
  ]);
});
