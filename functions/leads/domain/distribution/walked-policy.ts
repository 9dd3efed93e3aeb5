/** One policy over leads that were received before: each is placed as on its arrival, and turns are counted in memory. */
import type { Policy } from '@rafiq/shared/leads/policy-contract.ts';
import type { Arrival, Placeable } from '../lead.ts';
import type { TrackRecord } from './best-fit.ts';
import type { Candidate, CandidateIndex } from './candidate.ts';
import { needsDistances } from './chosen-rule.ts';
import { distancesFrom } from './distances.ts';
import { fairnessIndex, levelOf, noTurns, type Standing } from './fair-share.ts';
import type { Gazetteer } from './gazetteer.ts';
import { climbLadder, type Ladder } from './ladder.ts';
import { place, type Load, type Placement } from './place.ts';
import { afterTurnElsewhere, countedIn, rankedIn, standingsToRank } from './turns.ts';

/** What both policies of a what-if are walked on. */
export interface WalkFacts {
  /** Partners as they are now: nobody keeps how they were. */
  index: CandidateIndex;
  /** Track records as they are now. */
  records: ReadonlyMap<string, TrackRecord>;
  gazetteer: Gazetteer;
}

/** Where a lead comes to. */
export type Landing =
  | { kind: 'offered'; partner: Candidate }
  | { kind: 'pooled' | 'held' }
  /** `code`: of the reason. */
  | { kind: 'unplaced'; code: string };

/** What was done by one rule, or by the policy's own strategy. */
interface Work {
  ruleId: string | null;
  ruleName: string | null;
  leads: number;
  /** Everybody who could have been given a lead at least once. */
  candidates: Set<Candidate>;
  turns: Map<string, number>;
}

const nothing: ReadonlyMap<string, Standing> = new Map();
const noConsent: Landing = { kind: 'unplaced', code: 'unplaced.no-consent' };

/**
 * Walks leads in the order in which they are given. Turns begin at none and are counted in the scopes in which
 * placement counts them, with newcomers to a rule welcomed; new leads of a day count against caps of that day (UTC).
 * Nobody answers, so that nothing is given back and no lead comes round again; for the same reason caps on open leads
 * say nothing here, but for a cap of zero. The steps that look at accounts are left out: nobody keeps how accounts were,
 * and as they are now the very leads that are walked would speak for whoever got them.
 */
export class WalkedPolicy {
  readonly #policy: Pick<Policy, 'version' | 'document'>;
  readonly #facts: WalkFacts;
  readonly #standings = new Map<string, Map<string, Standing>>();
  readonly #loads = new Map<string, Load>();
  readonly #work = new Map<string | null, Work>();

  constructor(policy: Pick<Policy, 'version' | 'document'>, facts: WalkFacts) {
    this.#policy = policy;
    this.#facts = facts;
  }

  /** Places the next lead (its cost is that of one climb of the ladder and one ranking). */
  take({ facts, customer, consentToShare }: Arrival): Landing {
    if (!consentToShare.given) return noConsent;
    const lead: Placeable = { facts, customer, hops: 0, refusedBy: [] };
    const { country, receivedAt: at } = facts;
    const { index, records, gazetteer } = this.#facts;
    const { document } = this.#policy;
    const ladder = climbLadder(lead, index, document, Date.parse(at));
    const scope = rankedIn(country, ladder.chosen);
    const standings = this.#standings.get(scope) ?? nothing;
    const placement = place(
      {
        lead,
        index,
        policy: this.#policy,
        standings: standingsToRank(ladder, standings, document),
        loads: this.#loads,
        records,
        ...(needsDistances(ladder.chosen) && { distanceTo: distancesFrom(lead, gazetteer) }),
        at,
      },
      ladder,
    );
    const work = this.#workOf(ladder);
    work.leads += 1;
    for (const candidate of ladder.remaining) work.candidates.add(candidate);
    const { outcome, trace } = placement;
    if (outcome.kind === 'unplaced') return { kind: 'unplaced', code: trace.reason.code };
    if (outcome.kind !== 'offered') return { kind: outcome.kind };
    this.#countTurn(lead, outcome.partner, placement);
    work.turns.set(outcome.partner.id, (work.turns.get(outcome.partner.id) ?? 0) + 1);
    return { kind: 'offered', partner: outcome.partner };
  }

  #workOf({ chosen: { rule } }: Ladder): Work {
    const id = rule?.id ?? null;
    const known = this.#work.get(id);
    if (known !== undefined) return known;
    const ruleName = rule?.name ?? null;
    const work = { ruleId: id, ruleName, leads: 0, candidates: new Set<Candidate>(), turns: new Map() };
    this.#work.set(id, work);
    return work;
  }

  #countTurn({ facts }: Placeable, partner: Candidate, { trace, turn }: Placement): void {
    const { id, capacity, weight } = partner;
    const decidedIn = rankedIn(facts.country, trace);
    for (const scope of countedIn(partner, trace, facts.country)) {
      let standings = this.#standings.get(scope);
      if (standings === undefined) this.#standings.set(scope, (standings = new Map()));
      standings.set(
        id,
        scope === decidedIn && turn !== null
          ? turn
          : afterTurnElsewhere(standings.get(id) ?? noTurns(id), { weight, at: facts.receivedAt }),
      );
    }
    if (capacity.maxPerDay === null) return;
    const today = facts.receivedAt.slice(0, 10);
    const count = (this.#loads.get(id)?.newOn(today) ?? 0) + 1;
    this.#loads.set(id, { open: 0, newOn: (day) => (day === today ? count : 0) });
  }

  /** What each rule did that placed any lead, and the fairness of its turns. */
  rules(): { ruleId: string | null; ruleName: string | null; leads: number; fairness: number | null }[] {
    return [...this.#work.values()].map(({ ruleId, ruleName, leads, candidates, turns }) => ({
      ruleId,
      ruleName,
      leads,
      fairness: fairnessOf(candidates, turns),
    }));
  }

  /** The fairness of all turns together. */
  fairness(): number | null {
    const candidates = new Set<Candidate>();
    const turns = new Map<string, number>();
    for (const work of this.#work.values()) {
      for (const candidate of work.candidates) candidates.add(candidate);
      for (const [id, count] of work.turns) turns.set(id, (turns.get(id) ?? 0) + count);
    }
    return fairnessOf(candidates, turns);
  }
}

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

/** Jain's index of turns ÷ weight over everybody who could have had one; null where no turn was given. */
const fairnessOf = (candidates: ReadonlySet<Candidate>, turns: ReadonlyMap<string, number>): number | null =>
  turns.size === 0
    ? null
    : rounded(fairnessIndex([...candidates].map(({ id, weight }) => levelOf(turns.get(id) ?? 0, 0, weight))));
