import { describe, expect, test } from 'vitest';
import { byFit, suggestMapping, type KeptMapping } from './saved-mapping.ts';

const columns = ['id', 'account', 'land'];
const saved = (name: string, change: Partial<KeptMapping> = {}): KeptMapping => ({
  name,
  organisation: 'vendor',
  kind: 'leads',
  columns,
  mapping: { account: 'company', land: 'country' },
  adminEmailPattern: null,
  savedAt: '2026-11-22T09:00:00.000Z',
  ...change,
});

describe('a file begins with', () => {
  test('the mapping saved last for its columns, in any order and with what Rafiq added', () => {
    const kept = [saved('CRM'), saved('CRM 2', { savedAt: '2026-11-23T09:00:00.000Z' }), saved('Old')];
    for (const header of [columns, columns.toReversed(), ['rafiq_row', 'rafiq_reasons', ...columns]]) {
      expect(suggestMapping('leads', header, kept)).toEqual({
        mapping: { account: 'company', land: 'country' },
        from: 'CRM 2',
      });
    }
  });

  test('a guess where no saved one fits', () => {
    const guessed = { mapping: { id: 'externalId', account: 'company', land: 'fact' }, from: null };
    expect(suggestMapping('leads', columns, [])).toEqual(guessed);
    expect(suggestMapping('leads', columns, [saved('CRM', { columns: ['id', 'account'] })])).toEqual(guessed);
    expect(suggestMapping('leads', columns, [saved('CRM', { mapping: { account: 'gone' } })])).toEqual(
      guessed,
    );
  });
});

test('mappings are offered by how well they fit: for the same columns, then for most of them, the newest first', () => {
  const newer = '2026-11-23T09:00:00.000Z';
  const kept = [
    saved('none', { columns: ['firm'], savedAt: newer }),
    saved('one', { columns: ['id', 'firm'] }),
    saved('two', { columns: ['id', 'account', 'firm', 'zone'] }),
    saved('same'),
    saved('one, newer', { columns: ['land', 'zone'], savedAt: newer }),
  ];
  const names = byFit(kept, ['rafiq_row', ...columns.toReversed()]).map(({ name }) => name);
  expect(names).toEqual(['same', 'two', 'one, newer', 'one', 'none']);
});
