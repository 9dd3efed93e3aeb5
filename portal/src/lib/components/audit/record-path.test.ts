import { expect, it } from 'vitest';
import { recordPath } from './record-path.ts';

const lead = { kind: 'lead', subject: 'lead_1', subjectName: 'Noor' } as const;

it('leads each side to its own page of a record', () => {
  expect(recordPath('vendor', lead)).toBe('/manage/leads/lead_1');
  expect(recordPath('partner', lead)).toBe('/leads/lead_1');
  expect(recordPath('vendor', { ...lead, kind: 'policy', subject: 'distribution' })).toBe('/manage/policy');
  expect(recordPath('vendor', { ...lead, kind: 'policy', subject: 'conflict' })).toBe(
    '/manage/conflict-rules',
  );
});

it('leads a partner to no lead that it no longer holds, and nobody to a page that is not there', () => {
  expect(recordPath('partner', { ...lead, subjectName: null })).toBeUndefined();
  expect(recordPath('vendor', { ...lead, subjectName: null })).toBe('/manage/leads/lead_1');
  expect(recordPath('vendor', { ...lead, kind: 'contact' })).toBe('/manage/leads/lead_1');
  expect(recordPath('vendor', { ...lead, kind: 'contact', subject: 'deal_1' })).toBe('/manage/deals/deal_1');
  expect(recordPath('vendor', { ...lead, kind: 'member' })).toBeUndefined();
  expect(recordPath('partner', { ...lead, kind: 'account' })).toBeUndefined();
});
