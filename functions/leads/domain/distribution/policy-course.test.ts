import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as course from './policy-course.ts';
import { shippedPolicy } from './shipped-policy.ts';

const at = '2026-11-20T08:00:00.000Z';
const document = (maxHops: number) => ({ ...shippedPolicy, maxHops });
const first: course.PolicyHead = {
  version: 1,
  publishedVersion: 1,
  publishedAt: at,
  document: shippedPolicy,
  replaces: null,
  canary: null,
};
const before = { ...course.noOutcomes, offered: 7 };
const trial = (percent = 10) => course.startCanary(first, document(2), { percent, before }, at);

describe('the course of a policy', () => {
  test('publishes under the next number, and names what it replaces', () => {
    const { head, made } = course.publish(first, document(3), at);
    expect(head).toEqual({
      version: 2,
      publishedVersion: 2,
      publishedAt: at,
      document: document(3),
      replaces: 1,
      canary: null,
    });
    expect(made).toEqual({ version: 2, document: document(3), publishedAt: at, replaces: 1 });
  });

  test('tries a document beside the published one, which stays', () => {
    const { head, made } = trial();
    expect(head).toEqual({
      ...first,
      version: 2,
      canary: { version: 2, percent: 10, startedAt: at, before },
    });
    expect(made).toMatchObject({ version: 2, document: document(2), replaces: 1 });
  });

  test('never gives a number twice, whatever came between', () => {
    const { head: shared } = course.shareCanary(trial().head, canaryOf(trial().head), 50);
    expect(shared.canary).toMatchObject({ version: 2, percent: 50, startedAt: at });
    expect(course.publish(shared, document(4), at).made?.version).toBe(4);
  });

  test('publishes what was tried under the number it was tried by; what was published before is replaced', () => {
    const { head, made } = trial();
    if (made === undefined) throw new Error('No version was made');
    expect(course.publishCanary(head, made, 'later').head).toEqual({
      version: 3,
      publishedVersion: 2,
      publishedAt: 'later',
      document: document(2),
      replaces: 1,
      canary: null,
    });
    expect(course.publishCanary(head, made, 'later').made).toBeUndefined();
  });

  test('ends a trial with nothing left of it, and takes back what was published', () => {
    const { head } = trial();
    expect(course.endCanary(head, canaryOf(head))).toEqual({
      head: { ...first, version: 3 },
      rolledBack: 2,
    });
    const published = course.publish(first, document(5), at).head;
    const back = course.rollBackTo(
      published,
      { version: 1, document: shippedPolicy, publishedAt: at, replaces: null },
      'later',
    );
    expect(back).toEqual({ head: { ...first, version: 3, publishedAt: 'later' }, rolledBack: 2 });
  });

  test('counts what came of leads since the trial began', () => {
    expect(course.since({ ...before, offered: 9, lost: 1 }, before)).toEqual({
      ...course.noOutcomes,
      offered: 2,
      lost: 1,
    });
  });
});

function canaryOf({ canary }: course.PolicyHead): course.Canary {
  if (canary === null) throw new Error('No trial runs');
  return canary;
}

describe('the share of a trial', () => {
  const published = { version: 1, document: shippedPolicy };
  const canary = (percent: number, version = 2) => ({ version, percent, document: document(2) });
  const leadId = fc.stringMatching(/^lead_[0-9a-hjkmnp-tv-z]{26}$/);

  test('is all of the published policy where none runs', () => {
    expect(course.policyFor({ published, canary: null }, 'lead_1')).toBe(published);
  });

  test('keeps a lead where it is, and takes more as the share grows', () => {
    fc.assert(
      fc.property(leadId, fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 99 }), (id, a, b) => {
        const [small, large] = [Math.min(a, b), Math.max(a, b)];
        const isIn = (percent: number) =>
          course.policyFor({ published, canary: canary(percent) }, id).version === 2;
        expect(isIn(small)).toBe(isIn(small));
        if (isIn(small)) expect(isIn(large)).toBe(true);
      }),
    );
  });

  test('is the share that was asked for, within what chance allows, also of ids that differ little', () => {
    const many = 20_000;
    for (const percent of [1, 10, 50, 99]) {
      const wanted = (many * percent) / 100;
      // Five standard deviations of so many draws.
      const apart = 5 * Math.sqrt((wanted * (100 - percent)) / 100);
      const taken = Array.from({ length: many }, (_, index) => `lead_01m8f2s1hpe2cs28md${index}`).filter(
        (id) => course.policyFor({ published, canary: canary(percent) }, id).version === 2,
      ).length;
      expect(Math.abs(taken - wanted)).toBeLessThan(apart);
    }
  });

  test('is another one in another trial', () => {
    const ids = Array.from({ length: 4000 }, (_, index) => `lead_${index}`);
    const inTrial = (version: number) => new Set(ids.filter((id) => course.placeInTrial(id, version) < 5000));
    const [one, other] = [inTrial(2), inTrial(3)];
    const both = [...one].filter((id) => other.has(id)).length;
    // A quarter of all, were they in no relation; five standard deviations of that.
    expect(Math.abs(both - 1000)).toBeLessThan(5 * Math.sqrt(1000 * 0.75));
  });
});
