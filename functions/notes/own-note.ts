/** A note as the caller may meet it: read, and for a while changed by its author. */
import type { Caller } from '#functions/kernel/caller.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { mayChange, type StoredNote } from './domain/note.ts';
import { placeOf, type Place } from './place.ts';
import { findNote } from './store/note-store.ts';

/**
 * A note with its place, for whom it was written: the writer's side, and the other one if it is shared (2 requests).
 * A partner that has lost the lead has lost what was written about it.
 * @throws Problem `not-found` for everyone else
 */
export async function noteSeenBy(
  caller: Caller,
  noteId: string,
): Promise<{ note: StoredNote; place: Place }> {
  const note = await findNote(noteId);
  if (note === undefined) throw new Problem('not-found');
  const ofWriter = note.organisation === caller.organisation;
  const sharedWithCaller = note.shared && (caller.partnerId === null || note.sharedWith === caller.partnerId);
  if (!ofWriter && !sharedWithCaller) throw new Problem('not-found');
  return { note, place: await placeOf(caller, note.subject) };
}

/**
 * A note its author may still change.
 * @throws Problem `not-found`, `forbidden` for others who read it, `no-longer-editable` once its time is over
 */
export async function noteToChange(
  caller: Caller,
  noteId: string,
  at: string,
): Promise<{ note: StoredNote; place: Place }> {
  const seen = await noteSeenBy(caller, noteId);
  if (seen.note.authorId !== caller.userId) throw new Problem('forbidden');
  if (!mayChange(seen.note, at)) throw new Problem('no-longer-editable');
  return seen;
}
