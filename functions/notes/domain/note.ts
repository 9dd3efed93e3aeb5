/** A note as it is kept: what was written about which record, by whom, and where its words lie. */
import { note as noteOnWire, type Note } from '@rafiq/shared/notes/contract.ts';
import { editableForMinutes } from '@rafiq/shared/timeline.ts';
import * as z from 'zod';

export const storedNote = z
  .object(noteOnWire.shape)
  .omit({ editableUntil: true })
  .extend({
    /** `vendor` or the partner whose people wrote it. */
    organisation: z.string(),
    authorId: z.string(),
    /** The partner that reads it with the vendor: the one that owned the lead when it was shared. */
    sharedWith: z.string().nullable(),
    /** The timeline entries that carry its words. */
    places: z.array(z.object({ pk: z.string(), sk: z.string() })),
  });
export type StoredNote = z.output<typeof storedNote>;

/** Until when its author may change a note. */
export const editableUntilOf = ({ writtenAt }: Pick<StoredNote, 'writtenAt'>): string =>
  new Date(Date.parse(writtenAt) + editableForMinutes * 60_000).toISOString();

/** Whether a note may still be changed at an instant; a withdrawn one may not. */
export const mayChange = (note: StoredNote, at: string): boolean =>
  note.withdrawnAt === null && at < editableUntilOf(note);

/** Other words in place of the first. */
export const editNote = (
  note: StoredNote,
  words: { text: string; mentions: string[] },
  at: string,
): StoredNote => ({ ...note, ...words, editedAt: at, version: note.version + 1 });

/** The words are taken back; that something was written stays. */
export const withdrawNote = (note: StoredNote, at: string): StoredNote => ({
  ...note,
  text: null,
  mentions: [],
  withdrawnAt: at,
  version: note.version + 1,
});

/** A note as it leaves. */
export function noteView(note: StoredNote): Note {
  const {
    organisation: _organisation,
    authorId: _author,
    sharedWith: _with,
    places: _places,
    ...view
  } = note;
  return { ...view, editableUntil: editableUntilOf(note) };
}
