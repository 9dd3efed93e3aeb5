import { expect, test } from 'vitest';
import { unknownValues } from './unknown-values.ts';

const knowledge = {
  field: 'country',
  isKnown: (text: string) => text === 'Oman',
  suggest: (text: string) =>
    text === 'Omann' ? [{ value: 'OM', label: 'Oman', differs: 1, letters: 4 }] : [],
} as const;
const of = (...texts: string[]) =>
  unknownValues(
    texts.map((text) => ['x', text]),
    { position: 1, column: 'land' },
    knowledge,
  );

test('unknown values are told once, cleaned, those in most rows first', () => {
  expect(of('Oman', ' Omann', 'Atlantis', 'Omann\u0000', '', ' ')).toEqual([
    {
      field: 'country',
      column: 'land',
      text: 'Omann',
      rows: 2,
      suggestions: [{ value: 'OM', label: 'Oman', differs: 1, letters: 4 }],
    },
    { field: 'country', column: 'land', text: 'Atlantis', rows: 1, suggestions: [] },
  ]);
});

test('no more are told than a person can look at, and no endless ones', () => {
  expect(of(...Array.from({ length: 90 }, (_, index) => `Land ${index}`))).toHaveLength(25);
  expect(of('x'.repeat(121))).toEqual([]);
  expect(unknownValues([['short']], { position: 1, column: 'land' }, knowledge)).toEqual([]);
});
