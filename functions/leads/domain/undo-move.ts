/** Undoing what a batch did to a lead, as far as nobody has acted on it since. */
import { mayUndo, type BatchMove } from '@rafiq/shared/leads/status.ts';
import * as z from 'zod';
import { idleFrom } from './idle-clock.ts';
import { advance, holderOf, isWorked, lead as leadShape, versionForHolder, type Lead } from './lead.ts';

/** What a batch keeps of a lead to put it back: where it stood and how it came there, and nothing of the customer. */
export const formerLead = leadShape
  .pick({
    state: true,
    hops: true,
    refusedBy: true,
    lastPooledAt: true,
    placement: true,
    why: true,
  })
  .extend({
    /** The version as its holder counted it; null where nobody held it. */
    held: z.number().int().nullable().default(null),
  });
export type FormerLead = z.output<typeof formerLead>;

/** The part of a lead that putting it back needs. */
export function formerOf(lead: Lead): FormerLead {
  const { state, hops, refusedBy, lastPooledAt, placement, why } = lead;
  const held = holderOf(lead) === null ? null : versionForHolder(lead);
  return { state, hops, refusedBy, lastPooledAt, placement, why, held };
}

/** What distribution does by itself; everything else is somebody's doing, or an answer that was missed. */
const ownDoing = new Set(['offered', 'pooled', 'set-aside', 'held', 'resumed']);

export interface Since {
  verb: string;
  byPerson: boolean;
}

export type Undoing =
  { kind: 'put-back'; after: Lead } | { kind: 'refused'; code: 'former-offer-ended' | 'acted-since' };

/**
 * Puts a lead back to where it stood before a batch moved it: refused if an offer would have to be made again that
 * ended, or if anything but distribution itself happened since (source: house rule, an act of a person stands).
 */
export function undo(
  lead: Lead,
  done: { move: BatchMove; before: FormerLead; since: readonly Since[] },
  at: string,
): Undoing {
  const { move, before, since } = done;
  if (before.state.substatus === 'offered') return { kind: 'refused', code: 'former-offer-ended' };
  const untouched = since.every(({ verb, byPerson }) => !byPerson && ownDoing.has(verb));
  if (!untouched || !mayUndo(move, lead.state.substatus, before.state.substatus)) {
    return { kind: 'refused', code: 'acted-since' };
  }
  const { state, held, ...rest } = before;
  // The time its partner did not have it is not the partner's: its clock begins anew.
  const restored = isWorked(state) ? { ...state, idle: idleFrom(at) } : state;
  const after = advance(lead, restored, at, rest);
  // Its holder counts on from where it stood: what it decided before must not pass for decided on what is now.
  const heldFrom = held === null ? after.heldFrom : after.version - held;
  return { kind: 'put-back', after: { ...after, heldFrom } };
}
