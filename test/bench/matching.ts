/**
 * Account matching among many names: whether the company that is meant is found, what a check costs the processor and
 * the table, and how it compares with looking at every name. `MATCH_MILLION=1` counts requests among a million, too.
 */
import { distance } from 'fastest-levenshtein';
import { compareNames } from '#functions/accounts/domain/matching/compare-names.ts';
import { companyName } from '#functions/accounts/domain/matching/company-name.ts';
import { limits, lookUpKeys } from '#functions/accounts/domain/matching/index-keys.ts';
import { NameMatcher } from '#functions/accounts/domain/matching/match-names.ts';
import { shippedThresholds } from '@rafiq/shared/accounts/match-thresholds.ts';
import { mostCompared } from '#functions/accounts/domain/matching/rank-candidates.ts';
import { figure, type Run } from './figure.ts';
import { knownNames } from './known-names.ts';
import { examinedPairs, type LabelledPair, trapsOf, variantsOf, wellKnownPairs } from './labelled-names.ts';
import { plainCore } from './name-variants.ts';

const manyNames = 100_000;
const perOperator = 120;
const sizes = [10_000, manyNames, ...(process.env['MATCH_MILLION'] === '1' ? [1_000_000] : [])];
const checked = 500;
const scanned = 20;
const top = 10;
const budget = { hit: 0.97, recall: 0.9, cpuMs: 5, requests: 3, f1: 0.85 };
/** How so many of those that are compared stand is read in the same request (functions/accounts/matching.ts). */
const standingsAhead = 100 - mostCompared;
// Read strongly consistent: a unit for each item of up to 4 kB, there or not. Accounts that were merged cost more.
const unitsAtMost = limits.keys + mostCompared + standingsAhead;

interface Found {
  hits: number;
  recall: number;
  count: number;
}

/** How many of the asked names lead to one of the meant company among the best ten, and to how many of them. */
function lookFor(
  matcher: NameMatcher,
  names: readonly string[],
  pairs: readonly LabelledPair[],
  meant: Map<string, number[]>,
): Found {
  let hits = 0;
  let recall = 0;
  for (const { written, registered } of pairs) {
    const wanted = new Set(
      meant.get(coreOf(registered)) ?? names.flatMap((name, at) => (name === registered ? [at] : [])),
    );
    const found = matcher.nearest(written, top).filter(({ place }) => wanted.has(place)).length;
    hits += found > 0 ? 1 : 0;
    recall += found / Math.min(wanted.size, top);
  }
  return { hits, recall, count: pairs.length };
}

/** Those of the examination that are looked for; the others are told apart, and their names stand beside. */
const soughtPairs = () => examinedPairs().filter(({ kind }) => kind !== 'decision');
const decidedPairs = () => examinedPairs().filter(({ kind }) => kind === 'decision');

const coreOf = (name: string): string => plainCore(name) || name;

/** The places of all names of a company, as far as plain letters without legal forms say so: no judgement of ours. */
function placesByCompany(names: readonly string[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  names.forEach((name, at) => {
    const core = coreOf(name);
    const there = places.get(core);
    if (there === undefined) places.set(core, [at]);
    else there.push(at);
  });
  return places;
}

function quality(
  tell: (line: string) => void,
  matcher: NameMatcher,
  names: readonly string[],
): { hit: number; recall: number } {
  const meant = placesByCompany(names);
  const sets = [
    ...variantsOf(names.slice(0, manyNames), perOperator, 'bench'),
    ['well known', wellKnownPairs().filter(({ same }) => same)] as const,
    ...Map.groupBy(soughtPairs(), ({ kind }) => kind),
  ];
  const found = sets.map(([name, pairs]) => {
    const one = lookFor(matcher, names, pairs, meant);
    tell(
      `  ${name.padEnd(20)} ${one.count} asked, hit ${(one.hits / one.count).toFixed(3)}, recall ${(one.recall / one.count).toFixed(3)}`,
    );
    return one;
  });
  const count = found.reduce((sum, one) => sum + one.count, 0);
  return {
    hit: found.reduce((sum, { hits }) => sum + hits, 0) / count,
    recall: found.reduce((sum, { recall }) => sum + recall, 0) / count,
  };
}

/** The processor's time of a check: making the asked name and its candidates ready, ranking and comparing them. */
function cpuMsPerCheck(matcher: NameMatcher, names: readonly string[], asked: readonly string[]): number {
  const check = (name: string): void => {
    const ready = companyName(name);
    for (const place of matcher.candidates(ready)) compareNames(ready, companyName(names[place] ?? ''));
  };
  for (const name of asked.slice(0, 100)) check(name);
  const before = process.cpuUsage();
  for (const name of asked) check(name);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / asked.length;
}

/** How many times faster a check is than a scan of the same names by their edit distance, which must find ten as well. */
function timesFasterThanScan(
  matcher: NameMatcher,
  names: readonly string[],
  asked: readonly string[],
): number {
  const begunMs = performance.now();
  for (const name of asked) matcher.nearest(name, top);
  const oursMs = (performance.now() - begunMs) / asked.length;
  const lower = names.map((name) => name.toLowerCase());
  const scanMs = performance.now();
  for (const name of asked.slice(0, scanned)) {
    const looked = name.toLowerCase();
    const distances = lower.map((other, place) => [distance(looked, other), place] as const);
    distances.sort(([one], [other]) => one - other).splice(top);
  }
  return (performance.now() - scanMs) / scanned / oursMs;
}

/** The dearest search and the mean of all, where no accounts were merged, among so many names: requests to the table and read units. */
function costAmong(
  count: number,
  asked: readonly string[],
): { requests: number; units: number; meanUnits: number } {
  const matcher = new NameMatcher(knownNames(count));
  const costs = asked.map((name) => {
    const ready = companyName(name);
    const read = matcher.candidates(ready).length;
    return {
      requests: 1 + (read > 0 ? 1 : 0),
      units: lookUpKeys(ready).length + read + Math.min(read, standingsAhead),
    };
  });
  return {
    requests: Math.max(...costs.map(({ requests }) => requests)),
    units: Math.max(...costs.map(({ units }) => units)),
    meanUnits: costs.reduce((sum, { units }) => sum + units, 0) / costs.length,
  };
}

function f1(pairs: readonly LabelledPair[]): { precision: number; recall: number; f1: number } {
  const decided = pairs.map(({ written, registered, same }) => ({
    same,
    found: compareNames(companyName(written), companyName(registered)).score >= shippedThresholds.review,
  }));
  const right = decided.filter(({ same, found }) => same && found).length;
  const taken = decided.filter(({ found }) => found).length;
  const all = decided.filter(({ same }) => same).length;
  return { precision: right / taken, recall: right / all, f1: (2 * right) / (taken + all) };
}

export const run: Run = (tell) => {
  const registered = [...wellKnownPairs(), ...soughtPairs()].map((pair) => pair.registered);
  const lookalikes = decidedPairs().flatMap((pair) => (pair.same ? [] : [pair.written, pair.registered]));
  const names = [...knownNames(manyNames), ...new Set([...registered, ...lookalikes])];
  const begunMs = performance.now();
  const matcher = new NameMatcher(names);
  tell(`  ${names.length} names made ready in ${((performance.now() - begunMs) / 1000).toFixed(1)} s`);
  const variants = [...variantsOf(names.slice(0, manyNames), 30, 'asked').values()].flat();
  const asked = variants.slice(0, checked).map(({ written }) => written);

  const { hit, recall } = quality(tell, matcher, names);
  const cpuMs = cpuMsPerCheck(matcher, names, asked);
  const faster = timesFasterThanScan(matcher, names, asked);
  const costs = sizes.map((size) => {
    const cost = costAmong(size, asked);
    tell(
      `  among ${size}: at most ${cost.requests} requests and ${cost.units} read units a search, ${cost.meanUnits.toFixed(1)} in the mean`,
    );
    return cost;
  });
  const traps = trapsOf(names.slice(0, manyNames), variants.length, 'bench');
  const examined = f1(decidedPairs());
  const decision = f1([...wellKnownPairs(), ...variants, ...traps, ...decidedPairs()]);
  for (const [name, one] of [
    ['of the examination', examined],
    ['all', decision],
  ] as const)
    tell(
      `  pairs, ${name}: precision ${one.precision.toFixed(3)}, recall ${one.recall.toFixed(3)}, F1 ${one.f1.toFixed(3)}`,
    );
  return Promise.resolve({
    'match.hit': figure(hit, 'of those asked', budget.hit),
    'match.recall': figure(recall, 'of those meant', budget.recall),
    'match.cpu': figure(cpuMs, 'ms a check', budget.cpuMs),
    'match.vs-levenshtein': figure(faster, 'times a scan', 10),
    'match.requests': figure(
      Math.max(...costs.map(({ requests }) => requests)),
      'requests a search',
      budget.requests,
    ),
    'match.units': figure(Math.max(...costs.map(({ units }) => units)), 'read units, dearest', unitsAtMost),
    'match.f1': figure(decision.f1, 'F1 of pairs', budget.f1),
  });
};
