import { describe, expect, it } from 'vitest';
import { matchesPattern, requireKnownPattern } from './pattern.ts';

const event = {
  source: 'rafiq',
  'detail-type': 'rafiq.leads.lead.claimed.v1',
  detail: { count: 5, tags: ['a', 'b'], empty: null, name: 'Acme Ltd' },
};

describe('event patterns', () => {
  it.each([
    ['one of several values', { source: ['other', 'rafiq'] }, true],
    ['no such value', { source: ['other'] }, false],
    ['a prefix', { 'detail-type': [{ prefix: 'rafiq.leads.' }] }, true],
    ['a prefix of any case', { 'detail-type': [{ prefix: { 'equals-ignore-case': 'RAFIQ.' } }] }, true],
    ['a suffix', { 'detail-type': [{ suffix: '.v2' }] }, false],
    ['a deeper field', { detail: { count: [{ numeric: ['>', 4, '<=', 5] }] } }, true],
    ['a number out of bounds', { detail: { count: [{ numeric: ['>', 5] }] } }, false],
    ['a member of a list', { detail: { tags: ['b'] } }, true],
    ['a null', { detail: { empty: [null] } }, true],
    ['presence', { detail: { count: [{ exists: true }], other: [{ exists: false }] } }, true],
    ['absence of what is there', { detail: { count: [{ exists: false }] } }, false],
    ['absence in what is absent', { nowhere: { deep: [{ exists: false }] } }, true],
    ['anything but', { source: [{ 'anything-but': ['other'] }] }, true],
    ['anything but a prefix', { source: [{ 'anything-but': { prefix: 'raf' } }] }, false],
    ['a wildcard', { detail: { name: [{ wildcard: 'A*L.d' }] } }, false],
    ['a wildcard that fits', { detail: { name: [{ wildcard: 'A*Lt*' }] } }, true],
    ['equality whatever the case', { detail: { name: [{ 'equals-ignore-case': 'acme LTD' }] } }, true],
    ['one of two patterns', { $or: [{ source: ['other'] }, { detail: { count: [5] } }] }, true],
  ])('%s', (_name, pattern, expected) => {
    expect(matchesPattern(requireKnownPattern(pattern), event)).toBe(expected);
  });

  it('refuses an operator it does not know before the first event', () => {
    expect(() => requireKnownPattern({ detail: { ip: [{ cidr: '10.0.0.0/8' }] } })).toThrow(/cidr/);
  });
});
