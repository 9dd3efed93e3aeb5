import type { TimelineEntry } from '@rafiq/shared/timeline.ts';

/** What the writer of a note may still do about it, loaded with a page that shows such a note; few do. */
export const noteActionsFor = async (entries: readonly Pick<TimelineEntry, 'written'>[]) =>
  entries.some(({ written }) => written !== null && written.editableUntil !== null)
    ? (await import('./NoteActions.svelte')).default
    : null;
