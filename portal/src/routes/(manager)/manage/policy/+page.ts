import type { PageLoad } from './$types';

/** Loads the dialog that the address asks for, and what shows a trial where one runs. */
export const load: PageLoad = async ({ data }) => {
  const [dialog, trial] = await Promise.all([
    data.dialog === null ? null : import('./RollBackDialog.svelte'),
    data.policy.canary === null ? null : import('./TrialCard.svelte'),
  ]);
  return { ...data, RollBackDialog: dialog?.default ?? null, TrialCard: trial?.default ?? null };
};
