/** Whose a lead is, and what each answer about it says: the least that must hold in every order of events. */
import type { Model } from './check-history.ts';

export type Ask =
  | { kind: 'claim'; by: string }
  | { kind: 'accept'; by: string; offerId: string }
  | { kind: 'release' }
  | { kind: 'reassign'; to: string }
  | { kind: 'pool' }
  /** The engine places it; whom it would be offered to is its own affair, but for those who gave it up. */
  | { kind: 'place' }
  | { kind: 'read' }
  | { kind: 'read-own'; by: string };

/** What was answered: done, or the code of the refusal; what a reader saw, or which offer was made, and to whom. */
export interface Told {
  said: string;
  seen?: string;
  offerId?: string;
  to?: string;
}

/** After so many offers and claims the engine makes no more (source: the shipped policy). */
const mostHops = 5;

interface Ownership {
  at: 'pending' | 'pooled' | 'offered' | 'owned' | 'unplaced';
  holder: string | null;
  offerId: string | null;
  refused: readonly string[];
  hops: number;
  /** It has lain in the pool before the eyes of all partners; whether somebody has it since is not told. */
  wasPooled: boolean;
}

const seenOf = ({ at, holder }: Ownership): string =>
  `${at === 'owned' ? 'accepted' : at} ${holder ?? ''}`.trim();

/** Taken back: the lead waits for distribution, without the partner that had it. */
const released = ({ holder, refused, hops, wasPooled }: Ownership): Ownership => ({
  hops,
  wasPooled,
  at: 'pending',
  holder: null,
  offerId: null,
  refused: holder === null || refused.includes(holder) ? refused : [...refused, holder],
});

/** What a placement may make of a lead that waits: an offer to somebody who may have it, or nothing where nobody may. */
function placed(
  state: Ownership,
  { to, offerId }: Told,
  partners: readonly string[],
): Record<string, Ownership> {
  const { at, refused, hops } = state;
  if (at !== 'pending') return {};
  const free = hops < mostHops ? partners.filter((id) => !refused.includes(id)) : [];
  if (free.length === 0) return { 'set-aside': { ...state, at: 'unplaced' } };
  if (to === undefined || !free.includes(to)) return {};
  return { offered: { ...state, at: 'offered', holder: to, offerId: offerId ?? null, hops: hops + 1 } };
}

/** What may be said in a state, and the state after it. */
function answersOf(
  state: Ownership,
  ask: Ask,
  told: Told,
  partners: readonly string[],
): Record<string, Ownership> {
  const { at, holder, refused, hops } = state;
  switch (ask.kind) {
    case 'claim': {
      if (refused.includes(ask.by)) return { 'not-found': state };
      if (at !== 'pooled') return { [state.wasPooled ? 'lead-already-claimed' : 'not-found']: state };
      return { done: { ...state, at: 'owned', holder: ask.by, offerId: null, hops: hops + 1 } };
    }
    case 'accept':
      return at === 'offered' && state.offerId === ask.offerId
        ? { done: { ...state, at: 'owned', holder: ask.by, offerId: null } }
        : { 'offer-no-longer-open': state };
    case 'release':
      return at === 'pending' || at === 'unplaced' ? { 'illegal-move': state } : { done: released(state) };
    case 'reassign':
      if (holder === ask.to) return { 'illegal-move': state };
      return {
        done: {
          ...state,
          at: 'offered',
          holder: ask.to,
          offerId: told.offerId ?? null,
          hops: hops + 1,
          // Whoever it is taken from while it works on it does not get it again.
          refused: at === 'owned' ? released(state).refused : refused,
        },
      };
    case 'pool':
      return at === 'pending' ? { done: { ...state, at: 'pooled', wasPooled: true } } : {};
    case 'place':
      return placed(state, told, partners);
    case 'read':
      return { [`saw ${seenOf(state)}`]: state };
    case 'read-own':
      return { [holder === ask.by ? `saw ${seenOf(state)}` : 'not-found']: state };
  }
}

/** Whoever gave way to others changed nothing and says nothing of the state. */
const gaveWay: readonly string[] = ['conflict', 'unavailable'];

/** A lead that begins in the pool or waits to be placed, where these partners may have it. */
export const ownedByOne = (
  at: 'pooled' | 'pending',
  partners: readonly string[],
): Model<Ownership, Ask, Told> => ({
  start: { at, holder: null, offerId: null, refused: [], hops: 0, wasPooled: at === 'pooled' },
  step: (state, ask, told) =>
    gaveWay.includes(told.said) ? state : answersOf(state, ask, told, partners)[told.seen ?? told.said],
  nameOf: JSON.stringify,
});
