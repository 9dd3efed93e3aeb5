import { caseStatuses, resolutions } from '@rafiq/shared/deals/case-status.ts';
import { expect, test } from 'vitest';
import { caseOf, openedAt, partyOf } from '../../../test/fixtures/conflict-cases.ts';
import type { ConflictCase, Resolved } from './conflict-case.ts';
import { endWithoutClaimant, endWithoutHolders } from './end-case.ts';
import { partyViews } from './party-view.ts';
import { hoursAfter } from './protection.ts';

const at = hoursAfter(openedAt, 5);
const seen = { since: openedAt, at: openedAt, version: 1 };
const told: Partial<ConflictCase> = { holders: [partyOf('b', { seen })], holdersTold: true };
const resolvedAs = (resolution: Resolved['resolution']): Resolved => ({
  resolution,
  claimantShare: resolution === 'split' ? 40 : null,
  by: 'person',
  at: openedAt,
  note: 'Both worked on it.',
});
const effectsIn = (one: ConflictCase | null) =>
  one && partyViews(one).map(({ side, outcome }) => [side, outcome?.effect, outcome?.note]);

test('only what waits for a decision ends by itself; what was decided stands', () => {
  for (const end of [endWithoutHolders, endWithoutClaimant]) {
    const ending = caseStatuses.filter((status) => end(caseOf('a', ['b'], { status }), at) !== null);
    expect(ending).toEqual(['open', 'under-review', 'awaiting-parties', 'appealed']);
  }
});

test('without holders it is dismissed, and final at once, whatever was decided before an appeal', () => {
  for (const resolution of resolutions) {
    const appealed = caseOf('a', ['b'], { ...told, status: 'appealed', resolved: resolvedAs(resolution) });
    const after = endWithoutHolders(appealed, at);
    expect(after).toMatchObject({
      status: 'final',
      dueAt: null,
      settledAt: at,
      resolved: { resolution: 'dismissed', by: 'holders-left', claimantShare: null, at, note: null },
    });
    expect(effectsIn(after)).toEqual([
      ['claimant', 'ended', null],
      ['holder', 'ended', null],
    ]);
  }
});

test('without its claimant it is closed, and gives back what it had taken', () => {
  const end = (resolution: Resolved['resolution']) =>
    endWithoutClaimant(
      caseOf('a', ['b'], { ...told, status: 'appealed', resolved: resolvedAs(resolution) }),
      at,
    );
  for (const resolution of ['transferred', 'split', 'co-sell'] as const) {
    expect(end(resolution)?.resolved).toMatchObject({ resolution: 'upheld', by: 'claimant-left', at });
    expect(effectsIn(end(resolution))).toEqual([
      ['claimant', 'ended', null],
      ['holder', 'kept', null],
    ]);
  }
  for (const resolution of ['upheld', 'dismissed'] as const)
    expect(end(resolution)?.resolved).toEqual(resolvedAs(resolution));
  expect(endWithoutClaimant(caseOf('a', ['b']), at)).toMatchObject({ status: 'final', resolved: null });
});

test('nobody is told that it follows the precedence, for nobody has decided', () => {
  const precedence = { winnerPartnerId: 'b', decidedBy: 'first-to-register', steps: [] };
  const taken = { ...told, precedence, status: 'appealed' as const, resolved: resolvedAs('split') };
  const after = endWithoutClaimant(caseOf('a', ['b'], taken), at);
  expect(after && partyViews(after).map(({ outcome }) => outcome?.because)).toEqual([null, null]);
});
