import { expect, it } from 'vitest';
import { rulesIn } from './posted-rules.ts';

const kept = 'rule_06emzc4q3hw0t8n2k5v7r9p1xd';
const cascade = (next: unknown) => ({ kind: 'cascade', most: 3, next });
const numbered = () => {
  let last = 0;
  return () => `made-${(last += 1)}`;
};

it('gives new rules an id, and those that follow them the same', () => {
  const text = JSON.stringify([
    { id: 'new-1', name: 'A', strategy: cascade({ rule: 'new-2' }) },
    { id: 'new-2', name: 'B', strategy: cascade({ rule: kept }) },
    { id: kept, name: 'C', strategy: cascade('pool') },
  ]);
  expect(rulesIn(text, numbered())).toEqual([
    { id: 'made-1', name: 'A', strategy: cascade({ rule: 'made-2' }) },
    { id: 'made-2', name: 'B', strategy: cascade({ rule: kept }) },
    { id: kept, name: 'C', strategy: cascade('pool') },
  ]);
});
it('makes ids that the contract takes', () => {
  const [rule] = rulesIn(JSON.stringify([{ id: 'new-1', strategy: { kind: 'pool' } }])) ?? [];
  expect(rule?.id).toMatch(/^rule_[0-9a-hjkmnp-tv-z]{26}$/);
});
it('leaves what is wrong for the API to refuse', () => {
  const text = JSON.stringify([{ id: kept, name: 5, strategy: cascade({ rule: 'gone' }), colour: 'red' }]);
  expect(rulesIn(text)).toEqual([{ id: kept, name: 5, strategy: cascade({ rule: 'gone' }), colour: 'red' }]);
});
it('takes nothing for rules that is none', () => {
  expect(rulesIn('')).toBeUndefined();
  expect(rulesIn('{}')).toBeUndefined();
  expect(rulesIn('[{"id":1}]')).toBeUndefined();
  expect(rulesIn('[]')).toEqual([]);
});
