/** Notes in the one table: the note itself, and its words wherever a timeline shows them. */
import { absent, atVersion, type Write } from '#functions/kernel/commit.ts';
import { getItem, queryAll } from '#functions/kernel/dynamo.ts';
import type { EventDraft } from '#functions/kernel/event.ts';
import { recordReader } from '#functions/kernel/record.ts';
import { removeNote } from '#functions/kernel/remove-note.ts';
import * as z from 'zod';
import { storedNote, type StoredNote } from '../domain/note.ts';
import { noteKey } from './note-keys.ts';

const readNote = recordReader('note', z.object({ note: storedNote }));

/** A note by its id (1 request). */
export async function findNote(noteId: string): Promise<StoredNote | undefined> {
  const item = await getItem(noteKey(noteId));
  return item && readNote(item).note;
}

/** The write of a note; label `note` fails unless it stands at the version before. */
export const noteWrite = (note: StoredNote): Write => ({
  label: 'note',
  put: { ...noteKey(note.id), kind: 'note', schema: 1, version: note.version, note },
  when: note.version === 1 ? absent : atVersion(note.version - 1),
});

/** The writes by which a note and its words are gone; label `note` fails unless it stands as it was read. */
export const goneNoteWrites = (note: StoredNote): Write[] => [
  { label: 'note', remove: noteKey(note.id), when: atVersion(note.version) },
  ...wordWrites({ ...note, text: null, mentions: [] }),
];

/** Removes the words a note had before it was changed (1 request, and 1 for each change). */
export async function removeFormerWords(noteId: string): Promise<void> {
  for (const { pk, sk, note } of await queryAll({ partition: noteKey(noteId).pk, prefix: 'EVT#' })) {
    if (note !== undefined) await removeNote({ pk: String(pk), sk: String(sk) });
  }
}

/** The writes that put the present words of a note wherever they are shown, with the mark that they changed. */
export const wordWrites = (note: StoredNote): Write[] =>
  note.places.map((place) => ({
    label: 'place',
    update: place,
    set:
      note.text === null
        ? 'REMOVE #note SET #written.#edited = :edited, #written.#withdrawn = :withdrawn, #written.#mentions = :mentions'
        : 'SET #note = :text, #written.#edited = :edited, #written.#withdrawn = :withdrawn, #written.#mentions = :mentions',
    names: {
      '#note': 'note',
      '#written': 'written',
      '#edited': 'editedAt',
      '#withdrawn': 'withdrawnAt',
      '#mentions': 'mentions',
    },
    values: {
      ':edited': note.editedAt,
      ':withdrawn': note.withdrawnAt,
      ':mentions': note.mentions,
      ...(note.text !== null && { ':text': note.text }),
    },
    when: { expression: 'attribute_exists(pk)' },
  }));

/**
 * What a change of a note tells: not the words, and beside the event what they were before, so that the audit keeps
 * them and erasing reaches them. No route reads them.
 */
export const changeEvent = (
  before: StoredNote,
  after: StoredNote,
  happened: 'edited' | 'withdrawn',
): EventDraft => ({
  type: `rafiq.notes.note.${happened}.v1`,
  subject: after.id,
  pk: noteKey(after.id).pk,
  version: after.version,
  data: { noteId: after.id, subject: after.subject.id, mentions: after.mentions },
  changed: ['text', 'mentions'],
  note: before.text ?? undefined,
});
