/** The checker itself, over a register that holds one number: histories whose verdict is known. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkHistory, type Model, type Operation } from './check-history.ts';

type Input = { write: number } | 'read';
const register: Model<number, Input, number> = {
  start: 0,
  step: (state, input, output) => (input === 'read' ? (output === state ? state : undefined) : input.write),
  nameOf: String,
};
const write = (called: number, returned: number, value: number): Operation<Input, number> => ({
  called,
  returned,
  input: { write: value },
  output: value,
});
const read = (called: number, returned: number, output: number): Operation<Input, number> => ({
  called,
  returned,
  input: 'read',
  output,
});

test.each([
  ['nothing', [], 'legal'],
  ['a read of what was written', [write(1, 2, 7), read(3, 4, 7)], 'legal'],
  ['a read of what was there before', [write(1, 2, 7), read(3, 4, 0)], 'illegal'],
  ['a read beside the write, of the old', [write(1, 4, 7), read(2, 3, 0)], 'legal'],
  ['a read beside the write, of the new', [write(1, 4, 7), read(2, 3, 7)], 'legal'],
  ['a new value that goes away again', [write(1, 6, 7), read(2, 3, 7), read(4, 5, 0)], 'illegal'],
  [
    'two writes seen in two orders',
    [write(1, 8, 1), write(2, 9, 2), read(3, 4, 1), read(5, 6, 2), read(10, 11, 1)],
    'illegal',
  ],
  [
    'two writes seen in one order',
    [write(1, 8, 1), write(2, 9, 2), read(3, 4, 1), read(5, 6, 2), read(10, 11, 2)],
    'legal',
  ],
  ['a value nobody wrote', [read(1, 2, 9)], 'illegal'],
] as const)('%s', (_, history, verdict) => {
  expect(checkHistory(register, history)).toBe(verdict);
});

test('a search that is cut short says that it does not know', () => {
  expect(checkHistory(register, [write(1, 2, 7), read(3, 4, 7)], 1)).toBe('unknown');
});

/** Operations that each take effect at a moment of their own, seen through wider and overlapping calls. */
const honest = fc
  .array(
    fc.record({ write: fc.option(fc.integer({ min: 0, max: 3 })), before: fc.nat(30), after: fc.nat(30) }),
    {
      maxLength: 12,
    },
  )
  .map((steps) => {
    let value = 0;
    return steps.map(({ write: written, before, after }, index): Operation<Input, number> => {
      value = written ?? value;
      const moment = index * 10 + index / 100;
      const span = { called: moment - before - 0.001, returned: moment + after + 0.002 };
      return { ...span, input: written === null ? 'read' : { write: written }, output: value };
    });
  });

test('every history that truly had an order is legal', () => {
  fc.assert(
    fc.property(honest, (history) => checkHistory(register, history) === 'legal'),
    { numRuns: 500 },
  );
});

test('a value that was never there makes any of them illegal', () => {
  fc.assert(
    fc.property(
      honest,
      (history) => checkHistory(register, [...history, read(9000, 9001, 99)]) === 'illegal',
    ),
    { numRuns: 200 },
  );
});
