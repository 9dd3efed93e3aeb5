import { expect, test } from 'vitest';
import { holdsCertifications } from './holds-certifications.ts';

const held = [
  { name: 'GTX Sales', expiresOn: null },
  { name: 'GTX Service', expiresOn: '2026-11-23' },
];

test.each([
  ['any', ['gtx sales'], '2026-11-23', true],
  ['any', ['GTX Service'], '2026-11-23', true],
  ['any', ['GTX Service'], '2026-11-24', false],
  ['any', ['Other', 'GTX Sales'], '2026-11-24', true],
  ['all', ['Other', 'GTX Sales'], '2026-11-23', false],
  ['all', ['GTX Service', 'GTX Sales'], '2026-11-23', true],
  ['all', ['GTX Service', 'GTX Sales'], '2026-11-24', false],
] as const)('%s of %j on %s: %s', (demand, names, today, expected) => {
  expect(holdsCertifications({ names, held: demand }, held, today)).toBe(expected);
});
