import type { PageLoad } from './$types';

/**
 * Loads what only some readers or addresses show: who saw the contact, and a dialog where there is no script (with it,
 * a button loads it).
 */
export const load: PageLoad = async ({ data }) => {
  const [MoveDialog, SightsCard] = await Promise.all([
    data.dialog === null ? null : import('./MoveDialog.svelte'),
    data.sights === null ? null : import('#lib/components/audit/SightsCard.svelte'),
  ]);
  return { ...data, MoveDialog: MoveDialog?.default ?? null, SightsCard: SightsCard?.default ?? null };
};
