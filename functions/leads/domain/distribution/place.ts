/** Placement: from a pending lead and recorded facts to one decision, the same every time. */
import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import type { Among, StrategyName } from '@rafiq/shared/leads/policy-rule.ts';
import type { Tier } from '@rafiq/shared/partners/status.ts';
import type { Reason } from '@rafiq/shared/reason.ts';
import { instantOfWallClock } from '@rafiq/shared/working-time.ts';
import type { Placeable } from '../lead.ts';
import type { AccountFacts, AccountStep } from './account-steps.ts';
import type { TrackRecord } from './best-fit.ts';
import { aheadOf, keptPlaces, preferenceOf } from './back-from-leave.ts';
import type { Candidate, CandidateIndex } from './candidate.ts';
import { amongOf } from './chosen-rule.ts';
import { fairnessIndex, noTurns, type Ranked, type Standing } from './fair-share.ts';
import { climbLadder, type Ladder, type Step, type StepCount } from './ladder.ts';
import { rank } from './rank.ts';
import { afterTurn } from './turns.ts';

/** Changes whenever the same facts could give another decision. */
export const engineVersion = '2';

const mostCandidatesKept = 25;
const dayMs = 86_400_000;

/** Open leads of a partner, and how many new ones it was given on a day. */
export interface Load {
  open: number;
  newOn: (day: string) => number;
}

export interface PlacementFacts {
  lead: Placeable;
  index: CandidateIndex;
  policy: { version: number; document: PolicyDocument };
  standings: ReadonlyMap<string, Standing>;
  /** Loads of the candidates that have a cap; others have none to reach. */
  loads: ReadonlyMap<string, Load>;
  /** What partners have made of their leads; needed where a rule ranks by best fit. */
  records?: ReadonlyMap<string, TrackRecord>;
  /** Kilometres between a partner and the lead, where both places are known; needed where a rule ranks by them. */
  distanceTo?: (candidate: Candidate) => number | null;
  /** What is known of the company behind the lead; undefined where nothing is, or where nobody asks. */
  account?: AccountFacts | undefined;
  at: string;
}

export type Outcome =
  /** `acceptHours`: how long the partner has, where its rule says so. */
  | { kind: 'offered'; partner: Candidate; why: Reason; acceptHours: number | null }
  /** `among`: who may claim it; null: everybody that may get it. */
  | { kind: 'pooled'; among: Among | null }
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
  /** Everybody who was left to choose from, in order; the trace has the best of them. */
  ranked: Ranked[];
  /** The standing of the partner it is offered to, with this turn; null where it is offered to nobody. */
  turn: Standing | null;
  /** The step that decided because of the lead's account, where one did. */
  decidedBy: AccountStep | null;
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

/**
 * The partners of the account that a ladder would offer the lead to, where none of them has room: it is climbed again
 * without them. Empty where one has room, or where no account decided.
 */
export function accountWithoutRoom(
  { decidedBy, remaining }: Ladder,
  document: Pick<PolicyDocument, 'steps'>,
  loads: ReadonlyMap<string, Load>,
  at: string,
): string[] {
  if (decidedBy === null || !document.steps.capacity) return [];
  const someRoom = remaining.some((one) => hasRoom(one, loads.get(one.id), at.slice(0, 10)));
  return someRoom ? [] : remaining.map(({ id }) => id);
}

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

/** Why nobody is left: the first step that ruled out everyone who had come so far. */
function nobody(ladder: Ladder, lead: Placeable): Reason {
  const { country, countryText } = lead.facts;
  const { rule } = ladder.chosen;
  const blocking = ladder.steps.find(({ before, ruledOut }) => before > 0 && ruledOut === before);
  if (rule !== null && blocking?.step === 'among') {
    if (rule.strategy.kind === 'direct') return { code: 'unplaced.direct', params: { rule: rule.name } };
    return { code: 'unplaced.among', params: { rule: rule.name, candidates: blocking.before } };
  }
  if (rule !== null && blocking?.step === 'certification')
    return { code: 'unplaced.certification', params: { rule: rule.name, candidates: blocking.before } };
  if (country === null) {
    return countryText === null
      ? { code: 'unplaced.no-country', params: {} }
      : { code: 'unplaced.unknown-country', params: { countryText } };
  }
  if (blocking === undefined || blocking.step === 'territory' || blocking.step === 'exclusion') {
    return ladder.refusedHere > 0
      ? { code: 'unplaced.all-refused', params: { country, candidates: ladder.refusedHere } }
      : { code: 'unplaced.nobody-serves', params: { country } };
  }
  if (blocking.step === 'distance') {
    const { ranking } = ladder.chosen;
    const km = ranking.by === 'nearest' ? (ranking.maxKm ?? 0) : 0;
    return { code: 'unplaced.too-far', params: { candidates: blocking.before, km } };
  }
  return { code: `unplaced.${blocking.step}`, params: { country, candidates: blocking.before } };
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** What is told of the choice: to the vendor, and, without anything of rivals, to the partner. */
function reasonsOf(
  first: Ranked,
  candidates: number,
  lead: Placeable,
  { chosen, decidedBy }: Ladder,
): { reason: Reason; why: Reason } {
  const country = lead.facts.country ?? '';
  const partner = first.partnerName;
  // How many others are of the account is nothing its partner may learn.
  if (decidedBy !== null)
    return {
      reason: { code: `placement.${decidedBy}`, params: { partner, candidates } },
      why: { code: `why.${decidedBy}`, params: {} },
    };
  const level = rounded(first.level);
  const { rule, cascade, ranking } = chosen;
  if (rule === null) {
    const params = { candidates, country };
    const code = candidates === 1 ? 'only' : 'fair-share';
    return {
      reason: { code: `placement.${code}`, params: { ...params, partner, level } },
      why: { code: `why.${code}`, params },
    };
  }
  const named = { rule: rule.name, partner };
  const by =
    chosen.strategy === 'direct' ? 'direct' : ranking.by === 'fair-share' ? 'ruled-fair-share' : ranking.by;
  // Where nobody else was left, nothing was compared.
  if (candidates === 1 && cascade === null && by !== 'direct')
    return {
      reason: { code: 'placement.ruled-only', params: named },
      why: { code: 'why.ruled-only', params: {} },
    };
  const why = { code: `why.${by}`, params: { candidates } };
  if (cascade !== null)
    return { reason: { code: 'placement.cascade', params: { ...named, ...cascade } }, why };
  const params = {
    direct: named,
    'ruled-fair-share': { ...named, candidates, level },
    nearest: { ...named, candidates, km: Math.round(first.distanceKm ?? 0) },
    'best-fit': { ...named, candidates, score: rounded(first.score ?? 0) },
  }[by];
  return { reason: { code: `placement.${by}`, params }, why };
}

/** Those that no step has ruled out; the last two steps need what was read about each. */
function climbOn(
  ladder: Ladder,
  { policy, loads, at, distanceTo = unknownDistance }: PlacementFacts,
): Candidate[] {
  const today = at.slice(0, 10);
  let { remaining } = ladder;
  const keep = (step: Step, test: (candidate: Candidate) => boolean) => {
    const kept = remaining.filter(test);
    ladder.steps.push({ step, before: remaining.length, ruledOut: remaining.length - kept.length });
    ladder.left.push(kept);
    remaining = kept;
  };
  if (policy.document.steps.capacity)
    keep('capacity', (candidate) => hasRoom(candidate, loads.get(candidate.id), today));
  const { ranking } = ladder.chosen;
  if (ranking.by === 'nearest' && ranking.maxKm !== null) {
    const { maxKm } = ranking;
    keep('distance', (candidate) => (distanceTo(candidate) ?? Number.POSITIVE_INFINITY) <= maxKm);
  }
  return remaining;
}

const unknownDistance = () => null;

/** The ladder of a placement: climbed as often as partners of the account prove to have no room. */
export function ladderOf({
  lead,
  index,
  policy: { document },
  loads,
  account,
  at,
}: Pick<PlacementFacts, 'lead' | 'index' | 'policy' | 'loads' | 'account' | 'at'>): Ladder {
  const full = new Set<string>();
  for (;;) {
    const ladder = climbLadder(lead, index, document, Date.parse(at), { account, full });
    const without = accountWithoutRoom(ladder, document, loads, at);
    if (without.length === 0) return ladder;
    for (const id of without) full.add(id);
  }
}

/** The standing of whoever is given the lead, with this turn, and its place among those of its preference. */
function turnOf(
  partner: Candidate,
  candidates: readonly Candidate[],
  places: ReadonlyMap<string, Standing>,
  { at, prefer }: { at: string; prefer: readonly Tier[] },
): Standing {
  const preference = preferenceOf(partner, prefer);
  const peers = candidates.filter((candidate) => preferenceOf(candidate, prefer) === preference);
  const ahead = aheadOf(partner, peers, places);
  return afterTurn(places.get(partner.id) ?? noTurns(partner.id), { weight: partner.weight, ahead, at });
}

/**
 * Places a lead as its policy says (source: domain.md, Distribution policy).
 * @param ladder as it was climbed for this placement alone, where somebody had to look at it before, or looks at it
 *   after: it is then climbed to its end
 */
export function place(facts: PlacementFacts, ladder = ladderOf(facts)): Placement {
  const { lead, index, policy, standings, records = new Map(), distanceTo = unknownDistance, at } = facts;
  const { document } = policy;
  const atMs = Date.parse(at);
  const { chosen } = ladder;
  const { rule } = chosen;
  const remaining = climbOn(ladder, facts);
  const prefer = rule?.prefer ?? [];
  const places = keptPlaces(remaining, standings, document, {
    eligible: [...ladder.remaining, ...ladder.absent],
    at,
    prefer,
  });
  const ranked = rank(remaining, chosen.ranking, prefer, {
    facts: lead.facts,
    standings: places,
    records,
    distanceTo,
    at,
  });
  const conclude = (outcome: Outcome, reason: Reason): Placement => ({
    outcome,
    ranked,
    turn: outcome.kind === 'offered' ? turnOf(outcome.partner, remaining, places, { at, prefer }) : null,
    decidedBy: ladder.decidedBy,
    trace: {
      policyVersion: policy.version,
      engineVersion,
      rosterVersion: index.version,
      rule: rule === null ? null : { id: rule.id, name: rule.name },
      strategy: chosen.strategy,
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
  if (chosen.aim === 'unplaced') {
    return conclude(
      { kind: 'unplaced' },
      { code: 'unplaced.cascade-over', params: { rule: rule?.name ?? '', hops: lead.hops } },
    );
  }
  if (remaining.length === 0 && ladder.away.length > 0 && document.everyoneAbsent !== 'unplaced') {
    const params = { candidates: ladder.away.length };
    if (document.everyoneAbsent === 'pool')
      return conclude({ kind: 'pooled', among: amongOf(rule) }, { code: 'placement.pooled-absent', params });
    const until = firstReturn(ladder.away, atMs);
    return conclude({ kind: 'held', until }, { code: 'placement.held', params });
  }
  const [first] = ranked;
  const partner = first === undefined ? undefined : index.byId.get(first.partnerId);
  if (first === undefined || partner === undefined)
    return conclude({ kind: 'unplaced' }, nobody(ladder, lead));
  if (chosen.aim === 'pool') {
    const reason: Reason =
      rule !== null && chosen.cascade !== null
        ? { code: 'placement.cascade-pooled', params: { rule: rule.name, hops: lead.hops } }
        : { code: 'placement.pooled', params: { candidates: ranked.length } };
    return conclude({ kind: 'pooled', among: amongOf(rule) }, reason);
  }
  const { reason, why } = reasonsOf(first, ranked.length, lead, ladder);
  return conclude({ kind: 'offered', partner, why, acceptHours: chosen.acceptHours }, reason);
}
