import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { eventBatches } from './event-batches.ts';

const same = (text: string) => text;

it('fits every group into one call and loses nothing', () => {
  const texts = fc.array(
    fc.integer({ min: 1, max: 40_000 }).map((size) => 'x'.repeat(size)),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(texts, (entries) => {
      const batches = eventBatches(entries, same);
      expect(batches.flat()).toEqual(entries);
      for (const batch of batches) {
        expect(batch.length).toBeLessThanOrEqual(10);
        expect(batch.join('').length).toBeLessThanOrEqual(250_000);
      }
    }),
    { numRuns: 50 },
  );
});

it('leaves a text too big for any call alone', () => {
  expect(eventBatches(['a', 'b'.repeat(300_000), 'c'], same).map((batch) => batch.length)).toEqual([1, 1, 1]);
});
