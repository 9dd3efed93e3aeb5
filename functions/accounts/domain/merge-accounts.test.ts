import { describe, expect, it } from 'vitest';
import { mergedPair, mostMerged, takenApart, type Pair } from './merge-accounts.ts';
import { openAccount } from './open-account.ts';

const at = '2026-11-22T09:30:00.000Z';
const account = (id: string, over: Partial<Pair['other']> = {}) => ({
  ...openAccount({ name: id.toUpperCase() }, { id, at: '2026-01-01T00:00:00.000Z' }),
  ...over,
});
const named = (id: string) => ({ accountId: id, name: id.toUpperCase() });

describe('an account merged into another', () => {
  it('says where it went, and is the last of those that the other stands for', () => {
    const pair = { survivor: account('a', { merged: [named('c')] }), other: account('b') };
    expect(mergedPair(pair, false, at)).toEqual({
      survivor: { ...pair.survivor, merged: [named('c'), named('b')], updatedAt: at, version: 2 },
      other: { ...pair.other, mergedInto: named('a'), updatedAt: at, version: 2 },
    });
  });

  it('is what it was once they are taken apart, and so is the other', () => {
    const pair = { survivor: account('a', { merged: [named('c')] }), other: account('b') };
    const merged = mergedPair(pair, false, at);
    if (typeof merged === 'string') throw new Error(merged);
    expect(takenApart(merged, at)).toEqual({
      survivor: { ...pair.survivor, updatedAt: at, version: 3 },
      other: { ...pair.other, updatedAt: at, version: 3 },
    });
  });

  const tenOthers = Array.from({ length: mostMerged }, (_, place) => named(`o${place}`));
  it.each([
    ['account-merged', account('a', { mergedInto: named('c') }), account('b'), false],
    ['account-merged', account('a'), account('b', { mergedInto: named('c') }), false],
    ['account-stands-for-others', account('a'), account('b', { merged: [named('c')] }), false],
    ['accounts-told-apart', account('a'), account('b'), true],
    ['too-many-merged', account('a', { merged: tenOthers }), account('b'), false],
  ])('is refused: %s', (why, survivor, other, apart) => {
    expect(mergedPair({ survivor, other }, apart, at)).toBe(why);
  });

  it('may be the tenth', () => {
    const survivor = account('a', { merged: tenOthers.slice(1) });
    expect(mergedPair({ survivor, other: account('b') }, false, at)).toMatchObject({
      survivor: { merged: { length: 10 } },
    });
  });
});
