import { noteAccount } from '@rafiq/shared/notes/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { noteView } from '../domain/note.ts';
import { accountPlace } from '../place.ts';
import { writeNote } from '../write-note.ts';

export const writeOnAccount = handle(
  noteAccount,
  async ({ accountId }, { body, caller, change, newId }) =>
    writeNote(await accountPlace(accountId), body, { caller, change, newId }),
  noteView,
);
