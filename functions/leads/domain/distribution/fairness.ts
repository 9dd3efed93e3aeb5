/** How even turns stand in a rule and country, and who is next there. */
import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import type { Rule } from '@rafiq/shared/leads/policy-rule.ts';
import type { Reason } from '@rafiq/shared/reason.ts';
import type { Placeable } from '../lead.ts';
import { isInPlay, type Candidate, type CandidateIndex } from './candidate.ts';
import { amongOf, chooseRule, isAmong, isCertified, type Chosen } from './chosen-rule.ts';
import { fairnessIndex, rankedOf, type Ranked, type Standing } from './fair-share.ts';
import { isAway, type Ladder } from './ladder.ts';
import { hasRoom, place, type Load } from './place.ts';
import { standingsToRank } from './turns.ts';

export interface FairnessFacts {
  index: CandidateIndex;
  policy: { version: number; document: PolicyDocument };
  standings: ReadonlyMap<string, Standing>;
  loads: ReadonlyMap<string, Load>;
  at: string;
}

/** Whose turns are looked at: those of a rule, or of the policy's own strategy (null), for leads of a country. */
export interface FairnessScope {
  rule: Rule | null;
  country: string;
}

export interface FairnessRow {
  candidate: Candidate;
  ranked: Ranked;
  /** The step that rules it out now, whatever a lead asks for. */
  ruledOut: 'exclusion' | 'availability' | 'capacity' | null;
}

export interface Fairness {
  /** Those who may be next in their order, then those whom something rules out now. */
  rows: FairnessRow[];
  /** Jain's index of the levels of all of them; null where there is nobody. */
  index: number | null;
  /** To whom the next lead would be offered; null where that is up to the lead, up to who is quickest, or nobody. */
  next: Candidate | null;
  reason: Reason;
}

/** A lead of a country that says nothing else. */
const anyLead = (country: string, receivedAt: string): Placeable => ({
  facts: {
    country,
    receivedAt,
    countryText: null,
    subdivision: null,
    city: null,
    productId: null,
    productName: null,
    industry: null,
    sizeBand: null,
    valueBand: 'unknown',
    language: null,
  },
  customer: { postalCode: null },
  hops: 0,
  refusedBy: [],
});

/** What a rule asks for of a lead it is for, whatever its conditions are; its first offer, where it is a cascade. */
function chosenBy(rule: Rule | null, lead: Placeable, document: PolicyDocument): Chosen {
  const chosen = chooseRule({ facts: lead.facts, postalCode: null }, 0, {
    ...document,
    rules: rule === null ? [] : [{ ...rule, when: [] }],
  });
  // This lead lies nowhere: no distance rules anybody out.
  return chosen.ranking.by === 'nearest'
    ? { ...chosen, ranking: { ...chosen.ranking, maxKm: null } }
    : chosen;
}

/** The partners whose turns a scope counts: those who serve the country and whom the rule considers. */
export const countedPartners = (
  { rule, country }: FairnessScope,
  index: CandidateIndex,
  atMs: number,
): Candidate[] => {
  const among = amongOf(rule);
  return (index.byCountry.get(country) ?? []).filter(
    (candidate) =>
      isInPlay(candidate) &&
      isAmong(among, candidate) &&
      (among?.certifications === undefined || isCertified(among, candidate, atMs)),
  );
};

/** How turns stand, and who is next, for a lead that every partner there could take. */
export function fairnessIn(
  scope: FairnessScope,
  { index, policy, standings, loads, at }: FairnessFacts,
): Fairness {
  const { document } = policy;
  const { steps, excludedPartners } = document;
  const atMs = Date.parse(at);
  const all = countedPartners(scope, index, atMs);
  const stepOf = (candidate: Candidate): FairnessRow['ruledOut'] => {
    if (excludedPartners.includes(candidate.id)) return 'exclusion';
    if (steps.availability && isAway(candidate, atMs)) return 'availability';
    const isFull = steps.capacity && !hasRoom(candidate, loads.get(candidate.id), at.slice(0, 10));
    return isFull ? 'capacity' : null;
  };
  const ruledOut = new Map(all.map((candidate) => [candidate.id, stepOf(candidate)]));
  const remaining = all.filter(({ id }) => ruledOut.get(id) === null);
  const absent = all.filter(({ id }) => ruledOut.get(id) === 'availability');
  const lead = anyLead(scope.country, at);
  const chosen = chosenBy(scope.rule, lead, document);
  const ladder: Ladder = {
    chosen,
    steps: [],
    left: [],
    remaining,
    absent,
    away: remaining.length === 0 ? absent : [],
    refusedHere: 0,
    decidedBy: null,
    account: null,
    full: [],
  };
  const counted = standingsToRank(ladder, standings, document);
  const placement = place({ lead, index, policy, standings: counted, loads, at }, ladder);
  const order = new Map(placement.ranked.map((ranked) => [ranked.partnerId, ranked]));
  const row = (candidate: Candidate): FairnessRow => ({
    candidate,
    ranked: order.get(candidate.id) ?? rankedOf(candidate, counted.get(candidate.id)),
    ruledOut: ruledOut.get(candidate.id) ?? null,
  });
  const ranked = placement.ranked.flatMap(({ partnerId }) => index.byId.get(partnerId) ?? []);
  const rows = [...ranked, ...all.filter(({ id }) => !order.has(id))].map(row);
  const { outcome, trace } = placement;
  // Where distance or fit decides, it is the lead that says who is next.
  const isUpToLead = outcome.kind === 'offered' && chosen.ranking.by !== 'fair-share';
  const isByLevel = outcome.kind === 'offered' && !isUpToLead && chosen.strategy !== 'direct';
  const [first] = placement.ranked;
  const nextByLevel = (partner: Ranked): Reason => ({
    code: 'fairness.next',
    params: {
      partner: partner.partnerName,
      level: Math.round(partner.level * 100) / 100,
      candidates: placement.ranked.length,
    },
  });
  const plain = isByLevel && first !== undefined ? nextByLevel(first) : trace.reason;
  return {
    rows,
    index: rows.length === 0 ? null : fairnessIndex(rows.map((one) => one.ranked.level)),
    next: outcome.kind === 'offered' && !isUpToLead ? outcome.partner : null,
    reason: isUpToLead ? { code: 'fairness.up-to-lead', params: {} } : plain,
  };
}
