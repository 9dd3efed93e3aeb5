import { describe, expect, test } from 'vitest';
import { countryNames } from './read-country.ts';
import { suggester } from './suggest-values.ts';

const products = suggester([
  { value: 'prod_1', label: 'GTX Pro', name: 'GTX Pro' },
  { value: 'prod_2', label: 'GTX Basic', name: 'GTX Basic' },
  { value: 'prod_2', label: 'GTX Basic', name: 'GTX Plain' },
  { value: 'prod_3', label: 'MG', name: 'MG' },
]);
const countries = suggester(countryNames('en'));

describe('a product that nobody knows', () => {
  test('is suggested with the letters it differs by', () => {
    expect(products('GTXPro')).toEqual([{ value: 'prod_1', label: 'GTX Pro', differs: 0, letters: 6 }]);
    expect(products('gtx pri')).toEqual([{ value: 'prod_1', label: 'GTX Pro', differs: 1, letters: 6 }]);
    expect(products('GTX Plian')).toMatchObject([{ value: 'prod_2', differs: 1 }]);
  });

  test('is not, where its name is short or far from any', () => {
    for (const text of ['MB', 'GT', 'Vega', 'GTX', '', '–']) expect(products(text)).toEqual([]);
  });
});

describe('a country that nobody knows', () => {
  test.each([
    ['Philipines', 'PH'],
    ['Jordann', 'JO'],
    ['Germnay', 'DE'],
    ['Untied States', 'US'],
    ['Korea', undefined],
    ['Irak', undefined],
    ['السعوديا', 'SA'],
    ['افغانستن', 'AF'],
  ])('%s may be %s', (text, code) => {
    expect(countries(text)[0]?.value).toBe(code);
  });
});
