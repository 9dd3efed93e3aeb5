import { expect, test } from 'vitest';
import { noFacts, typedLead } from './typed-lead.ts';

test('what was left empty is not said', () => {
  expect(typedLead({ ...noFacts(), country: 'AE', city: '  ', postalCode: ' 123 45 ' })).toEqual({
    facts: { country: 'AE', postalCode: '123 45', valueBand: 'unknown' },
  });
  expect(typedLead({ ...noFacts(), valueBand: '5k-25k' })).toEqual({ facts: { valueBand: '5k-25k' } });
});
