import { fold } from '@rafiq/shared/fold.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyText } from './key-text.ts';

const ligatures = 'ﷺ'.repeat(200);

test('a text that fits stands in the key as it is', () => {
  expect(keyText('شركة نور للتجارة')).toBe('شركة نور للتجارة');
  expect(keyText('ي'.repeat(300))).toBe('ي'.repeat(300));
});

test('one that folding made too long is cut, and still told from others that begin alike', () => {
  expect(Buffer.byteLength(fold(ligatures))).toBeGreaterThan(2048);
  const key = keyText(fold(ligatures));
  expect(key.startsWith(fold('ﷺ'))).toBe(true);
  expect(keyText(fold(`${ligatures}a`))).not.toBe(key);
});

test('whatever the text, its key is well-formed, short enough, and its own', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 900 }), (given) => {
      const text = given.toWellFormed();
      const key = keyText(text);
      expect(key.isWellFormed()).toBe(true);
      expect(Buffer.byteLength(key)).toBeLessThanOrEqual(600);
      expect(keyText(text)).toBe(key);
    }),
  );
});
