import { sharingLevels } from '@rafiq/shared/partners/status.ts';
import { expect, it } from 'vitest';
import { lowerSharing } from './lower-sharing.ts';

it('lets through what the one that shares less does, whichever of the two that is', () => {
  sharingLevels.forEach((one, place) => {
    sharingLevels.forEach((other, otherPlace) => {
      expect(lowerSharing(one, other)).toBe(sharingLevels[Math.min(place, otherPlace)]);
    });
  });
});
