/** Placing one pending lead: facts are gathered, the decision is pure, the write is conditional on what was read. */
import { ConditionFailed, type Change, type Write } from '#functions/kernel/commit.ts';
import { newId } from '#functions/kernel/id.ts';
import { log } from '#functions/kernel/log.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { mustBeActive, readLoads } from '#functions/partners/index.ts';
import { daysOff } from '#functions/settings/index.ts';
import { deadline, withPublicHolidays } from './domain/clocks.ts';
import type { Standing } from './domain/distribution/fair-share.ts';
import { climbLadder } from './domain/distribution/ladder.ts';
import { cappedCandidates, place, type Placement } from './domain/distribution/place.ts';
import { advance, type Lead } from './domain/lead.ts';
import { readGrounds, type Grounds, type GroundsReader } from './grounds.ts';
import { saveLead, type Move } from './save-lead.ts';
import { decisionWrite } from './store/decisions.ts';
import { readStandings, turnWrites } from './store/standings.ts';

/** Standings lately read, by country. The write is binding on the winner's, so an old reading cannot win twice. */
const lately = new Map<string, { readMs: number; standings: Map<string, Standing> }>();
const freshForMs = 1000;

async function standingsOf(country: string | null): Promise<Map<string, Standing>> {
  if (country === null) return new Map();
  const known = lately.get(country);
  if (known !== undefined && performance.now() - known.readMs < freshForMs) return known.standings;
  const standings = await readStandings(country);
  lately.set(country, { readMs: performance.now(), standings });
  return standings;
}

function rememberTurn(country: string | null, partnerId: string, at: string): void {
  const known = country === null ? undefined : lately.get(country);
  if (known === undefined) return;
  const standing = known.standings.get(partnerId);
  known.standings.set(partnerId, {
    partnerId,
    assigned: (standing?.assigned ?? 0) + 1,
    creditedBack: standing?.creditedBack ?? 0,
    lastAssignedAt: at,
    version: (standing?.version ?? 0) + 1,
  });
}

/** What a placement is decided on, beside the lead. */
export interface Facts extends Grounds {
  standings: Map<string, Standing>;
}

async function gather(lead: Lead, grounds: Promise<Grounds>): Promise<Facts> {
  const [read, standings] = await Promise.all([grounds, standingsOf(lead.facts.country)]);
  return { ...read, standings };
}

/** What a placement makes of a lead, with the writes that bind it to the facts it was decided on. */
export function moveOf(
  lead: Lead,
  { outcome, trace }: Placement,
  facts: Facts,
  at: string,
  makeId: (kind: 'decision' | 'offer') => string = newId,
): Move {
  const decided = (after: Lead, extra: Write[]): Pick<Move, 'before' | 'after' | 'extra'> => ({
    before: lead,
    after,
    extra: [decisionWrite(lead.id, after.version, { id: makeId('decision'), at, trace }), ...extra],
  });
  const { reason } = trace;
  if (outcome.kind === 'held') {
    const after = advance(lead, { substatus: 'pending', heldUntil: outcome.until }, at, {
      placement: reason,
    });
    return { ...decided(after, []), happened: 'held' };
  }
  if (outcome.kind === 'pooled') {
    const after = advance(lead, { substatus: 'pooled', pooledAt: at }, at, {
      placement: reason,
      lastPooledAt: at,
    });
    return { ...decided(after, []), happened: 'pooled' };
  }
  if (outcome.kind === 'unplaced') {
    const after = advance(lead, { substatus: 'unplaced', reason }, at, { placement: reason });
    return { ...decided(after, []), happened: 'set-aside', data: { reason: reason.code } };
  }
  const { partner, why } = outcome;
  const { document } = facts.policy;
  const countries = [...new Set(partner.territories.map(({ country }) => country))];
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
        document.acceptHours,
        document,
        withPublicHolidays(partner, daysOff(facts.calendars, partner.country)),
      ),
      turnIn: countries,
    },
    at,
    { hops: lead.hops + 1, placement: reason, why },
  );
  const turn = turnWrites({
    partnerId: partner.id,
    countries,
    decidedIn: lead.facts.country ?? '',
    read: facts.standings.get(partner.id),
    at,
  });
  return {
    ...decided(after, [...turn, mustBeActive(partner.id)]),
    happened: 'offered',
    capacity: partner.capacity,
  };
}

const mostTries = 6;

/**
 * Places a pending lead (3 requests: grounds, standings, transaction; one more where candidates have caps; one less
 * where grounds are shared). A lead that moved on meanwhile is left alone: its own change comes by the stream.
 */
export async function placeLead(
  lead: Lead,
  change: Change,
  grounds: GroundsReader = readGrounds,
): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    // Where the world had moved on, what others were decided on will not do.
    const facts = await gather(lead, grounds({ anew: tries > 1 }));
    const capped = cappedCandidates(
      climbLadder(lead, facts.index, facts.policy.document, Date.parse(change.at)),
    );
    const loads = await readLoads(capped.map(({ id }) => id));
    const placement = place({ lead, ...facts, loads, at: change.at });
    try {
      await saveLead(change, moveOf(lead, placement, facts, change.at), null);
      if (placement.outcome.kind === 'offered')
        rememberTurn(lead.facts.country, placement.outcome.partner.id, change.at);
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
      if (lead.facts.country !== null) lately.delete(lead.facts.country);
    }
  }
}
