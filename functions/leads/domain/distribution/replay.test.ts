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

/** The facts and the trace of a decision as an earlier engine of this version kept them. */
const decidedLongAgo = [
  '{"facts":{"hops":0,"refusedBy":[],"standings":[{"partnerId":"a","assigned":3,"creditedBack":1,',
  '"lastAssignedAt":"2026-10-18T00:00:00.000Z"},{"partnerId":"b","assigned":41,"creditedBack":1,',
  '"lastAssignedAt":"2026-11-22T00:00:00.000Z"},{"partnerId":"c","assigned":61,"creditedBack":1,',
  '"lastAssignedAt":"2026-11-22T10:00:00.000Z"}],"loads":[],"records":[],"distances":[]},',
  '"trace":{"policyVersion":1,"engineVersion":"2","rosterVersion":4,"rule":null,"strategy":"fair-share",',
  '"outcome":"offered","reason":{"code":"placement.fair-share","params":{"candidates":3,"country":"AE",',
  '"partner":"Partner a","level":2}},"steps":[{"step":"exclusion","before":3,"ruledOut":0},',
  '{"step":"territory","before":3,"ruledOut":0},{"step":"specialisation","before":3,"ruledOut":0},',
  '{"step":"availability","before":3,"ruledOut":0},{"step":"capacity","before":3,"ruledOut":0}],',
  '"candidates":[{"partnerId":"a","partnerName":"Partner a","level":2,"assigned":3,"creditedBack":1,',
  '"weight":1,"waitingSince":"2026-10-18T00:00:00.000Z","distanceKm":null,"score":null,"terms":null},',
  '{"partnerId":"b","partnerName":"Partner b","level":20,"assigned":41,"creditedBack":1,"weight":2,',
  '"waitingSince":"2026-11-22T00:00:00.000Z","distanceKm":null,"score":null,"terms":null},{"partnerId":"c",',
  '"partnerName":"Partner c","level":20,"assigned":61,"creditedBack":1,"weight":3,',
  '"waitingSince":"2026-11-22T10:00:00.000Z","distanceKm":null,"score":null,"terms":null}],',
  '"fairness":0.7313432835820896}}',
].join('');

test('what was decided before anybody asked about leave and weights is decided the same, byte for byte', () => {
  const timeOff = [{ id: 'toff_1', from: '2026-10-20', to: '2026-11-20', note: null }];
  const roster = indexCandidates({
    version: 4,
    partners: [candidate('a', { timeOff }), candidate('b', { weight: 2 }), candidate('c', { weight: 3 })],
  });
  const old: { facts: RecordedFacts; trace: typeof placement.trace } = JSON.parse(decidedLongAgo);
  const again = (document: typeof shippedPolicy, facts = old.facts) =>
    replayDecision({ at, ...old, facts }, lead(), { index: roster, document }, JSON.stringify).verdict;
  expect(JSON.stringify(old)).toBe(decidedLongAgo);
  // Its policy is version 1, which is shipped with a setting now that it did not have.
  expect(shippedPolicy.backFromLeave).toEqual({ kind: 'keep-place' });
  expect(again(shippedPolicy)).toBe('equal');
  expect(again({ ...shippedPolicy, backFromLeave: null })).toBe('equal');
  // Decided today, a would stand among the others.
  expect(again(shippedPolicy, { ...old.facts, backFromLeave: { kind: 'keep-place' } })).toBe('different');
});
