import { expect, it } from 'vitest';
import { isTimeZone } from './reader.ts';
import { zoneChoices } from './zones.ts';

it('offers only zones the runtime knows', () => {
  expect(zoneChoices([], false).filter((zone) => !isTimeZone(zone))).toEqual([]);
});
it('always offers the chosen one, once', () => {
  expect(zoneChoices(['Asia/Kathmandu'], false)[0]).toBe('Asia/Kathmandu');
  expect(zoneChoices(['Asia/Dubai'], true).filter((zone) => zone === 'Asia/Dubai')).toHaveLength(1);
});
it('offers all on request', () => {
  expect(zoneChoices([], true).length).toBeGreaterThan(300);
});
