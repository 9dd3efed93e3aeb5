import { newPartner, partner } from '@rafiq/shared/partners/contract.ts';
import { expect, it } from 'vitest';
import { openPartner } from './open-partner.ts';

const facts = { id: 'ptnr_06emzc4q3hw0t8n2k5v7r9p1xd', at: '2026-11-22T09:30:00.000Z' };

it('opens a partner with the defaults of its country', () => {
  const opened = openPartner(newPartner.parse({ name: 'Al Manara', country: 'SA' }), facts);
  expect(opened).toMatchObject({
    status: 'active',
    kind: 'reseller',
    tier: 'registered',
    weight: 1,
    capacity: { maxOpen: null, maxPerDay: null },
    territories: [{ country: 'SA' }],
    timeZone: 'Asia/Riyadh',
    workingHours: null,
    version: 1,
  });
  expect(partner.parse(opened)).toEqual(opened);
});

it('keeps what is said', () => {
  const said = {
    name: 'Al Manara',
    country: 'AE',
    territories: [],
    weight: 0,
    capacity: { maxOpen: 5 },
    timeZone: 'Asia/Muscat',
    tags: ['gold list', 'gold list'],
  };
  expect(openPartner(newPartner.parse(said), facts)).toMatchObject({
    territories: [],
    weight: 0,
    capacity: { maxOpen: 5, maxPerDay: null },
    timeZone: 'Asia/Muscat',
    tags: ['gold list'],
  });
});
