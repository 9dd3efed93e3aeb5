import type { PartyView } from './party-view.ts';

/** Whether a side did not get what it claims: it lost the deal, or has only a part of it. */
export const fellShort = ({ outcome }: Pick<PartyView, 'outcome'>): boolean =>
  outcome?.effect === 'lost' || outcome?.effect === 'shared';

/**
 * Whether the time to appeal is over: the clock of the resolution has run out, whether or not anybody has noticed. At its
 * last instant it is.
 */
export const appealIsOver = ({ status, dueAt }: Pick<PartyView, 'status' | 'dueAt'>, at: string): boolean =>
  status === 'final' || (status === 'resolved' && (dueAt === null || dueAt <= at));

/** Whether a side may ask for a second look: once, where it fell short, and until the clock runs out. */
export const mayAppeal = (view: Pick<PartyView, 'outcome' | 'status' | 'dueAt'>, at: string): boolean =>
  view.status === 'resolved' && fellShort(view) && !appealIsOver(view, at);
