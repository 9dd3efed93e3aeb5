import { describe, expect, it } from 'vitest';
import { madeUpNames } from './known-names.ts';
import { examinedPairs, trapsOf, variantsOf, wellKnownPairs } from './labelled-names.ts';
import { operators, plainCore } from './name-variants.ts';

const names = madeUpNames(500);

describe('labelled names', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(variantsOf(names, 5, 'one')).toEqual(variantsOf(names, 5, 'one'));
    expect(variantsOf(names, 5, 'one')).not.toEqual(variantsOf(names, 5, 'two'));
    expect(trapsOf(names, 20, 'one')).toEqual(trapsOf(names, 20, 'one'));
  });

  it('are written otherwise than they are registered, by every operator that has something to change', () => {
    const variants = variantsOf(names, 5, 'one');
    expect([...variants.keys()]).toEqual(Object.keys(operators));
    for (const { written, registered } of [...variants.values()].flat()) expect(written).not.toBe(registered);
    expect([...variants.values()].flat().length).toBeGreaterThan(80);
  });

  it('hold traps that another company is called by', () => {
    for (const { written, registered } of trapsOf(names, 50, 'one'))
      expect(plainCore(written)).not.toBe(plainCore(registered));
  });

  it('hold well-known names in many scripts, each company with names of its own and of others', () => {
    const pairs = wellKnownPairs();
    const scripts = ['Latin', 'Arabic', 'Cyrillic', 'Greek', 'Han', 'Hangul', 'Katakana'];
    for (const script of scripts)
      expect(pairs.some(({ written }) => new RegExp(`\\p{Script=${script}}`, 'u').test(written))).toBe(true);
    expect(pairs.filter(({ same }) => same).length).toBeGreaterThan(500);
    expect(pairs.filter(({ same }) => !same).length).toBeGreaterThan(200);
  });

  it('hold an examination: names to be found, each once and otherwise than registered, and pairs to be told apart', () => {
    const byKind = Map.groupBy(examinedPairs(), ({ kind }) => kind);
    const decided = byKind.get('decision') ?? [];
    const sought = examinedPairs().filter(({ kind }) => kind !== 'decision');
    expect(byKind.size).toBe(16);
    expect(sought.length).toBeGreaterThan(1200);
    expect(new Set(sought.map(({ written, registered }) => `${written}|${registered}`)).size).toBe(
      sought.length,
    );
    for (const { written, registered, same } of sought)
      expect({ same, alike: written === registered }).toEqual({ same: true, alike: false });
    expect(decided.filter(({ same }) => same).length).toBeGreaterThan(200);
    expect(decided.filter(({ same }) => !same).length).toBeGreaterThan(300);
  });
});
