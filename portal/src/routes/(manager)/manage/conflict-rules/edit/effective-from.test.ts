import { expect, it } from 'vitest';
import { effectiveFromIn } from './effective-from.ts';

it('is an instant of the wall clock in its zone, the beginning of the day where no time is said', () => {
  expect(effectiveFromIn('2027-01-01', '', 'Asia/Dubai')).toBe('2026-12-31T20:00:00.000Z');
  expect(effectiveFromIn('2027-07-01', '09:30', 'Europe/Berlin')).toBe('2027-07-01T07:30:00.000Z');
});
it('is none without a day', () => {
  expect(effectiveFromIn('', '09:30', 'Asia/Dubai')).toBeUndefined();
  expect(effectiveFromIn('2027-13-01', '', 'Asia/Dubai')).toBeUndefined();
});
