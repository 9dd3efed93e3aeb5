/** What an event adds to the counts of the channel. */
import type { PolicyOutcomeName } from '@rafiq/shared/leads/policy-contract.ts';
import type { TrackRecord } from './distribution/best-fit.ts';

/** What is counted for each day: the verbs of lead events. */
export const dailyVerbs = ['submitted', 'offered', 'accepted', 'declined', 'expired', 'converted'] as const;
export type DailyVerb = (typeof dailyVerbs)[number];

/** Which daily count an event's verb belongs to; others move leads without being counted by day. */
const countedAs: Readonly<Record<string, DailyVerb>> = {
  submitted: 'submitted',
  offered: 'offered',
  assigned: 'offered',
  accepted: 'accepted',
  claimed: 'accepted',
  declined: 'declined',
  'offer-expired': 'expired',
  converted: 'converted',
};

export interface TalliedEvent {
  type: string;
  at: string;
  data: Record<string, unknown>;
}

export interface Increments {
  totals: Map<string, number>;
  days: Map<string, Map<string, number>>;
  /** By partner: what it has made of its offers and leads (`TrackRecord`). */
  partners: Map<string, Map<string, number>>;
  /** By version of the policy: what came of the leads it placed (`PolicyOutcomes`). */
  policies: Map<number, Map<PolicyOutcomeName, number>>;
  /** By month, scope and partner: turns given, and those of them given back. */
  turns: Map<string, { month: string; scope: string; partnerId: string; counts: Map<TurnCount, number> }>;
}

export type TurnCount = 'given' | 'back';

const add = <Name>(counts: Map<Name, number>, name: Name, by: number): void => {
  counts.set(name, (counts.get(name) ?? 0) + by);
};

/** What an event says of the partner it concerns: how an offer was answered, or how a lead ended. */
const recordedAs: Readonly<Record<string, readonly (keyof TrackRecord)[]>> = {
  accepted: ['answered', 'accepted'],
  declined: ['answered'],
  'offer-expired': ['answered'],
  converted: ['ended', 'won'],
  lost: ['ended'],
  disqualified: ['ended'],
};

function addToRecord(
  partners: Increments['partners'],
  verb: string,
  { partnerId, waitedMinutes }: Record<string, unknown>,
): void {
  const counted = recordedAs[verb];
  if (counted === undefined || typeof partnerId !== 'string') return;
  const record = partners.get(partnerId) ?? new Map<string, number>();
  partners.set(partnerId, record);
  for (const name of counted) add(record, name, 1);
  if (verb === 'accepted' && typeof waitedMinutes === 'number')
    add(record, 'responseHours', waitedMinutes / 60);
}

/** What an event says of the policy that placed its lead. */
const outcomeAs: Readonly<Record<string, PolicyOutcomeName>> = {
  offered: 'offered',
  pooled: 'pooled',
  held: 'held',
  'set-aside': 'unplaced',
  accepted: 'accepted',
  claimed: 'accepted',
  declined: 'declined',
  'offer-expired': 'expired',
  converted: 'converted',
  lost: 'lost',
  disqualified: 'lost',
};

function addToOutcomes(policies: Increments['policies'], verb: string, version: unknown): void {
  const outcome = outcomeAs[verb];
  if (outcome === undefined || typeof version !== 'number') return;
  const outcomes = policies.get(version) ?? new Map<PolicyOutcomeName, number>();
  policies.set(version, outcomes);
  add(outcomes, outcome, 1);
}

function addTurn(
  turns: Increments['turns'],
  name: TurnCount,
  { scope, partnerId, at }: { scope: unknown; partnerId: unknown; at: string },
): void {
  if (typeof scope !== 'string' || typeof partnerId !== 'string') return;
  const month = at.slice(0, 7);
  const place = `${month} ${scope} ${partnerId}`;
  const turn = turns.get(place) ?? { month, scope, partnerId, counts: new Map<TurnCount, number>() };
  turns.set(place, turn);
  add(turn.counts, name, 1);
}

/**
 * The sum of what events change. Each event says where its lead came from and where it went, so that the sum is
 * the same in any order.
 */
export function tallyEvents(events: readonly TalliedEvent[]): Increments {
  const increments: Increments = {
    totals: new Map(),
    days: new Map(),
    partners: new Map(),
    policies: new Map(),
    turns: new Map(),
  };
  for (const { type, at, data } of events) {
    const verb = type.split('.')[3] ?? '';
    const { from, to, country, unplacedReason, formerReason } = data;
    const place = typeof country === 'string' ? country : '--';
    if (typeof from === 'string') add(increments.totals, `status.${from}`, -1);
    else add(increments.totals, `country.${place}`, 1);
    if (typeof to === 'string') add(increments.totals, `status.${to}`, 1);
    if (typeof formerReason === 'string') {
      add(increments.totals, `unplaced.${formerReason}`, -1);
      add(increments.totals, `unplacedIn.${place}`, -1);
    }
    if (typeof unplacedReason === 'string') {
      add(increments.totals, `unplaced.${unplacedReason}`, 1);
      add(increments.totals, `unplacedIn.${place}`, 1);
    }
    addToRecord(increments.partners, verb, data);
    addToOutcomes(increments.policies, verb, data['policyVersion']);
    addTurn(increments.turns, 'given', { scope: data['turnIn'], partnerId: data['partnerId'], at });
    addTurn(increments.turns, 'back', { scope: data['turnBackIn'], partnerId: data['turnBackOf'], at });
    const daily = countedAs[verb];
    if (daily !== undefined) {
      const day = at.slice(0, 10);
      const counts = increments.days.get(day) ?? new Map<string, number>();
      increments.days.set(day, counts);
      add(counts, daily, 1);
    }
  }
  return increments;
}
