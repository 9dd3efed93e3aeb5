/** Writing a note: what is said, who reads it, and its place in the timeline, in one transaction. */
import type { NewLeadNote, NewNote } from '@rafiq/shared/notes/contract.ts';
import type { IdKind } from '@rafiq/shared/ids.ts';
import type { Caller } from '#functions/kernel/caller.ts';
import { commit, type Change, type Write } from '#functions/kernel/commit.ts';
import { eventPlaces, type EventDraft, type Written } from '#functions/kernel/event.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { planContact } from '#functions/leads/index.ts';
import type { StoredNote } from './domain/note.ts';
import type { Place } from './place.ts';
import { requireReaders } from './readers.ts';
import { noteWrite } from './store/note-store.ts';

/** A call that is to come is an appointment, not a call; clocks of people run a little ahead. */
const aheadMs = 5 * 60_000;

interface Writer {
  caller: Caller;
  change: Change;
  newId: (kind: IdKind) => string;
}

type Words = NewNote & Partial<Pick<NewLeadNote, 'shared' | 'markContacted'>>;

/** What is written with a note, and the event that carries its words. */
interface Entry {
  writes: readonly Write[];
  draft: EventDraft;
}

/**
 * Keeps a note and tells of it.
 * @throws Problem `may-not-see`, `nobody-to-share-with`, or `illegal-move` where the contact cannot move the lead on
 */
export async function writeNote(place: Place, words: Words, writer: Writer): Promise<StoredNote> {
  const { caller, change, newId } = writer;
  const shared = words.shared ?? false;
  // A partner shares with its manager, who is always there; the vendor only with a partner that owns the lead.
  if (shared && place.owner === null) throw new Problem('nobody-to-share-with');
  requirePast(words.happenedAt, change.at);
  await requireReaders(place, caller, { mentions: words.mentions, shared });
  const note: StoredNote = {
    id: newId('note'),
    subject: place.subject,
    kind: words.kind,
    outcome: words.kind === 'note' ? null : (words.outcome ?? 'reached'),
    happenedAt: words.happenedAt ?? change.at,
    text: words.text ?? null,
    mentions: [...new Set(words.mentions)],
    shared,
    writtenAt: change.at,
    editedAt: null,
    withdrawnAt: null,
    version: 1,
    organisation: caller.organisation,
    authorId: caller.userId,
    sharedWith: shared ? (place.owner?.id ?? null) : null,
    places: [],
  };
  const eventId = newId('event');
  const { writes, draft } = entryOf(place, note, words.markContacted ?? false, eventId, change);
  const placed = { ...note, places: eventPlaces(draft, eventId).filter((_, index) => carries(draft, index)) };
  return commit(change, { writes: [...writes, noteWrite(placed)], events: [draft], answer: placed });
}

function requirePast(happenedAt: string | undefined, now: string): void {
  if (happenedAt === undefined || Date.parse(happenedAt) <= Date.parse(now) + aheadMs) return;
  throw new Problem('invalid-request', { errors: [{ pointer: '/happenedAt', code: 'in-the-future' }] });
}

/** Whether the words stand at a place of an event: the first is its own, the others those of its copies. */
const carries = (draft: EventDraft, index: number): boolean =>
  index === 0 ? draft.noteHere !== false : draft.copies?.[index - 1]?.note === true;

function entryOf(
  place: Place,
  note: StoredNote,
  markContacted: boolean,
  eventId: string,
  change: Change,
): Entry {
  const written: Written = {
    id: note.id,
    kind: note.kind,
    shared: note.shared,
    mentions: note.mentions,
    happenedAt: note.happenedAt === note.writtenAt ? null : note.happenedAt,
    editedAt: null,
    withdrawnAt: null,
  };
  const words = note.text ?? undefined;
  if (markContacted) {
    if (place.lead === null || note.organisation !== place.owner?.id) throw new Problem('forbidden');
    const made = {
      channel: note.kind,
      data: { noteId: note.id, outcome: note.outcome },
      note: words,
      written,
    };
    const { writes, events } = planContact(place.lead, made, change);
    const [draft] = events;
    if (draft === undefined) throw new Error('A contact tells of itself');
    return { writes, draft: { ...draft, id: eventId, data: { ...draft.data, mentions: note.mentions } } };
  }
  const draft = place.tell({
    id: eventId,
    happened: { note: 'noted', call: 'called', meeting: 'met' }[note.kind],
    data: { noteId: note.id, outcome: note.outcome, mentions: note.mentions },
    note: words,
    written,
    contact: note.kind !== 'note',
  });
  return { writes: place.unmoved(change.at), draft };
}
