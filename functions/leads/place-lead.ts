/** Placing one pending lead: facts are gathered, the decision is pure, the write is conditional on what was read. */
import { ConditionFailed, type Change, type Write } from '#functions/kernel/commit.ts';
import { newId } from '#functions/kernel/id.ts';
import { log } from '#functions/kernel/log.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { keepRoster, mustBeActive } from '#functions/partners/index.ts';
import { calendarOf } from '#functions/settings/index.ts';
import { deadline } from './domain/clocks.ts';
import type { Standing } from './domain/distribution/fair-share.ts';
import { place, type Placement } from './domain/distribution/place.ts';
import { policyFor, type NumberedPolicy } from './domain/distribution/policy-course.ts';
import { recordFacts, type RecordedFacts } from './domain/distribution/recorded-facts.ts';
import { countedIn, rankedIn } from './domain/distribution/turns.ts';
import { advance, type Lead } from './domain/lead.ts';
import { forgetStandings, gather, rememberTurn } from './gather.ts';
import { groundsOf, type Grounds, type GroundsReader } from './grounds.ts';
import { saveLead, type Move } from './save-lead.ts';
import { decisionWrite } from './store/decisions.ts';
import { turnWrites } from './store/standings.ts';

/** What a placement is decided on, beside the lead. */
export interface Facts extends Omit<Grounds, 'policies' | 'nextVersion' | 'accounts'> {
  /** The one that places it. */
  policy: NumberedPolicy;
  /** As they were read. */
  standings: Map<string, Standing>;
  /** What is kept of them with the decision. */
  recorded?: RecordedFacts;
}

/** What a placement makes of a lead, with the writes that bind it to the facts it was decided on. */
export function moveOf(
  lead: Lead,
  { outcome, trace, turn, decidedBy }: Placement,
  facts: Facts,
  at: string,
  makeId: (kind: 'decision' | 'offer') => string = newId,
): Move {
  const decided = (after: Lead, extra: Write[]): Pick<Move, 'before' | 'after' | 'extra'> => ({
    before: lead,
    after,
    extra: [
      decisionWrite(lead.id, after.version, {
        id: makeId('decision'),
        at,
        trace,
        ...(facts.recorded && { facts: facts.recorded }),
      }),
      ...extra,
    ],
  });
  const { reason, policyVersion: placedBy } = trace;
  if (outcome.kind === 'held') {
    const after = advance(lead, { substatus: 'pending', heldUntil: outcome.until }, at, {
      placedBy,
      placement: reason,
    });
    return { ...decided(after, []), happened: 'held' };
  }
  if (outcome.kind === 'pooled') {
    const after = advance(lead, { substatus: 'pooled', pooledAt: at }, at, {
      placedBy,
      placement: reason,
      lastPooledAt: at,
      pooledFor: outcome.among,
    });
    return { ...decided(after, []), happened: 'pooled' };
  }
  if (outcome.kind === 'unplaced') {
    const after = advance(lead, { substatus: 'unplaced', reason }, at, { placedBy, placement: reason });
    return { ...decided(after, []), happened: 'set-aside', data: { reason: reason.code } };
  }
  const { partner, why } = outcome;
  const { document } = facts.policy;
  const scopes = countedIn(partner, trace, lead.facts.country);
  const after = advance(
    lead,
    {
      substatus: 'offered',
      partnerId: partner.id,
      partnerName: partner.name,
      offerId: makeId('offer'),
      offeredAt: at,
      expiresAt: deadline(
        at,
        outcome.acceptHours ?? document.acceptHours,
        document,
        calendarOf(partner, facts.calendars),
      ),
      turnIn: scopes,
    },
    at,
    {
      hops: lead.hops + 1,
      ...(decidedBy !== null && { accountOffers: (lead.accountOffers ?? 0) + 1 }),
      placedBy,
      placement: reason,
      why,
    },
  );
  const decidedIn = rankedIn(lead.facts.country, trace);
  const turns =
    turn === null ? [] : turnWrites(turn, { scopes, decidedIn, read: facts.standings.get(partner.id) });
  return {
    ...decided(after, [...turns, mustBeActive(partner.id)]),
    happened: 'offered',
    // A policy that does not ask who has room is not held to it by the write.
    ...(document.steps.capacity && { capacity: partner.capacity }),
  };
}

const mostTries = 6;

/**
 * Places a pending lead (3 requests: grounds, standings, transaction; one more where candidates have caps, and where a
 * rule ranks by what they have made of their leads; one less where grounds are shared; one and the roster more where
 * partners have changed; the second again where all its account's partners prove to have no room). A lead that moved on
 * meanwhile is left alone: its own change comes by the stream.
 */
export async function placeLead(
  lead: Lead,
  change: Change,
  grounds: GroundsReader = groundsOf(lead),
): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    // Where the world had moved on, what others were decided on will not do.
    const read = await grounds({ anew: tries > 1 });
    const policy = policyFor(read.policies, lead.id);
    const {
      ladder,
      scope,
      standings,
      facts: gathered,
    } = await gather(lead, read, policy.document, change.at);
    const placement = place({ ...gathered, index: read.index, policy }, ladder);
    const facts = { ...read, policy, standings, recorded: recordFacts(ladder, gathered) };
    // Before the decision that names it: afterwards nobody could decide again.
    await keepRoster({ version: read.index.version, partners: read.index.all });
    try {
      await saveLead(change, moveOf(lead, placement, facts, change.at), null);
      rememberTurn(scope, placement.turn);
      return;
    } catch (error) {
      if (error instanceof ConditionFailed && error.label === 'record') {
        log.info('lead moved on before it was placed', { leadId: lead.id, version: lead.version });
        return;
      }
      const contended =
        (error instanceof ConditionFailed && error.label === 'standing') ||
        (error instanceof Problem &&
          (error.code === 'capacity-reached' || error.code === 'partner-not-active'));
      if (!contended || tries === mostTries) throw error;
      forgetStandings(scope);
    }
  }
}
