import { describe, expect, it } from 'vitest';
import { holds, updated } from './expression.ts';

const nothing = { names: {}, values: {} };

describe('conditions', () => {
  it.each([
    ['attribute_not_exists(pk)', undefined, true],
    ['attribute_not_exists(pk)', { pk: 'a' }, false],
    ['attribute_exists(pk) AND #n < :most', { pk: 'a', members: 2 }, true],
    ['attribute_exists(pk) AND #n < :most', { pk: 'a', members: 3 }, false],
    ['attribute_exists(pk) AND #n < :most', undefined, false],
    ['(attribute_not_exists(#n) OR #n < :most) AND pk = :most', { pk: 3 }, true],
    ['#n = :absent', {}, false],
    ['#n <> :most', { members: 4 }, true],
  ])('%s of %j is %s', (expression, item, expected) => {
    expect(holds(expression, item, { names: { '#n': 'members' }, values: { ':most': 3 } })).toBe(expected);
  });

  it('sets what a map keeps under a name, beside what it has, and nothing else within one', () => {
    const given = { names: { '#one': 'deal_1' }, values: { ':new': 7, ':more': 1 } };
    expect(updated('SET deals.#one = :new ADD version :more', { deals: { deal_0: 3 } }, given)).toEqual({
      deals: { deal_0: 3, deal_1: 7 },
      version: 1,
    });
    expect(() => updated('REMOVE deals.#one', { deals: {} }, given)).toThrow(/within a map/);
  });

  it('refuses what it does not know', () => {
    expect(() => holds('size(pk) > :n', { pk: 'a' }, nothing)).toThrow();
    expect(() => holds('pk = :n pk', { pk: 'a' }, nothing)).toThrow(/Unread rest/);
  });
});

describe('updates', () => {
  it('sets, adds and removes whole attributes from what stood before', () => {
    const given = {
      names: { '#v': 'version', '#old': 'new 2026' },
      values: { ':zero': 0, ':one': 1, ':at': 'now' },
    };
    const expression =
      'SET #v = if_not_exists(#v, :zero) + :one, last = :at ADD open :one, days :one REMOVE #old, other';
    expect(updated(expression, { open: 4, 'new 2026': 2, other: true }, given)).toEqual({
      version: 1,
      last: 'now',
      open: 5,
      days: 1,
    });
  });

  it('adds members to a set, which may begin with them', () => {
    const given = { names: {}, values: { ':more': new Set(['b', 'c']) } };
    expect(updated('ADD all :more', { all: new Set(['a', 'b']) }, given)).toEqual({
      all: new Set(['a', 'b', 'c']),
    });
    expect(updated('ADD all :more', {}, given)).toEqual({ all: new Set(['b', 'c']) });
  });

  it('sets what a map keeps under a name, beside what it has, and nothing else within one', () => {
    const given = { names: { '#one': 'deal_1' }, values: { ':new': 7, ':more': 1 } };
    expect(updated('SET deals.#one = :new ADD version :more', { deals: { deal_0: 3 } }, given)).toEqual({
      deals: { deal_0: 3, deal_1: 7 },
      version: 1,
    });
    expect(() => updated('REMOVE deals.#one', { deals: {} }, given)).toThrow(/within a map/);
  });

  it('refuses what it does not know', () => {
    expect(() => updated('DELETE tags :one', {}, nothing)).toThrow(/Unknown clause/);
  });
});
