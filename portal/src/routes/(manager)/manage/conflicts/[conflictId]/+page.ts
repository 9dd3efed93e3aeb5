import type { PageLoad } from './$types';

/** Loads what only some cases show, and the dialog where the address asks for one. */
export const load: PageLoad = async ({ data }) => {
  const { conflict, dialog } = data;
  const [OutcomeCard, PrecedenceCard, AskDialog, ResolveDialog, FilesList] = await Promise.all([
    conflict.resolved === null && conflict.appeal === null ? null : import('./OutcomeCard.svelte'),
    conflict.precedence === null ? null : import('./PrecedenceCard.svelte'),
    dialog === 'ask' ? import('./AskDialog.svelte') : null,
    dialog === 'resolve' ? import('./ResolveDialog.svelte') : null,
    data.files?.length ? import('#lib/components/timeline/FilesList.svelte') : null,
  ]);
  return {
    ...data,
    OutcomeCard: OutcomeCard?.default ?? null,
    PrecedenceCard: PrecedenceCard?.default ?? null,
    AskDialog: AskDialog?.default ?? null,
    ResolveDialog: ResolveDialog?.default ?? null,
    FilesList: FilesList?.default ?? null,
  };
};
