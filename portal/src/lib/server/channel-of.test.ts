import { expect, it } from 'vitest';
import { channelOf } from './channel-of.ts';

it('has no name of a vendor until one is given, and none again once that is undone', () => {
  const settings = { vendorName: 'Rafiq', defaultLanguage: 'en', version: 1 } as const;
  expect(channelOf(settings)).toEqual({ vendorName: null, defaultLanguage: 'en' });
  expect(channelOf({ ...settings, version: 3 }).vendorName).toBeNull();
  expect(channelOf({ ...settings, vendorName: 'Orphan Networks', version: 2 }).vendorName).toBe(
    'Orphan Networks',
  );
});
