import { expect, test } from 'vitest';
import { caseOf, openedAt } from '../../../test/fixtures/conflict-cases.ts';
import { daysAfter, hoursAfter } from './protection.ts';
import { settleCase } from './settle-case.ts';

const terms = { reviewHours: 48 };
const dueAt = daysAfter(openedAt, 2);
const before = new Date(Date.parse(dueAt) - 1).toISOString();

test('nothing happens before a clock has run out, nor to what has none', () => {
  for (const status of ['open', 'under-review', 'awaiting-parties', 'resolved', 'appealed'] as const)
    expect(settleCase(caseOf('a', ['b'], { status }), before, terms)).toBeNull();
  expect(settleCase(caseOf('a', ['b'], { status: 'final', dueAt: null }), dueAt, terms)).toBeNull();
});

test('parties are waited for no longer, and the vendor has its own time then', () => {
  expect(settleCase(caseOf('a', ['b'], { status: 'awaiting-parties' }), dueAt, terms)).toMatchObject({
    happened: 'evidence-over',
    after: { status: 'under-review', dueAt: hoursAfter(dueAt, 48), overdueAt: null, version: 2 },
  });
});

test('a resolution nobody appealed against stands', () => {
  expect(settleCase(caseOf('a', ['b'], { status: 'resolved' }), dueAt, terms)).toMatchObject({
    happened: 'finalised',
    after: { status: 'final', dueAt: null, settledAt: dueAt },
  });
});

test.each(['open', 'under-review', 'appealed'] as const)(
  'what waits for the vendor (%s) is told once',
  (status) => {
    const one = caseOf('a', ['b'], { status });
    const settled = settleCase(one, dueAt, terms);
    expect(settled).toMatchObject({ happened: 'overdue', after: { status, overdueAt: dueAt, dueAt } });
    if (settled === null) return expect.unreachable();
    expect(settleCase(settled.after, daysAfter(dueAt, 9), terms)).toBeNull();
    // Whether the vendor is late is nothing to the sides.
    expect(settled.after.claimant).toEqual(one.claimant);
  },
);
