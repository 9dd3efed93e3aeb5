import { noteLead } from '@rafiq/shared/notes/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { untilSettled } from '#functions/leads/index.ts';
import { noteView } from '../domain/note.ts';
import { leadPlace } from '../place.ts';
import { writeNote } from '../write-note.ts';

export const writeOnLead = handle(
  noteLead,
  ({ leadId }, { body, caller, change, newId }) =>
    untilSettled(async () => writeNote(await leadPlace(caller, leadId), body, { caller, change, newId })),
  noteView,
);
