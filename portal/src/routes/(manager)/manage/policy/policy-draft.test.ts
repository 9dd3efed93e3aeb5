import { expect, it } from 'vitest';
import { documentOf, draftOf, hopsIn, hoursIn } from './policy-draft.ts';

const published = {
  excludedPartners: [],
  steps: { territory: true, specialisation: true, availability: true, capacity: true },
  strategy: 'fair-share' as const,
  everyoneAbsent: 'hold' as const,
  declineGivesTurnBack: true,
  newcomerStart: 'average' as const,
  clock: 'working-hours' as const,
  acceptHours: 8,
  contactHours: 24,
  maxHops: 5,
};

it('reads figures in all digits and refuses what lies outside', () => {
  expect(hoursIn('٨')).toBe(8);
  expect(hoursIn('۱۲٫۵')).toBe(12.5);
  expect(hoursIn('0.1')).toBeUndefined();
  expect(hoursIn('')).toBeUndefined();
  expect(hopsIn('2.5')).toBeUndefined();
  expect(hopsIn('21')).toBeUndefined();
});
it('keeps the published figure while a typed one cannot be read', () => {
  const draft = { ...draftOf(published), acceptHours: '', maxHops: '7' };
  expect(documentOf(draft, published)).toEqual({ ...published, maxHops: 7 });
});
