import { describe, expect, test } from 'vitest';
import { packedCatalogues, type Catalogue } from './packed-module.ts';

const load = async (source: string): Promise<Record<string, Catalogue>> =>
  (await import(`data:text/javascript,${encodeURIComponent(source)}`)) as Record<string, Catalogue>;

describe('packed catalogues', () => {
  const en = { yes: 'Yes', no: 'No' };
  const fa = { no: 'خیر', yes: 'بله' };

  test('are handed out by their names, each sentence by its key', async () => {
    const unpacked = await load(packedCatalogues({ en, fa }));
    expect(unpacked['en']?.['yes']).toBe('Yes');
    expect(unpacked['fa']?.['yes']).toBe('بله');
    expect(unpacked['fa']?.['maybe']).toBeUndefined();
  });

  test('are told from outside like any other object', async () => {
    const { en: unpacked = {} } = await load(packedCatalogues({ en, fa }));
    expect('yes' in unpacked).toBe(true);
    expect('maybe' in unpacked).toBe(false);
    expect(Object.hasOwn(unpacked, 'no')).toBe(true);
    expect({ ...unpacked }).toEqual(en);
  });

  test.each<[string, Catalogue, string]>([
    ['lacks a key', { yes: 'نعم' }, 'The catalogue ar has other keys than en'],
    ['has a key more', { yes: 'نعم', no: 'لا', maybe: 'ربما' }, 'The catalogue ar has other keys than en'],
    ['has a key of its own', { yes: 'نعم', maybe: 'ربما' }, 'The catalogue ar has no sentence no'],
  ])('are refused where one %s', (_, ar, message) => {
    expect(() => packedCatalogues({ en, ar })).toThrow(message);
  });
});
