/** Trying a draft of the policy on one lead: the facts are gathered as for a placement, and nothing is written. */
import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import type { LeadToTry, TypedFacts } from '@rafiq/shared/leads/try-contract.ts';
import { Problem, type FieldFault } from '#functions/kernel/problem.ts';
import { readLoads } from '#functions/partners/index.ts';
import { findProducts } from '#functions/products/index.ts';
import type { TrackRecord } from './domain/distribution/best-fit.ts';
import type { Standing } from './domain/distribution/fair-share.ts';
import { needsDistances } from './domain/distribution/chosen-rule.ts';
import { distancesFrom } from './domain/distribution/distances.ts';
import { climbLadder } from './domain/distribution/ladder.ts';
import { cappedCandidates, place, type Placement } from './domain/distribution/place.ts';
import { rankedIn, standingsToRank } from './domain/distribution/turns.ts';
import type { Placeable } from './domain/lead.ts';
import { loadGazetteer } from './gazetteer.ts';
import { readGrounds } from './grounds.ts';
import { unknownReferences } from './policy-references.ts';
import { findLead } from './store/lead-store.ts';
import { readStandings } from './store/standings.ts';
import { readTrackRecords } from './store/track-records.ts';

export interface Tried {
  placement: Placement;
  /** Whether its customer lets it be shared: if not, no policy distributes it. */
  mayShare: boolean;
}

/** As it arrives: nobody has been offered it. */
const untouched = { hops: 0, refusedBy: [] };

function madeUp({ postalCode, ...facts }: TypedFacts, at: string): Placeable {
  const unsaid = { country: null, subdivision: null, city: null, productId: null, industry: null };
  const more = { sizeBand: null, language: null, countryText: null, productName: null, receivedAt: at };
  return {
    facts: { ...unsaid, ...more, ...facts },
    customer: { postalCode: postalCode ?? null },
    ...untouched,
  };
}

type Found = { lead: Placeable; mayShare: boolean } | { fault: FieldFault };

const unknownAt = (pointer: string): Found => ({ fault: { pointer, code: 'unknown-reference' } });

/** The lead that is to be tried (1 request where it names a lead or a product). */
async function leadOf({ leadId, facts }: LeadToTry, at: string): Promise<Found> {
  if (leadId !== undefined) {
    const lead = await findLead(leadId);
    return lead === undefined
      ? unknownAt('/lead/leadId')
      : { lead: { ...lead, ...untouched }, mayShare: lead.consentToShare.given };
  }
  const typed = facts ?? { valueBand: 'unknown' };
  if (typed.productId !== undefined) {
    const [product] = await findProducts([typed.productId]);
    if (product === undefined) return unknownAt('/lead/facts/productId');
  }
  return { lead: madeUp(typed, at), mayShare: true };
}

/**
 * What a draft would decide about a lead that came now (as many requests as a placement reads, and one for each hundred
 * partners and products the draft names).
 * @throws Problem `unknown-reference` for what the draft names that does not exist, as publishing it would, and for a
 * lead or a product that does not
 */
export async function tryLead(document: PolicyDocument, asked: LeadToTry, at: string): Promise<Tried> {
  const [unknown, found, grounds] = await Promise.all([
    unknownReferences(document),
    leadOf(asked, at),
    readGrounds(),
  ]);
  const errors = unknown.map(({ pointer, code }): FieldFault => ({ pointer: `/document${pointer}`, code }));
  if ('fault' in found) throw new Problem('unknown-reference', { errors: [...errors, found.fault] });
  if (errors.length > 0) throw new Problem('unknown-reference', { errors });
  const { lead, mayShare } = found;
  const { published, canary } = grounds.policies;
  const policy = { version: Math.max(published.version, canary?.version ?? 0) + 1, document };
  const ladder = climbLadder(lead, grounds.index, document, Date.parse(at));
  const scope = rankedIn(lead.facts.country, ladder.chosen);
  const [standings, loads, records] = await Promise.all([
    scope === null ? new Map<string, Standing>() : readStandings(scope),
    readLoads(cappedCandidates(ladder).map(({ id }) => id)),
    ladder.chosen.ranking.by === 'best-fit'
      ? readTrackRecords(ladder.remaining.map(({ id }) => id))
      : new Map<string, TrackRecord>(),
  ]);
  const placement = place(
    {
      lead,
      index: grounds.index,
      policy,
      standings: standingsToRank(ladder, standings, document),
      loads,
      records,
      ...(needsDistances(ladder.chosen) && { distanceTo: distancesFrom(lead, await loadGazetteer()) }),
      at,
    },
    ladder,
  );
  return { placement, mayShare };
}
