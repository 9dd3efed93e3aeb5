/** Whose a lead is, and what each answer about it says: the least that must hold in every order of events. */
import type { Model } from './check-history.ts';

export type Ask =
  | { kind: 'claim'; by: string }
  | { kind: 'accept'; by: string; offerId: string }
  | { kind: 'release' }
  | { kind: 'reassign'; to: string }
  | { kind: 'pool' }
  | { kind: 'read' }
  | { kind: 'read-own'; by: string };

/** What was answered: done, or the code of the refusal; and what a reader saw, or which offer was made. */
export interface Told {
  said: string;
  seen?: string;
  offerId?: string;
}

interface Ownership {
  at: 'pending' | 'pooled' | 'offered' | 'owned';
  holder: string | null;
  offerId: string | null;
  refused: readonly string[];
}

const seenOf = ({ at, holder }: Ownership): string =>
  `${at === 'owned' ? 'accepted' : at} ${holder ?? ''}`.trim();

/** Taken back: the lead waits for distribution, without the partner that had it. */
const released = ({ holder, refused }: Ownership): Ownership => ({
  at: 'pending',
  holder: null,
  offerId: null,
  refused: holder === null || refused.includes(holder) ? refused : [...refused, holder],
});

/** What may be said in a state, and the state after it. */
function answersOf(state: Ownership, ask: Ask, told: Told): Record<string, Ownership> {
  const { at, holder, refused } = state;
  switch (ask.kind) {
    case 'claim': {
      if (refused.includes(ask.by)) return { 'not-found': state };
      // It was in the pool from the beginning; whether somebody has it since is not told.
      if (at !== 'pooled') return { 'lead-already-claimed': state };
      return { done: { at: 'owned', holder: ask.by, offerId: null, refused } };
    }
    case 'accept':
      return at === 'offered' && state.offerId === ask.offerId
        ? { done: { at: 'owned', holder: ask.by, offerId: null, refused } }
        : { 'offer-no-longer-open': state };
    case 'release':
      return at === 'pending' ? { 'illegal-move': state } : { done: released(state) };
    case 'reassign':
      if (holder === ask.to) return { 'illegal-move': state };
      return {
        done: {
          at: 'offered',
          holder: ask.to,
          offerId: told.offerId ?? null,
          // Whoever it is taken from while it works on it does not get it again.
          refused: at === 'owned' ? released(state).refused : refused,
        },
      };
    case 'pool':
      return at === 'pending' ? { done: { ...state, at: 'pooled' } } : {};
    case 'read':
      return { [`saw ${seenOf(state)}`]: state };
    case 'read-own':
      return { [holder === ask.by ? `saw ${seenOf(state)}` : 'not-found']: state };
  }
}

/** Whoever gave way to others changed nothing and says nothing of the state. */
const gaveWay: readonly string[] = ['conflict', 'unavailable'];

export const pooledLead: Model<Ownership, Ask, Told> = {
  start: { at: 'pooled', holder: null, offerId: null, refused: [] },
  step: (state, ask, told) =>
    gaveWay.includes(told.said) ? state : answersOf(state, ask, told)[told.seen ?? told.said],
  nameOf: JSON.stringify,
};
