import { notePartner } from '@rafiq/shared/notes/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { noteView } from '../domain/note.ts';
import { partnerPlace } from '../place.ts';
import { writeNote } from '../write-note.ts';

export const writeOnPartner = handle(
  notePartner,
  async ({ partnerId }, { body, caller, change, newId }) =>
    writeNote(await partnerPlace(caller, partnerId), body, { caller, change, newId }),
  noteView,
);
