import { describe, expect, it } from 'vitest';
import { reasonChoices, reasonLabel, reasonName } from './reason-terms.ts';

const names = { resn_own: 'Bought used' };
const lists = {
  decline: ['other', 'resn_own'],
  lose: [],
  disqualify: [],
  withdraw: ['conflict'],
  expire: [],
};

describe('a reason', () => {
  it('is said in words of ours, in the vendor’s own, or as the code that nobody has words for', () => {
    expect(reasonLabel('lose', 'price', names)).toBe('Price');
    expect(reasonLabel('lose', 'resn_own', names)).toBe('Bought used');
    expect(reasonLabel('lose', 'resn_gone', names)).toBe('resn_gone');
  });
  it('is said also where its move is not known', () => {
    expect(reasonName('conflict')).toBe(reasonLabel('withdraw', 'conflict'));
    expect(reasonName('price')).toBe(reasonLabel('lose', 'price'));
    expect(reasonName(null)).toBeNull();
  });
  it('is offered in the order of the settings', () => {
    expect(reasonChoices('decline', { lists, names })).toEqual([
      { value: 'other', label: reasonLabel('decline', 'other') },
      { value: 'resn_own', label: 'Bought used' },
    ]);
  });
});
