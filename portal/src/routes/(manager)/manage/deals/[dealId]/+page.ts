import { noteActionsFor } from '#lib/components/timeline/note-actions-for.ts';
import type { PageLoad } from './$types';

/** Loads what only some registrations show, and the dialogs where the address asks for one. */
export const load: PageLoad = async ({ data }) => {
  const { deal, dialog, sights } = data;
  const [NoteActions, ProtectionCard, OutcomeCard, DealDialogs, SightsCard, FilesList] = await Promise.all([
    noteActionsFor(data.timeline.items),
    deal.protection === null ? null : import('./ProtectionCard.svelte'),
    deal.end === null ? null : import('./OutcomeCard.svelte'),
    dialog === null ? null : import('./DealDialogs.svelte'),
    sights === null ? null : import('#lib/components/audit/SightsCard.svelte'),
    data.files?.length ? import('#lib/components/timeline/FilesList.svelte') : null,
  ]);
  return {
    ...data,
    NoteActions,
    ProtectionCard: ProtectionCard?.default ?? null,
    OutcomeCard: OutcomeCard?.default ?? null,
    DealDialogs: DealDialogs?.default ?? null,
    SightsCard: SightsCard?.default ?? null,
    FilesList: FilesList?.default ?? null,
  };
};
