import { describe, expect, it } from 'vitest';
import { foldEmail } from './fold-email.ts';

describe('foldEmail', () => {
  it('joins spellings of one address', () => {
    expect(foldEmail('  Lina@Noor.Example ')).toBe('lina@noor.example');
  });

  it.each([
    ['an accent', 'jos\u00e9@noor.example', 'jose@noor.example'],
    ['the Kelvin sign', 'mi\u212ae@noor.example', 'mike@noor.example'],
    ['a dotless i', 'l\u0131na@noor.example', 'lina@noor.example'],
  ])('keeps people apart whose addresses differ by %s', (_, one, other) => {
    expect(foldEmail(one)).not.toBe(foldEmail(other));
  });
});
