import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  inForceAt,
  publish,
  replacedAt,
  scheduledAt,
  statusOf,
  withdraw,
  withoutPastNotes,
  type Course,
  type CourseStep,
  type Edition,
} from './conflict-course.ts';
import { policyInForce } from './policy-in-force.ts';

const dayAt = (day: number): string => new Date(Date.UTC(2026, 0, 1 + day)).toISOString();
const shipped: Edition = {
  version: 1,
  effectiveFrom: '1970-01-01T00:00:00.000Z',
  withdrawnAt: null,
  withdrawnNote: null,
  publishedAt: null,
  publishedBy: null,
  note: null,
};
const start: Course = { version: 1, standing: [shipped] };
const published = (course: Course, day: number, from = day): Course =>
  publish(course, { effectiveFrom: dayAt(from), note: null }, { at: dayAt(day), by: 'user_1' }).course;

describe('the course of the conflict policy', () => {
  test('a version that is published for now judges at once, and one for later from then on', () => {
    const course = published(published(start, 1), 2, 10);
    expect(course.version).toBe(3);
    expect([0, 1, 9, 10].map((day) => inForceAt(course, dayAt(day)).version)).toEqual([1, 2, 2, 3]);
    expect(scheduledAt(course, dayAt(2)).map(({ version }) => version)).toEqual([3]);
    expect(scheduledAt(course, dayAt(10))).toEqual([]);
  });

  test('a roll-back leads to the one before, and from the shipped one nowhere', () => {
    const course = published(start, 1);
    expect(replacedAt(course, dayAt(2))).toEqual(shipped);
    const step = withdraw(course, inForceAt(course, dayAt(2)), { at: dayAt(2), note: 'Too strict' });
    expect(step.withdrawn).toMatchObject({ version: 2, withdrawnAt: dayAt(2), withdrawnNote: 'Too strict' });
    expect([step.course.version, inForceAt(step.course, dayAt(2)).version]).toEqual([3, 1]);
    expect(replacedAt(step.course, dayAt(3))).toBeUndefined();
  });

  test('what is scheduled begins whatever was rolled back meanwhile', () => {
    const course = published(published(start, 1), 2, 10);
    const { course: after } = withdraw(course, inForceAt(course, dayAt(3)), { at: dayAt(3), note: null });
    expect([3, 10].map((day) => inForceAt(after, dayAt(day)).version)).toEqual([1, 3]);
  });

  test('fifty that have begun are kept for roll-backs, those that began last, and all that have not', () => {
    let course = published(start, 0, 200);
    for (let day = 1; day <= 60; day += 1) course = published(course, day);
    expect(course.standing).toHaveLength(52);
    expect(course.standing.some(({ version }) => version === 2)).toBe(true);
    expect(inForceAt(course, dayAt(61)).version).toBe(62);
    expect(inForceAt(course, dayAt(200)).version).toBe(2);
  });

  test('only the version in force and those to come are told with their notes', () => {
    const noted = (course: Course, day: number, from: number): Course =>
      publish(course, { effectiveFrom: dayAt(from), note: `of ${day}` }, { at: dayAt(day), by: 'user_1' })
        .course;
    const course = withoutPastNotes(noted(noted(noted(start, 1, 1), 2, 2), 3, 9), dayAt(3));
    expect(course.standing.map(({ version, note }) => [version, note])).toEqual([
      [1, null],
      [2, null],
      [3, 'of 2'],
      [4, 'of 3'],
    ]);
  });

  test('before any has begun nothing can be judged', () => {
    expect(() => inForceAt({ version: 1, standing: [] }, dayAt(1))).toThrow(/No conflict policy/);
  });
});

test.each([
  ['in force', { version: 2, effectiveFrom: dayAt(1), withdrawnAt: null }, 'in-force'],
  ['followed by another', { version: 1, effectiveFrom: dayAt(1), withdrawnAt: null }, 'superseded'],
  ['not begun', { version: 3, effectiveFrom: dayAt(9), withdrawnAt: null }, 'scheduled'],
  ['taken back', { version: 3, effectiveFrom: dayAt(1), withdrawnAt: dayAt(1) }, 'rolled-back'],
  ['never begun', { version: 3, effectiveFrom: dayAt(9), withdrawnAt: dayAt(2) }, 'cancelled'],
] as const)('%s', (_, edition, status) => {
  expect(statusOf(edition, 2, dayAt(5))).toBe(status);
});

const steps = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('publish' as const), ahead: fc.integer({ min: 0, max: 5 }) }),
    fc.record({ kind: fc.constant('roll-back' as const) }),
    fc.record({ kind: fc.constant('cancel' as const) }),
  ),
  { maxLength: 15 },
);

/** What a step a day makes of the course, with every version there ever was. */
function walk(taken: typeof steps extends fc.Arbitrary<infer All> ? All : never) {
  let course = start;
  const editions = new Map([[shipped.version, shipped]]);
  const inForce: number[] = [];
  const note = null;
  for (const [index, one] of taken.entries()) {
    const at = dayAt(index);
    let step: CourseStep | undefined;
    if (one.kind === 'publish')
      step = publish(course, { effectiveFrom: dayAt(index + one.ahead), note }, { at, by: 'user_1' });
    else {
      const [next] = scheduledAt(course, at);
      const back = replacedAt(course, at) === undefined ? undefined : inForceAt(course, at);
      const meant = one.kind === 'cancel' ? next : back;
      if (meant !== undefined) step = withdraw(course, meant, { at, note });
    }
    for (const changed of [step?.made, step?.withdrawn])
      if (changed !== undefined) editions.set(changed.version, changed);
    if (step !== undefined) {
      expect(step.course.version).toBe(course.version + 1);
      course = step.course;
    }
    inForce.push(inForceAt(course, at).version);
  }
  return { course, editions: [...editions.values()], inForce };
}

test('what was in force on a day is told by the versions alone, then and ever after', () => {
  fc.assert(
    fc.property(steps, (taken) => {
      const { editions, inForce } = walk(taken);
      expect(inForce.map((_, day) => policyInForce(editions, dayAt(day))?.version)).toEqual(inForce);
    }),
  );
});

test('exactly one version is in force, and each stands in one way', () => {
  fc.assert(
    fc.property(steps, (taken) => {
      const { course, editions } = walk(taken);
      const at = dayAt(taken.length);
      const current = inForceAt(course, at).version;
      const statuses = editions.map((one) => statusOf(one, current, at));
      expect(statuses.filter((status) => status === 'in-force')).toHaveLength(1);
      expect(statuses.filter((status) => status === 'scheduled')).toHaveLength(
        scheduledAt(course, at).length,
      );
    }),
  );
});
