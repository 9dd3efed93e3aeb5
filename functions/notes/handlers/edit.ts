import { editNote as route } from '@rafiq/shared/notes/contract.ts';
import { commit } from '#functions/kernel/commit.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { editNote, noteView } from '../domain/note.ts';
import { noteToChange } from '../own-note.ts';
import { requireReaders } from '../readers.ts';
import { changeEvent, noteWrite, wordWrites } from '../store/note-store.ts';

export const edit = handle(
  route,
  async ({ noteId }, { body, caller, change, ifMatch, now }) => {
    const { note, place } = await noteToChange(caller, noteId, now);
    if (note.version !== ifMatch) throw new Problem('stale');
    await requireReaders(place, caller, { mentions: body.mentions, shared: note.shared });
    const after = editNote(note, body, now);
    return commit(change, {
      writes: [noteWrite(after), ...wordWrites(after)],
      events: [changeEvent(note, after, 'edited')],
      answer: after,
    });
  },
  noteView,
);
