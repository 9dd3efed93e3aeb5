/**
 * Back from leave: a partner keeps its place among the others, or makes up what it missed at no more than twice its
 * share, instead of being given every lead until its level is that of the others again. Whoever was out of play
 * (suspended, or of weight zero) keeps its place.
 */
import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import type { Tier } from '@rafiq/shared/partners/status.ts';
import { dayIn, instantOfWallClock } from '@rafiq/shared/working-time.ts';
import type { Candidate } from './candidate.ts';
import { levelOf, noTurns, type Standing } from './fair-share.ts';

const dayMs = 86_400_000;
/** Levels are quotients: what differs by less than this is the same. */
const hair = 1e-9;

type Weighted = Pick<Candidate, 'id' | 'weight'>;

/** When a partner was last back from time off: the beginning of the day after it, in its own zone; null: never away. */
function lastDayBack({ timeOff, timeZone }: Candidate, atMs: number): number | null {
  if (timeOff.length === 0) return null;
  const today = dayIn(timeZone, atMs);
  const over = timeOff.reduce((last, { to }) => (to < today && to > last ? to : last), '');
  return over === '' ? null : instantOfWallClock(timeZone, Date.parse(`${over}T00:00:00Z`) + dayMs);
}

/**
 * When a partner was last back: from time off, where whoever has it is passed over, or from having been out of play.
 * Only of the former may it make up what it missed; null: it never was away.
 */
function lastReturn(
  candidate: Candidate,
  atMs: number,
  steps: Pick<PolicyDocument['steps'], 'availability'>,
): { ms: number; fromLeave: boolean } | null {
  const day = steps.availability ? lastDayBack(candidate, atMs) : null;
  const inPlay = candidate.backInPlayAt === undefined ? null : Date.parse(candidate.backInPlayAt);
  if (inPlay !== null && (day === null || inPlay >= day)) return { ms: inPlay, fromLeave: false };
  return day === null ? null : { ms: day, fromLeave: true };
}

/** When somebody had its last turn here; empty: never. */
const lastTurnOf = (standing: Standing | undefined): string =>
  standing?.here?.at ?? standing?.lastAssignedAt ?? '';

/** Whether somebody that came back then has had no turn here since. */
function isFresh(returnMs: number, standing: Standing | undefined): boolean {
  const lastTurn = lastTurnOf(standing);
  return lastTurn === '' || Date.parse(lastTurn) < returnMs;
}

/**
 * By whom those who are back are measured: by whoever was there all the time, or else by whoever was there last, be it
 * that it is back too, away now, or has no room.
 */
function measureOf(
  peers: readonly Candidate[],
  eligible: readonly Candidate[],
  returns: ReadonlyMap<string, object>,
  standings: ReadonlyMap<string, Standing>,
): readonly Candidate[] {
  const there = peers.filter(({ id }) => !returns.has(id));
  if (there.length > 0) return there;
  const lastTurn = ({ id }: Candidate) => lastTurnOf(standings.get(id));
  const last = eligible.map(lastTurn).reduce((latest, one) => (one > latest ? one : latest), '');
  return last === '' ? [] : eligible.filter((one) => lastTurn(one) === last);
}

/**
 * The lowest level at which somebody takes part with others as if it had always been there: none of them is more than
 * its own last turn above it. Null where there are no others.
 */
export function frontierOf(
  others: readonly Weighted[],
  standings: ReadonlyMap<string, Standing>,
): number | null {
  if (others.length === 0) return null;
  let [lowest, beforeLastTurn] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { id, weight } of others) {
    const { assigned, creditedBack } = standings.get(id) ?? noTurns(id);
    const level = levelOf(assigned, creditedBack, weight);
    lowest = Math.min(lowest, level);
    beforeLastTurn = Math.max(beforeLastTurn, level - 1 / weight);
  }
  // Where others stand far apart, because they take other leads beside, the lowest of them is the measure.
  return Math.min(lowest, beforeLastTurn);
}

/**
 * How far below the others somebody stood who is given a turn: nothing where all take the same leads, much where it
 * takes few of those that they take. That is its place, to be kept while it is away.
 */
export function aheadOf(
  next: Weighted,
  candidates: readonly Weighted[],
  standings: ReadonlyMap<string, Standing>,
): number {
  const frontier = frontierOf(
    candidates.filter(({ id }) => id !== next.id),
    standings,
  );
  if (frontier === null) return 0;
  const { assigned, creditedBack } = standings.get(next.id) ?? noTurns(next.id);
  const ahead = frontier - levelOf(assigned, creditedBack, next.weight);
  return ahead > hair ? ahead : 0;
}

/** The tier that a rule would have first, second and so on; those it does not name come last. */
export const preferenceOf = ({ tier }: Pick<Candidate, 'tier'>, prefer: readonly Tier[]): number => {
  const place = prefer.indexOf(tier);
  return place < 0 ? prefer.length : place;
};

/**
 * The standings of candidates with those who are back from leave in their place among the others of their preference.
 * What they are counted as having had while they were away is told in `welcomedBack`.
 * @param candidates who can be given the lead; `eligible`: also those who could, but are away or have no room
 */
export function keptPlaces(
  candidates: readonly Candidate[],
  standings: ReadonlyMap<string, Standing>,
  { backFromLeave, steps }: Pick<PolicyDocument, 'backFromLeave' | 'steps'>,
  { eligible, at, prefer }: { eligible: readonly Candidate[]; at: string; prefer: readonly Tier[] },
): ReadonlyMap<string, Standing> {
  if (backFromLeave === null) return standings;
  const atMs = Date.parse(at);
  const returns = new Map<string, { ms: number; fromLeave: boolean }>();
  for (const candidate of candidates) {
    const back = lastReturn(candidate, atMs, steps);
    if (back !== null && isFresh(back.ms, standings.get(candidate.id))) returns.set(candidate.id, back);
  }
  if (returns.size === 0) return standings;
  const places = new Map(standings);
  const frontiers = new Map<number, number | null>();
  for (const candidate of candidates) {
    const back = returns.get(candidate.id);
    if (back === undefined) continue;
    const preference = preferenceOf(candidate, prefer);
    let frontier = frontiers.get(preference);
    if (frontier === undefined) {
      const [peers, all] = [candidates, eligible].map((some) =>
        some.filter((other) => preferenceOf(other, prefer) === preference),
      );
      frontier = frontierOf(measureOf(peers ?? [], all ?? [], returns, standings), standings);
      frontiers.set(preference, frontier);
    }
    const { owed, ...standing } = standings.get(candidate.id) ?? noTurns(candidate.id);
    if (frontier === null) continue;
    const { assigned, creditedBack, here } = standing;
    const level = frontier - (here?.ahead ?? 0);
    const missed = Math.ceil(level * candidate.weight - (assigned - creditedBack) - hair);
    if (missed <= 0) continue;
    // What the vendor kept from a partner is not made up to it.
    const until =
      backFromLeave.kind === 'catch-up' && back.fromLeave ? back.ms + backFromLeave.days * dayMs : back.ms;
    places.set(candidate.id, {
      ...standing,
      assigned: assigned + missed,
      welcomedBack: missed,
      ...(until > atMs && {
        owed: { turns: missed + (stillOwed({ owed }, at)?.turns ?? 0), until: new Date(until).toISOString() },
      }),
    });
  }
  return places;
}

/** What a partner may still make up of what it missed; undefined when nothing is left, or its days are over. */
export const stillOwed = ({ owed }: Pick<Standing, 'owed'>, at: string): Standing['owed'] =>
  owed !== undefined && owed.turns > 0 && owed.until > at ? owed : undefined;
