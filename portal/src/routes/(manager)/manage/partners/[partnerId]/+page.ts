import { dialogsFor } from '#lib/components/people/load-dialogs.ts';
import { noteActionsFor } from '#lib/components/timeline/note-actions-for.ts';
import type { PageLoad } from './$types';

/**
 * Without script a dialog has an address of its own; only then is it needed before anybody presses a button.
 * What can be done about a note comes where there is one to change, and the list of files where there are some.
 */
export const load: PageLoad = async ({ data, url }) => ({
  ...data,
  FilesList: data.files?.length ? (await import('#lib/components/timeline/FilesList.svelte')).default : null,
  NoteActions: await noteActionsFor(data.timeline.items),
  peopleDialogs: await dialogsFor(url),
  MoveDialog: data.dialog === null ? null : (await import('./MoveDialog.svelte')).default,
});
