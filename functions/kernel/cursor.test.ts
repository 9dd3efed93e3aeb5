import fc from 'fast-check';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { readCursor, writeCursor } from './cursor.ts';
import { Problem } from './problem.ts';

beforeAll(() => {
  process.env['CURSOR_SECRET'] = 'a secret of tests';
});

const scope = { subject: 'reader', path: '/v1/pool', filters: { country: 'AE' } };
const position = [{ pk: 'POOL#AE', sk: '2026-11-26T10:00:00.000Z#lead_06emzc4q3hw0t8n2k5v7r9p1xd' }, 'end'];

const fault = (cursor: string, wanted: typeof scope = scope): string => {
  try {
    readCursor(cursor, wanted);
    return 'taken';
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
};

test('a cursor comes back as what it was written from', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const kept: unknown = JSON.parse(JSON.stringify(value));
      expect(readCursor(writeCursor(value, scope), scope)).toEqual(kept);
    }),
  );
});

test('nobody reads from a cursor where a list stands: the row it ended at may be one its reader never sees', () => {
  const cursor = writeCursor(position, scope);
  expect(cursor).toMatch(/^[\w-]+$/);
  for (const piece of cursor.split(/[^\w-]/)) {
    const text = Buffer.from(piece, 'base64url').toString('latin1');
    for (const told of ['POOL', 'lead_', '2026-11-26', 'pk']) expect(text).not.toContain(told);
  }
});

test('the same place of the same list has the same cursor', () => {
  expect(writeCursor(position, scope)).toBe(writeCursor(position, scope));
  expect(writeCursor(position, scope)).not.toBe(writeCursor(position, { ...scope, subject: 'another' }));
});

describe('a cursor is refused', () => {
  it.each([
    ['of another reader', { ...scope, subject: 'another' }],
    ['of another list', { ...scope, path: '/v1/leads' }],
    ['with other filters', { ...scope, filters: { country: 'SA' } }],
  ])('%s', (_, wanted) => {
    expect(fault(writeCursor(position, scope), wanted)).toBe('invalid-cursor');
  });

  it('with any letter changed, cut off or added', () => {
    const cursor = writeCursor(position, scope);
    fc.assert(
      fc.property(fc.nat(cursor.length - 1), fc.constantFrom('A', 'b', '_', '', 'zz'), (at, letter) => {
        const forged = cursor.slice(0, at) + letter + cursor.slice(at + 1);
        const same = Buffer.from(forged, 'base64url').equals(Buffer.from(cursor, 'base64url'));
        if (!same) expect(fault(forged)).toBe('invalid-cursor');
      }),
    );
  });

  it.each(['', 'x', '.', 'a.b', 'AAAA', '%00', 'ا'.repeat(60)])('that never was one: %j', (text) => {
    expect(fault(text)).toBe('invalid-cursor');
  });
});
