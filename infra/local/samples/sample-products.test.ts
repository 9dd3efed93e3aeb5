import { expect, test } from 'vitest';
import { productsOf } from './sample-products.ts';

test('a catalogue is made of names as files write them', () => {
  expect(productsOf(['GTK 500', 'GTX Plus Basic', 'GTX Pro', 'GTXPro', 'MG Special'])).toEqual([
    {
      name: 'GTK 500',
      family: 'GTK',
      aliases: [],
      externalRef: { source: 'sample-products', id: 'GTK 500' },
    },
    {
      name: 'GTX Plus Basic',
      family: 'GTX',
      aliases: [],
      externalRef: { source: 'sample-products', id: 'GTX Plus Basic' },
    },
    {
      name: 'GTX Pro',
      family: 'GTX',
      aliases: ['GTXPro'],
      externalRef: { source: 'sample-products', id: 'GTX Pro' },
    },
    {
      name: 'MG Special',
      family: 'MG',
      aliases: [],
      externalRef: { source: 'sample-products', id: 'MG Special' },
    },
  ]);
});
