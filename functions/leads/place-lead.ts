/** Placing one pending lead: facts are gathered, the decision is pure, the write is conditional on what was read. */
import { ConditionFailed, type Change, type Write } from '#functions/kernel/commit.ts';
import { newId } from '#functions/kernel/id.ts';
import { log } from '#functions/kernel/log.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { keepRoster, mustBeActive, readLoads } from '#functions/partners/index.ts';
import { findProducts } from '#functions/products/index.ts';
import { daysOff } from '#functions/settings/index.ts';
import { deadline, withPublicHolidays } from './domain/clocks.ts';
import type { AccountFacts } from './domain/distribution/account-steps.ts';
import type { TrackRecord } from './domain/distribution/best-fit.ts';
import type { CandidateIndex } from './domain/distribution/candidate.ts';
import { needsDistances } from './domain/distribution/chosen-rule.ts';
import { distancesFrom } from './domain/distribution/distances.ts';
import type { Standing } from './domain/distribution/fair-share.ts';
import { climbLadder, type Ladder } from './domain/distribution/ladder.ts';
import {
  accountWithoutRoom,
  cappedCandidates,
  place,
  type Load,
  type Placement,
} from './domain/distribution/place.ts';
import { policyFor, type NumberedPolicy } from './domain/distribution/policy-course.ts';
import { recordFacts, type RecordedFacts } from './domain/distribution/recorded-facts.ts';
import { afterTurn, countedIn, rankedIn, standingsToRank, startOf } from './domain/distribution/turns.ts';
import { advance, type Lead } from './domain/lead.ts';
import { loadGazetteer } from './gazetteer.ts';
import { groundsOf, type Grounds, type GroundsReader } from './grounds.ts';
import { saveLead, type Move } from './save-lead.ts';
import { decisionWrite } from './store/decisions.ts';
import { readStandings, turnWrites } from './store/standings.ts';
import { readTrackRecords } from './store/track-records.ts';

/** Standings lately read, by scope. The write is binding on the winner's, so an old reading cannot win twice. */
const lately = new Map<string, { readMs: number; standings: Map<string, Standing> }>();
const freshForMs = 1000;
/** Rules and countries have no end: what was read longest ago goes first. */
const mostScopesKept = 500;

async function standingsIn(scope: string | null): Promise<Map<string, Standing>> {
  if (scope === null) return new Map();
  const known = lately.get(scope);
  if (known !== undefined && performance.now() - known.readMs < freshForMs) return known.standings;
  const standings = await readStandings(scope);
  lately.delete(scope);
  if (lately.size >= mostScopesKept)
    for (const oldest of [...lately.keys()].slice(0, 1)) lately.delete(oldest);
  lately.set(scope, { readMs: performance.now(), standings });
  return standings;
}

function rememberTurn(scope: string | null, partnerId: string, base: number, at: string): void {
  const known = scope === null ? undefined : lately.get(scope);
  if (known === undefined) return;
  known.standings.set(partnerId, afterTurn(known.standings.get(partnerId), { partnerId, base, at }));
}

/** What a placement is decided on, beside the lead. */
export interface Facts extends Omit<Grounds, 'policies' | 'accounts'> {
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
  { outcome, trace, decidedBy }: Placement,
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
        withPublicHolidays(partner, daysOff(facts.calendars, partner.country)),
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
  const turn = turnWrites({
    partnerId: partner.id,
    scopes,
    decidedIn: rankedIn(lead.facts.country, trace) ?? '',
    read: facts.standings.get(partner.id),
    base: startOf(partner.id, trace),
    at,
  });
  return {
    ...decided(after, [...turn, mustBeActive(partner.id)]),
    happened: 'offered',
    capacity: partner.capacity,
  };
}

/** What placement looks at in the account of a lead (1 request more where a protected deal is for a family of products). */
async function accountOf(
  { facts, customer }: Lead,
  { accounts }: Grounds,
): Promise<AccountFacts | undefined> {
  const account = customer.accountId === null ? undefined : accounts.get(customer.accountId);
  if (account === undefined) return undefined;
  const byFamily = account.protections.some(({ productFamily }) => productFamily !== null);
  const [product] = byFamily && facts.productId !== null ? await findProducts([facts.productId]) : [];
  return { ...account, productFamily: product?.family ?? null };
}

interface Climbed {
  ladder: Ladder;
  /** The scope whose standings the lead is ranked by. */
  scope: string | null;
  standings: Map<string, Standing>;
  loads: Map<string, Load>;
  records: Map<string, TrackRecord>;
}

/** Climbs the ladder and reads what ranking needs; once more where the account's own partners prove to have no room. */
async function climb(
  lead: Lead,
  index: CandidateIndex,
  { document }: NumberedPolicy,
  account: AccountFacts | undefined,
  at: string,
): Promise<Climbed> {
  const full = new Set<string>();
  const known = new Map<string, Load>();
  for (;;) {
    const ladder = climbLadder(lead, index, document, Date.parse(at), { account, full });
    const scope = rankedIn(lead.facts.country, ladder.chosen);
    const [standings, loads, records] = await Promise.all([
      standingsIn(scope),
      readLoads(cappedCandidates(ladder).map(({ id }) => id)),
      ladder.chosen.ranking.by === 'best-fit'
        ? readTrackRecords(ladder.remaining.map(({ id }) => id))
        : new Map<string, TrackRecord>(),
    ]);
    for (const [id, load] of loads) known.set(id, load);
    const without = accountWithoutRoom(ladder, document, known, at);
    if (without.length === 0) return { ladder, scope, standings, loads: known, records };
    for (const id of without) full.add(id);
  }
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
    const account = await accountOf(lead, read);
    const { ladder, scope, standings, loads, records } = await climb(
      lead,
      read.index,
      policy,
      account,
      change.at,
    );
    const gathered = {
      lead,
      standings: standingsToRank(ladder, standings, policy.document),
      loads,
      records,
      ...(needsDistances(ladder.chosen) && { distanceTo: distancesFrom(lead, await loadGazetteer()) }),
      account,
      at: change.at,
    };
    const placement = place({ ...gathered, index: read.index, policy }, ladder);
    const facts = { ...read, policy, standings, recorded: recordFacts(ladder, gathered) };
    // Before the decision that names it: afterwards nobody could decide again.
    await keepRoster({ version: read.index.version, partners: read.index.all });
    try {
      await saveLead(change, moveOf(lead, placement, facts, change.at), null);
      if (placement.outcome.kind === 'offered')
        rememberTurn(
          scope,
          placement.outcome.partner.id,
          startOf(placement.outcome.partner.id, placement.trace),
          change.at,
        );
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
      if (scope !== null) lately.delete(scope);
    }
  }
}
