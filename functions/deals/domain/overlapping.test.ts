import { expect, test } from 'vitest';
import { overlapping } from './overlapping.ts';

const mine = { productId: 'p', productFamily: 'GTX' };
const unknown = { productId: null, productFamily: null };

test.each([
  ['the same family', { productId: 'q', productFamily: 'GTX' }, mine, [1, false]],
  ['in another spelling', { productId: null, productFamily: 'gtx' }, mine, [1, false]],
  ['another family', { productId: 'q', productFamily: 'Other' }, mine, [0, false]],
  ['the same product of another family', { productId: 'p', productFamily: 'Other' }, mine, [1, false]],
  ['all families', { productId: 'q', productFamily: null }, mine, [1, false]],
  ['a family, where mine is not known', { productId: 'q', productFamily: 'GTX' }, unknown, [0, true]],
  ['no product is none that is not known', { productId: null, productFamily: 'GTX' }, unknown, [0, true]],
  ['all families, where mine is not known', { productId: 'q', productFamily: null }, unknown, [1, false]],
  ['the product, where the family is not known', mine, { ...unknown, productId: 'p' }, [1, false]],
] as const)('%s', (_, other, of, [met, unsure]) => {
  expect(overlapping([other], of, 'same-family')).toEqual({ met: met === 1 ? [other] : [], unsure });
});

test('where any product will do, all are met', () => {
  const others = [{ productId: 'q', productFamily: 'Other' }, unknown];
  expect(overlapping(others, unknown, 'any')).toEqual({ met: others, unsure: false });
});

test('some may be met while of others nobody can say', () => {
  const all = { productId: 'q', productFamily: null };
  const some = { productId: 'q', productFamily: 'GTX' };
  expect(overlapping([all, some], unknown, 'same-family')).toEqual({ met: [all], unsure: true });
  expect(overlapping([], unknown, 'same-family')).toEqual({ met: [], unsure: false });
});
