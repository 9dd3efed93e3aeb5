import { noteActionsFor } from '#lib/components/timeline/note-actions-for.ts';
import type { PageLoad } from './$types';

/**
 * Loads what only some readers, leads or addresses show: who saw the contact, files, and a dialog where there is no
 * script (with it, a button loads it).
 */
export const load: PageLoad = async ({ data }) => {
  const [MoveDialog, SightsCard, FilesList, NoteActions] = await Promise.all([
    data.dialog === null ? null : import('./MoveDialog.svelte'),
    data.sights === null ? null : import('#lib/components/audit/SightsCard.svelte'),
    data.files.length === 0 ? null : import('#lib/components/timeline/FilesList.svelte'),
    noteActionsFor(data.timeline.items),
  ]);
  return {
    ...data,
    MoveDialog: MoveDialog?.default ?? null,
    SightsCard: SightsCard?.default ?? null,
    NoteActions,
    FilesList: FilesList?.default ?? null,
  };
};
