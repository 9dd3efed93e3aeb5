import { noteActionsFor } from '#lib/components/timeline/note-actions-for.ts';
import type { PageLoad } from './$types';

/** Loads what can be done about a note, where there is one to change, and the dialog that the address asks for. */
export const load: PageLoad = async ({ data }) => {
  const [NoteActions, OwnerDialog] = await Promise.all([
    noteActionsFor(data.timeline.items),
    data.dialog === 'owner' ? import('./OwnerDialog.svelte') : null,
  ]);
  return { ...data, NoteActions, OwnerDialog: OwnerDialog?.default ?? null };
};
