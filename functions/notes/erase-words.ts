/** Erasing what people wrote about a lead whose contact was erased: the words go, that something was written stays. */
import { commit, type Change, type Write } from '#functions/kernel/commit.ts';
import type { EventDraft } from '#functions/kernel/event.ts';
import { idsTold, type Traces } from '#functions/leads/index.ts';
import { questionKey, noteKey } from './store/note-keys.ts';
import { findNote, goneNoteWrites, removeFormerWords } from './store/note-store.ts';
import { findQuestion, goneQuestionWrite } from './store/question-store.ts';

const erased = (record: 'note' | 'question', id: string, pk: string, version: number): EventDraft => ({
  type: `rafiq.notes.${record}.erased.v1`,
  subject: id,
  pk,
  version: version + 1,
  data: { [`${record}Id`]: id },
  changed: ['text'],
});

const commitErased = (change: Change, writes: readonly Write[], event: EventDraft): Promise<null> =>
  commit(change, { writes, events: [event], answer: null });

/** The note goes with its words wherever they are shown, then those it had before an edit (2 requests, 1 transaction). */
async function eraseNote(id: string, change: Change): Promise<void> {
  const note = await findNote(id);
  if (note !== undefined)
    await commitErased(change, goneNoteWrites(note), erased('note', id, noteKey(id).pk, note.version));
  await removeFormerWords(id);
}

/** A question goes with its answer, also from the list of open ones (1 request, 1 transaction). */
async function eraseQuestion(id: string, change: Change): Promise<void> {
  const question = await findQuestion(id);
  if (question === undefined) return;
  const event = erased('question', id, questionKey(id).pk, question.version);
  await commitErased(change, [goneQuestionWrite(question)], event);
}

/**
 * Erases every note and question about a lead; what is gone already is left alone, so that whatever was cut off goes on.
 * @throws ConditionFailed if somebody changed a note in between: then the words are others, and it is to be tried again
 */
export async function eraseWords(traces: Traces, change: Change): Promise<void> {
  for (const id of idsTold(traces, 'noteId')) await eraseNote(id, change);
  for (const id of idsTold(traces, 'questionId')) await eraseQuestion(id, change);
}
