import { newPartner } from '@rafiq/shared/partners/contract.ts';
import { shippedWeekOf } from '@rafiq/shared/settings/working-weeks.ts';
import { expect, it } from 'vitest';
import { changePartner } from './change-partner.ts';
import { movePartner } from './move-partner.ts';
import { openPartner } from './open-partner.ts';
import { addTimeOff, isOver, removeTimeOff } from './time-off.ts';

const at = '2026-11-23T09:30:00.000Z';
const before = openPartner(newPartner.parse({ name: 'Al Manara', country: 'AE', phone: '+971 4 555 0173' }), {
  id: 'ptnr_06emzc4q3hw0t8n2k5v7r9p1xd',
  at: '2026-11-22T09:30:00.000Z',
});

it('changes what is named, clears what is null, keeps the rest', () => {
  const { partner, changed } = changePartner(
    before,
    { tier: 'gold', phone: null, address: { city: 'Dubai' } },
    at,
  );
  expect(changed).toEqual(['tier', 'address', 'phone']);
  expect(partner).toEqual({
    ...before,
    tier: 'gold',
    phone: null,
    address: { ...before.address, city: 'Dubai' },
    updatedAt: at,
    version: 2,
  });
});

it('changes nothing when nothing is new, in whatever order fields stand', () => {
  const hours = shippedWeekOf('SA');
  const own = { ...before, workingHours: hours };
  const patch = {
    workingHours: Object.fromEntries(Object.entries(hours).reverse()) as typeof hours,
    capacity: { maxPerDay: null },
    territories: [{ country: 'AE' }],
  };
  expect(changePartner(own, patch, at)).toEqual({ partner: own, changed: [] });
});

it('works its own hours once it has said them, and its country’s again once it takes them back', () => {
  const own = changePartner(before, { workingHours: shippedWeekOf('AE') }, at);
  expect(own).toMatchObject({ partner: { workingHours: shippedWeekOf('AE') }, changed: ['workingHours'] });
  expect(changePartner(own.partner, { workingHours: null }, at)).toMatchObject({
    partner: { workingHours: null },
    changed: ['workingHours'],
  });
});

it('replaces a territory although it begins alike', () => {
  expect(
    changePartner(before, { territories: [{ country: 'AE', subdivision: 'Dubai' }] }, at).changed,
  ).toEqual(['territories']);
});

it('begins with sharing nothing wherever it is put, whatever it shared before', () => {
  const below = { ...before, parentId: 'ptnr_06emzc4q3hw0t8n2k5v7r9p1xe', sharing: 'all' as const };
  const moved = changePartner(below, { parentId: 'ptnr_06emzc4q3hw0t8n2k5v7r9p1xf', sharing: 'all' }, at);
  expect(moved.partner.sharing).toBe('hidden');
  expect(moved.changed).toEqual(['parentId', 'sharing']);
  expect(changePartner(below, { parentId: null }, at).partner.sharing).toBe('hidden');
  expect(changePartner(below, { parentId: below.parentId }, at).changed).toEqual([]);
  expect(changePartner(below, { sharing: 'counts' }, at)).toMatchObject({
    partner: { sharing: 'counts', parentId: below.parentId },
    changed: ['sharing'],
  });
});

it.each([
  ['active', 'suspend', 'suspended'],
  ['suspended', 'reinstate', 'active'],
  ['suspended', 'terminate', 'terminated'],
  ['suspended', 'suspend', undefined],
  ['terminated', 'reinstate', undefined],
  ['applied', 'suspend', undefined],
] as const)('%s: %s leads to %s', (status, move, after) => {
  expect(movePartner({ ...before, status }, move, at)?.status).toBe(after);
});

it('keeps time off in the order of its days and takes back only what is there', () => {
  const later = { id: 'toff_06emzc4q3hw0t8n2k5v7r9p1xa', from: '2026-12-24', to: '2026-12-31', note: null };
  const sooner = { id: 'toff_06emzc4q3hw0t8n2k5v7r9p1xb', from: '2026-12-01', to: '2026-12-02', note: null };
  const away = addTimeOff(addTimeOff(before, later, at), sooner, at);
  expect(away.timeOff).toEqual([sooner, later]);
  expect(removeTimeOff(away, later.id, at)).toMatchObject({ timeOff: [sooner], version: 4 });
  expect(removeTimeOff(away, 'toff_06emzc4q3hw0t8n2k5v7r9p1xc', at)).toBeUndefined();
});

it('of time off that has begun takes back the days that are left, by the calendar of the partner', () => {
  const id = 'toff_06emzc4q3hw0t8n2k5v7r9p1xa';
  const away = addTimeOff(
    { ...before, timeZone: 'Asia/Dubai' },
    { id, from: '2026-12-01', to: '2026-12-31', note: null },
    at,
  );
  const left = (when: string) => removeTimeOff(away, id, when)?.timeOff.map(({ from, to }) => [from, to]);
  expect(left('2026-11-30T09:00:00.000Z')).toEqual([]);
  // Nine in the evening in London is the next day in Dubai.
  expect(left('2026-11-30T21:00:00.000Z')).toEqual([]);
  expect(left('2026-12-01T21:00:00.000Z')).toEqual([['2026-12-01', '2026-12-01']]);
  expect(left('2026-12-11T09:00:00.000Z')).toEqual([['2026-12-01', '2026-12-10']]);
  const [off] = away.timeOff;
  if (off === undefined) throw new Error('It should be away');
  expect([
    isOver(off, away, '2026-12-31T19:00:00.000Z'),
    isOver(off, away, '2026-12-31T20:00:00.000Z'),
  ]).toEqual([false, true]);
});

it('is back in play when it is reinstated or has a weight again, and only then', () => {
  const suspended = movePartner(before, 'suspend', at);
  expect(suspended).not.toHaveProperty('backInPlayAt');
  expect(suspended && movePartner(suspended, 'reinstate', at)).toMatchObject({
    status: 'active',
    backInPlayAt: at,
  });
  const idle = changePartner(before, { weight: 0 }, at).partner;
  expect(idle).not.toHaveProperty('backInPlayAt');
  expect(changePartner(idle, { weight: 2 }, at).partner).toMatchObject({ weight: 2, backInPlayAt: at });
  expect(changePartner(before, { weight: 3 }, at).partner).not.toHaveProperty('backInPlayAt');
});
