import { describe, expect, test } from 'vitest';
import { packedCatalogues, type Catalogue } from './packed-module.ts';

const load = (source: string): Promise<unknown> =>
  import(`data:text/javascript,${encodeURIComponent(source)}`);

describe('packed catalogues', () => {
  const en = { yes: 'Yes', no: 'No' };

  test('are handed out by their names, each sentence by its key', async () => {
    const fa = { no: 'خیر', yes: 'بله' };
    expect(await load(packedCatalogues({ en, fa }))).toMatchObject({ en, fa });
  });

  test.each<[string, Catalogue, string]>([
    ['lacks a key', { yes: 'نعم' }, 'The catalogue ar has other keys than en'],
    ['has a key more', { yes: 'نعم', no: 'لا', maybe: 'ربما' }, 'The catalogue ar has other keys than en'],
    ['has a key of its own', { yes: 'نعم', maybe: 'ربما' }, 'The catalogue ar has no sentence no'],
  ])('are refused where one %s', (_, ar, message) => {
    expect(() => packedCatalogues({ en, ar })).toThrow(message);
  });
});
