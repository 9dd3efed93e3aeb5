import { newPartner } from '@rafiq/shared/partners/contract.ts';
import { shippedWeekOf } from '@rafiq/shared/settings/working-weeks.ts';
import { expect, test } from 'vitest';
import { openPartner } from '../domain/open-partner.ts';
import { partnerItem, readPartner, readRosterFacts } from './partner-record.ts';

const opened = openPartner(newPartner.parse({ name: 'Al Manara', country: 'IR' }), {
  id: 'ptnr_06emzc4q3hw0t8n2k5v7r9p1xd',
  at: '2026-11-22T09:30:00.000Z',
});
const shipped = shippedWeekOf('IR');
const halfThursdays = { ...shipped, thursday: [{ from: '09:00', to: '13:00' }] };

test.each([
  ['that was given its country’s week follows it', 1, shipped, null],
  ['that said other hours keeps them', 1, halfThursdays, halfThursdays],
  ['that says the same hours since it can follow has said them', 2, shipped, shipped],
  ['that follows is read as it is', 2, null, null],
])('a partner %s', (_name, schema, stored, read) => {
  const kept = { ...opened, workingHours: stored };
  expect(readPartner({ ...partnerItem('partner', kept), schema }).workingHours).toEqual(read);
  expect(readRosterFacts({ ...partnerItem('roster-partner', kept), schema }).workingHours).toEqual(read);
});
