import type { PageLoad } from './$types';

/** Loads the dialog that the address asks for. */
export const load: PageLoad = async ({ data }) => {
  const dialog = data.dialog === null ? null : await import('./RollBackDialog.svelte');
  return { ...data, RollBackDialog: dialog?.default ?? null };
};
