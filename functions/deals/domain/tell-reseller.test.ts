import { expect, test } from 'vitest';
import { toldCodes } from './finding.ts';
import { tellReseller } from './tell-reseller.ts';

const said = (code: (typeof toldCodes)[number], verdict: 'flag' | 'block' = 'flag') => ({
  verdict,
  reason: { code: `conflict-told.${code}`, params: { days: 3 } },
  ownDealIds: ['deal_other'],
});
const codes = (told: ReturnType<typeof tellReseller>) => told.map(({ reason }) => reason.code.split('.')[1]);

test('of its distributor a reseller reads what is about the deal, and no other registration', () => {
  const told = tellReseller(toldCodes.map((code) => said(code)));
  expect(codes(told).toSorted()).toEqual([
    'close-passed',
    'may-conflict',
    'needs-look',
    'protected',
    'registered-twice',
    'value-below-minimum',
    'vendor-direct',
  ]);
  expect(told.flatMap(({ ownDealIds }) => ownDealIds)).toEqual([]);
});

test('that it was registered for another is somebody’s look, and nothing where it was refused', () => {
  expect(tellReseller([said('registered-for-another')])).toEqual([
    { verdict: 'flag', reason: { code: 'conflict-told.needs-look', params: {} }, ownDealIds: [] },
  ]);
  expect(tellReseller([said('registered-for-another', 'block'), said('too-many-open', 'block')])).toEqual([]);
});
