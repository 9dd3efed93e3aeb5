import { isAsking } from '#lib/components/deals/own-deal-moves.ts';
import type { PageLoad } from './$types';

/** Loads what only some registrations or addresses show: a conflict, files, and a dialog where there is no script. */
export const load: PageLoad = async ({ data }) => {
  const hasFiles = data.files.length > 0 || data.caseFiles.length > 0;
  const [DealDialog, CaseCard, FilesList] = await Promise.all([
    isAsking(data.dialog) ? import('./DealDialog.svelte') : null,
    data.conflict === null ? null : import('../CaseCard.svelte'),
    hasFiles ? import('#lib/components/timeline/FilesList.svelte') : null,
  ]);
  return {
    ...data,
    DealDialog: DealDialog?.default ?? null,
    CaseCard: CaseCard?.default ?? null,
    FilesList: FilesList?.default ?? null,
  };
};
