/** What a placement looks at, gathered: the ladder climbed, and what ranking needs of those who are left. */
import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import { readLoads } from '#functions/partners/index.ts';
import { findProducts } from '#functions/products/index.ts';
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
  type Load,
  type PlacementFacts,
} from './domain/distribution/place.ts';
import { rankedIn, standingsToRank } from './domain/distribution/turns.ts';
import type { Lead, Placeable } from './domain/lead.ts';
import { loadGazetteer } from './gazetteer.ts';
import type { Grounds } from './grounds.ts';
import { readStandings } from './store/standings.ts';
import { readTrackRecords } from './store/track-records.ts';

/** A lead as far as placing it asks, with the company behind it. */
export type LeadToPlace = Placeable & { customer: Pick<Lead['customer'], 'accountId'> };

/** Standings lately read, by scope. The write is binding on the winner's, so an old reading cannot win twice. */
const lately = new Map<string, { readMs: number; standings: Map<string, Standing> }>();
const freshForMs = 1000;
/** Rules and countries have no end: what was read longest ago goes first. */
const mostScopesKept = 500;

async function standingsIn(scope: string): Promise<Map<string, Standing>> {
  const known = lately.get(scope);
  if (known !== undefined && performance.now() - known.readMs < freshForMs) return known.standings;
  const standings = await readStandings(scope);
  lately.delete(scope);
  if (lately.size >= mostScopesKept)
    for (const oldest of [...lately.keys()].slice(0, 1)) lately.delete(oldest);
  lately.set(scope, { readMs: performance.now(), standings });
  return standings;
}

/** What a turn that was written makes of a standing that is still remembered. */
export function rememberTurn(scope: string, turn: Standing | null): void {
  if (turn !== null) lately.get(scope)?.standings.set(turn.partnerId, turn);
}

/** Standings that were written over meanwhile are read anew. */
export const forgetStandings = (scope: string): void => {
  lately.delete(scope);
};

/** What placement looks at in the account of a lead (1 request more where a protected deal is for a family of products). */
async function accountOf(
  { facts, customer }: LeadToPlace,
  { accounts }: Pick<Grounds, 'accounts'>,
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
  scope: string;
  standings: Map<string, Standing>;
  loads: Map<string, Load>;
  records: Map<string, TrackRecord>;
}

/** Climbs the ladder and reads what ranking needs; once more where the account's own partners prove to have no room. */
async function climb(
  lead: LeadToPlace,
  index: CandidateIndex,
  document: PolicyDocument,
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

export interface Gathered {
  ladder: Ladder;
  /** The scope whose standings the lead is ranked by. */
  scope: string;
  /** The standings as they were read. */
  standings: Map<string, Standing>;
  /** What the placement is decided on, beside the partners and the policy. */
  facts: Omit<PlacementFacts, 'index' | 'policy'> & Pick<PolicyDocument, 'backFromLeave'>;
}

/** Gathers what a placement by this document looks at (1 request; more where `placeLead` says so). */
export async function gather(
  lead: LeadToPlace,
  grounds: Pick<Grounds, 'index' | 'accounts'>,
  document: PolicyDocument,
  at: string,
): Promise<Gathered> {
  const account = await accountOf(lead, grounds);
  const { ladder, scope, standings, loads, records } = await climb(
    lead,
    grounds.index,
    document,
    account,
    at,
  );
  return {
    ladder,
    scope,
    standings,
    facts: {
      lead,
      standings: standingsToRank(ladder, standings, document),
      loads,
      records,
      ...(needsDistances(ladder.chosen) && { distanceTo: distancesFrom(lead, await loadGazetteer()) }),
      account,
      at,
      backFromLeave: document.backFromLeave,
    },
  };
}
