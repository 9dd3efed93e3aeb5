import { isAsking } from '#lib/components/deals/own-deal-moves.ts';
import type { PageLoad } from './$types';

/** Loads what only some registrations or addresses show: a conflict, and a dialog where there is no script. */
export const load: PageLoad = async ({ data }) => {
  const [DealDialog, CaseCard] = await Promise.all([
    isAsking(data.dialog) ? import('./DealDialog.svelte') : null,
    data.conflict === null ? null : import('../CaseCard.svelte'),
  ]);
  return { ...data, DealDialog: DealDialog?.default ?? null, CaseCard: CaseCard?.default ?? null };
};
