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

/** When a partner was last put back into play; null: never, or (where leads of the past are walked again) not yet. */
function lastInPlay({ backInPlayAt }: Candidate, atMs: number): number | null {
  const ms = backInPlayAt === undefined ? null : Date.parse(backInPlayAt);
  return ms === null || ms > atMs ? null : ms;
}

/** When somebody had its last turn here; empty: never. */
const lastTurnOf = (standing: Standing | undefined): string =>
  standing?.here?.at ?? standing?.lastAssignedAt ?? '';

/** Somebody that is back and has had no turn here since. */
interface Return {
  ms: number;
  /** It was away of its own will alone: then it may make up what it missed. */
  fromLeave: boolean;
}

/**
 * From what a partner is back since its last turn here: from time off, where whoever has it is passed over, from having
 * been out of play, or from both; null: from neither.
 */
function freshReturn(
  candidate: Candidate,
  standing: Standing | undefined,
  { atMs, steps }: { atMs: number; steps: Pick<PolicyDocument['steps'], 'availability'> },
): Return | null {
  const lastTurn = lastTurnOf(standing);
  const fresh = (ms: number | null) =>
    ms === null || (lastTurn !== '' && Date.parse(lastTurn) >= ms) ? null : ms;
  const day = fresh(steps.availability ? lastDayBack(candidate, atMs) : null);
  const inPlay = fresh(lastInPlay(candidate, atMs));
  if (inPlay !== null) return { ms: Math.max(inPlay, day ?? inPlay), fromLeave: false };
  return day === null ? null : { ms: day, fromLeave: true };
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
  { backFromLeave, steps, newcomerStart }: Pick<PolicyDocument, 'backFromLeave' | 'steps' | 'newcomerStart'>,
  { eligible, at, prefer }: { eligible: readonly Candidate[]; at: string; prefer: readonly Tier[] },
): ReadonlyMap<string, Standing> {
  if (backFromLeave === null) return standings;
  const atMs = Date.parse(at);
  const returns = new Map<string, Return>();
  for (const candidate of candidates) {
    const standing = standings.get(candidate.id);
    const back = freshReturn(candidate, standing, { atMs, steps });
    // Whoever is in play for the first time is a newcomer.
    const isNew = standing === undefined && back?.fromLeave === false && newcomerStart === 'zero';
    if (back !== null && !isNew) returns.set(candidate.id, back);
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
    places.set(candidate.id, {
      ...standing,
      assigned: assigned + missed,
      welcomedBack: missed,
      ...owedAfter(back, missed, stillOwed({ owed }, at), { backFromLeave, atMs }),
    });
  }
  return places;
}

/**
 * What somebody that is back may make up: what it missed on leave, and what it was owed before; of what it missed while
 * it was out of play, nothing.
 */
function owedAfter(
  back: Return,
  missed: number,
  before: Standing['owed'],
  { backFromLeave, atMs }: { backFromLeave: NonNullable<PolicyDocument['backFromLeave']>; atMs: number },
): Pick<Standing, 'owed'> {
  if (backFromLeave.kind === 'keep-place') return {};
  const until = back.ms + backFromLeave.days * dayMs;
  if (!back.fromLeave || until <= atMs) return before === undefined ? {} : { owed: before };
  return { owed: { turns: missed + (before?.turns ?? 0), until: new Date(until).toISOString() } };
}

/** What a partner may still make up of what it missed; undefined when nothing is left, or its days are over. */
export const stillOwed = ({ owed }: Pick<Standing, 'owed'>, at: string): Standing['owed'] =>
  owed !== undefined && owed.turns > 0 && owed.until > at ? owed : undefined;
