import { readNote } from '@rafiq/shared/notes/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { noteView } from '../domain/note.ts';
import { noteSeenBy } from '../own-note.ts';

export const read = handle(readNote, async ({ noteId }, { caller }) =>
  noteView((await noteSeenBy(caller, noteId)).note),
);
