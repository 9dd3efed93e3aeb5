import { expect, test } from 'vitest';
import { access } from './access.ts';
import { tellings } from './domain/tellings.ts';

test('every event that is told of is heard, and no other', () => {
  const trigger = access.workers?.['give-notices']?.trigger;
  expect(trigger?.kind === 'event' ? trigger.types : []).toEqual(Object.keys(tellings));
});
