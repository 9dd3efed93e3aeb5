import { expect, it } from 'vitest';
import { takeMapping } from './take-mapping.ts';

const saved = {
  columns: ['ref', 'firm', 'note', 'zone'],
  mapping: { ref: 'externalId', firm: 'company', zone: 'country' },
};

it('says what its own columns become, also that one is left out', () => {
  expect(takeMapping(['zone', 'note', 'firm'], ['fact', 'fact', ''], saved, ['fact'])).toEqual([
    'country',
    '',
    'company',
  ]);
});

it('keeps what stands at columns that it does not know', () => {
  expect(takeMapping(['firm', 'phone', 'age'], ['', 'contactPhone', ''], saved, ['fact'])).toEqual([
    'company',
    'contactPhone',
    '',
  ]);
  expect(takeMapping(['a', 'b'], ['company', 'fact'], saved, ['fact'])).toEqual(['company', 'fact']);
});

it('takes a field for its own column that a guess had given to another one, but for those of several columns', () => {
  expect(takeMapping(['account', 'firm'], ['company', 'fact'], saved, ['fact'])).toEqual(['', 'company']);
  const facts = { columns: ['firm'], mapping: { firm: 'fact' } };
  expect(takeMapping(['age', 'firm'], ['fact', 'company'], facts, ['fact'])).toEqual(['fact', 'fact']);
});
