import { noteActionsFor } from '#lib/components/timeline/note-actions-for.ts';
import type { PageLoad } from './$types';

/** Loads what can be done about a note, where there is one to change, the list of files, and the dialog that the address asks for. */
export const load: PageLoad = async ({ data }) => {
  const { dialog } = data;
  const [NoteActions, FilesList, OwnerDialog, FactsDialog, MergeDialog] = await Promise.all([
    noteActionsFor(data.timeline.items),
    data.files?.length ? import('#lib/components/timeline/FilesList.svelte') : null,
    dialog === 'owner' ? import('./OwnerDialog.svelte') : null,
    dialog === 'facts' ? import('./FactsDialog.svelte') : null,
    dialog === 'merge' ? import('./MergeDialog.svelte') : null,
  ]);
  return {
    ...data,
    NoteActions,
    FilesList: FilesList?.default ?? null,
    OwnerDialog: OwnerDialog?.default ?? null,
    FactsDialog: FactsDialog?.default ?? null,
    MergeDialog: MergeDialog?.default ?? null,
  };
};
