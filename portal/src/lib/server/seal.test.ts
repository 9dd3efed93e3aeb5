import { describe, expect, it } from 'vitest';
import { deriveKey, seal, unseal } from './seal.ts';

const key = deriveKey('a secret of the client', 'sign-in');

describe('seal', () => {
  it('gives back what was sealed until it runs out', () => {
    const sealed = seal({ state: 'x' }, key, 1000);
    expect(unseal(sealed, key, 999)).toEqual({ state: 'x' });
    expect(unseal(sealed, key, 1000)).toBeUndefined();
  });
  it('refuses what was changed, cut or sealed elsewhere', () => {
    const sealed = seal({ state: 'x' }, key, 1000);
    const flipped = Buffer.from(sealed, 'base64url');
    flipped[20] = (flipped[20] ?? 0) ^ 1;
    expect(unseal(flipped.toString('base64url'), key, 0)).toBeUndefined();
    expect(unseal(sealed.slice(0, 20), key, 0)).toBeUndefined();
    expect(unseal('', key, 0)).toBeUndefined();
    expect(unseal(sealed, deriveKey('a secret of the client', 'other'), 0)).toBeUndefined();
  });
});
