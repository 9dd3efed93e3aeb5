/** Placement: from a pending lead and recorded facts to one decision, the same every time. */
import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import type { StrategyName } from '@rafiq/shared/leads/policy-rule.ts';
import type { Reason } from '@rafiq/shared/reason.ts';
import { instantOfWallClock } from '@rafiq/shared/working-time.ts';
import type { Lead } from '../lead.ts';
import type { Candidate, CandidateIndex } from './candidate.ts';
import { fairnessIndex, rankByLevel, type Ranked, type Standing } from './fair-share.ts';
import { climbLadder, type Ladder, type StepCount } from './ladder.ts';

/** Changes whenever the same facts could give another decision. */
export const engineVersion = '1';

const mostCandidatesKept = 25;
const dayMs = 86_400_000;

/** Open leads of a partner, and how many new ones it was given on a day. */
export interface Load {
  open: number;
  newOn: (day: string) => number;
}

export interface PlacementFacts {
  lead: Lead;
  index: CandidateIndex;
  policy: { version: number; document: PolicyDocument };
  standings: ReadonlyMap<string, Standing>;
  /** Loads of the candidates that have a cap; others have none to reach. */
  loads: ReadonlyMap<string, Load>;
  at: string;
}

export type Outcome =
  | { kind: 'offered'; partner: Candidate; why: Reason }
  | { kind: 'pooled' }
  | { kind: 'unplaced' }
  | { kind: 'held'; until: string };

/** The trace of a decision: enough to show why, and to decide again. */
export interface Trace {
  policyVersion: number;
  engineVersion: string;
  rosterVersion: number;
  rule: { id: string; name: string } | null;
  strategy: StrategyName;
  outcome: Outcome['kind'];
  reason: Reason;
  steps: StepCount[];
  candidates: Ranked[];
  fairness: number | null;
}

export interface Placement {
  outcome: Outcome;
  trace: Trace;
}

/** Whether a partner has room for one more lead today. Without a cap there is always room. */
export const hasRoom = (candidate: Candidate, load: Load | undefined, today: string): boolean => {
  const { maxOpen, maxPerDay } = candidate.capacity;
  return (
    (maxOpen === null || (load?.open ?? 0) < maxOpen) &&
    (maxPerDay === null || (load?.newOn(today) ?? 0) < maxPerDay)
  );
};

/** The candidates whose loads must be read before placing: those that have a cap. */
export const cappedCandidates = (ladder: Ladder): Candidate[] =>
  ladder.remaining.filter(({ capacity }) => capacity.maxOpen !== null || capacity.maxPerDay !== null);

/** When the first of the absent is back: the beginning of the day after its time off, in its own zone. */
export function firstReturn(away: readonly Candidate[], atMs: number): string {
  const returns = away.map((candidate) => {
    const ends = candidate.timeOff
      .map(({ to }) => instantOfWallClock(candidate.timeZone, Date.parse(`${to}T00:00:00Z`) + dayMs))
      .filter((end) => end > atMs);
    return Math.min(...ends, atMs + 366 * dayMs);
  });
  return new Date(Math.min(...returns)).toISOString();
}

function nobody(ladder: Ladder, lead: Lead): Reason {
  const { country, countryText } = lead.facts;
  if (country === null) {
    return countryText === null
      ? { code: 'unplaced.no-country', params: {} }
      : { code: 'unplaced.unknown-country', params: { countryText } };
  }
  const blocking = ladder.steps.find(({ before, ruledOut }) => before > 0 && ruledOut === before);
  if (blocking === undefined || blocking.step === 'territory' || blocking.step === 'exclusion') {
    return ladder.refusedHere > 0
      ? { code: 'unplaced.all-refused', params: { country, candidates: ladder.refusedHere } }
      : { code: 'unplaced.nobody-serves', params: { country } };
  }
  return { code: `unplaced.${blocking.step}`, params: { country, candidates: blocking.before } };
}

/** Places a lead under the one rule of the policy (source: domain.md, Distribution policy). */
export function place({ lead, index, policy, standings, loads, at }: PlacementFacts): Placement {
  const { document } = policy;
  const atMs = Date.parse(at);
  const ladder = climbLadder(lead, index, document, atMs);
  const today = at.slice(0, 10);
  let { remaining } = ladder;
  if (document.steps.capacity) {
    const roomy = remaining.filter((candidate) => hasRoom(candidate, loads.get(candidate.id), today));
    ladder.steps.push({
      step: 'capacity',
      before: remaining.length,
      ruledOut: remaining.length - roomy.length,
    });
    remaining = roomy;
  }
  const ranked = rankByLevel(remaining, standings);
  const conclude = (outcome: Outcome, reason: Reason): Placement => ({
    outcome,
    trace: {
      policyVersion: policy.version,
      engineVersion,
      rosterVersion: index.version,
      rule: null,
      strategy: document.strategy,
      outcome: outcome.kind,
      reason,
      steps: ladder.steps,
      candidates: ranked.slice(0, mostCandidatesKept),
      fairness: ranked.length === 0 ? null : fairnessIndex(ranked.map(({ level }) => level)),
    },
  });

  if (lead.hops >= document.maxHops) {
    return conclude({ kind: 'unplaced' }, { code: 'unplaced.hop-limit', params: { hops: lead.hops } });
  }
  if (remaining.length === 0 && ladder.away.length > 0 && document.everyoneAbsent !== 'unplaced') {
    const params = { candidates: ladder.away.length };
    if (document.everyoneAbsent === 'pool')
      return conclude({ kind: 'pooled' }, { code: 'placement.pooled-absent', params });
    const until = firstReturn(ladder.away, atMs);
    return conclude({ kind: 'held', until }, { code: 'placement.held', params });
  }
  const [first] = ranked;
  const partner = first === undefined ? undefined : index.byId.get(first.partnerId);
  if (first === undefined || partner === undefined)
    return conclude({ kind: 'unplaced' }, nobody(ladder, lead));
  if (document.strategy === 'pool') {
    return conclude({ kind: 'pooled' }, { code: 'placement.pooled', params: { candidates: ranked.length } });
  }
  const params = { candidates: ranked.length, country: lead.facts.country ?? '' };
  const only = ranked.length === 1;
  return conclude(
    { kind: 'offered', partner, why: { code: only ? 'why.only' : 'why.fair-share', params } },
    {
      code: only ? 'placement.only' : 'placement.fair-share',
      params: { ...params, partner: first.partnerName, level: Math.round(first.level * 100) / 100 },
    },
  );
}
