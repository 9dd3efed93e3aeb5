import { expect, test } from 'vitest';
import { at, candidate, lead } from '../../../../test/fixtures/placement-facts.ts';
import { indexCandidates, type Candidate } from './candidate.ts';
import { climbLadder } from './ladder.ts';
import { engineVersion, place } from './place.ts';
import { recordFacts, type RecordedFacts } from './recorded-facts.ts';
import { replayDecision } from './replay.ts';
import { shippedPolicy } from './shipped-policy.ts';

const partners: Candidate[] = [
  candidate('a', { capacity: { maxOpen: 3, maxPerDay: 2 } }),
  candidate('b', { weight: 2 }),
  candidate('c'),
];
const index = indexCandidates({ version: 4, partners });
const then = lead({}, { hops: 1, refusedBy: ['c'] });
const gathered = {
  lead: then,
  standings: new Map([
    ['b', { partnerId: 'b', assigned: 5, creditedBack: 1, lastAssignedAt: at, version: 9 }],
  ]),
  loads: new Map([['a', { open: 1, newOn: (day: string) => (day === '2026-11-23' ? 1 : 7) }]]),
  at,
};
const placement = place({ ...gathered, index, policy: { version: 2, document: shippedPolicy } });
const facts = recordFacts(climbLadder(then, index, shippedPolicy, Date.parse(at)), gathered);
const kept = { at, trace: placement.trace, facts };
/** By now it has been through other hands. */
const now = lead({}, { hops: 4, refusedBy: ['a', 'b'] });
const grounds = { index, document: shippedPolicy };
const verdictOf = (
  over: Partial<{ facts: RecordedFacts | null; trace: typeof placement.trace }>,
  missing: Partial<Record<keyof typeof grounds, undefined>> = {},
) => replayDecision({ ...kept, ...over }, now, { ...grounds, ...missing }, JSON.stringify).verdict;

test('the recorded facts are those of whoever was left to choose from, and give the same decision', () => {
  expect(facts.standings.map(({ partnerId }) => partnerId)).toEqual(['b']);
  expect(facts.loads).toEqual([{ partnerId: 'a', open: 1, newToday: 1 }]);
  expect(facts.refusedBy).toEqual(['c']);
  expect(verdictOf({})).toBe('equal');
});

test('any fact that mattered and was otherwise makes another decision', () => {
  expect(verdictOf({ facts: { ...facts, loads: [{ partnerId: 'a', open: 3, newToday: 0 }] } })).toBe(
    'different',
  );
  expect(verdictOf({ facts: { ...facts, standings: [] } })).toBe('different');
  expect(verdictOf({ facts: { ...facts, refusedBy: [] } })).toBe('different');
  expect(verdictOf({ trace: { ...placement.trace, fairness: 0.75 } })).toBe('different');
});

test('what cannot be made again says why', () => {
  expect(verdictOf({ facts: null })).toBe('not-recorded');
  expect(verdictOf({ trace: { ...placement.trace, engineVersion: '1' } })).toBe('other-engine');
  expect(engineVersion).not.toBe('1');
  expect(verdictOf({}, { index: undefined })).toBe('roster-missing');
  expect(verdictOf({}, { document: undefined })).toBe('policy-missing');
});
