import { describe, expect, it } from 'vitest';
import { absent, atVersion, ConditionFailed } from '#functions/kernel/commit.ts';
import { memoryTable } from './memory-table.ts';

const item = (version: number) => ({ pk: 'a', sk: 'b', version });

describe('a table in memory', () => {
  it('writes everything or nothing, and names the write that failed', () => {
    const table = memoryTable();
    table.write([{ label: 'first', put: item(1), when: absent }]);
    const attempt = () =>
      table.write([
        { label: 'other', put: { pk: 'c', sk: 'd' } },
        { label: 'stale', put: item(3), when: atVersion(2) },
      ]);
    expect(attempt).toThrow(ConditionFailed);
    expect(attempt).toThrow(/stale/);
    expect(table.items()).toEqual([item(1)]);
  });

  it('refuses two writes of one item in a transaction', () => {
    const write = { label: 'twice', put: item(1) };
    expect(() => memoryTable().write([write, write])).toThrow(/written twice/);
  });

  it('checks, updates and removes', () => {
    const table = memoryTable();
    table.write([{ label: 'count', update: { pk: 'a', sk: 'b' }, set: 'ADD n :one', values: { ':one': 1 } }]);
    table.write([
      { label: 'check', check: { pk: 'x', sk: 'y' }, when: absent },
      { label: 'count', update: { pk: 'a', sk: 'b' }, set: 'ADD n :one', values: { ':one': 1 } },
    ]);
    expect(table.get({ pk: 'a', sk: 'b' })).toEqual({ pk: 'a', sk: 'b', n: 2 });
    table.write([{ label: 'gone', remove: { pk: 'a', sk: 'b' } }]);
    expect(table.items()).toEqual([]);
  });
});
