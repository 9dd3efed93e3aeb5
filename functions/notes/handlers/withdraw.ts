import { withdrawNote as route } from '@rafiq/shared/notes/contract.ts';
import { commit } from '#functions/kernel/commit.ts';
import { handle } from '#functions/kernel/handle.ts';
import { noteView, withdrawNote } from '../domain/note.ts';
import { noteToChange } from '../own-note.ts';
import { changeEvent, noteWrite, wordWrites } from '../store/note-store.ts';

export const withdraw = handle(
  route,
  async ({ noteId }, { caller, change, now }) => {
    const { note } = await noteToChange(caller, noteId, now);
    const after = withdrawNote(note, now);
    return commit(change, {
      writes: [noteWrite(after), ...wordWrites(after)],
      events: [changeEvent(note, after, 'withdrawn')],
      answer: after,
    });
  },
  noteView,
);
