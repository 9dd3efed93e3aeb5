import { noteActionsFor } from '#lib/components/timeline/note-actions-for.ts';
import type { PageLoad } from './$types';

/** Loads what can be done about a note, where there is one to change. */
export const load: PageLoad = async ({ data }) => ({
  ...data,
  NoteActions: await noteActionsFor(data.timeline.items),
});
