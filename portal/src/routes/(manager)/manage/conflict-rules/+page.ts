import type { PageLoad } from './$types';

/** Loads the dialog that the address asks for. */
export const load: PageLoad = async ({ data }) => {
  const dialog = data.dialog === null ? null : await import('./WithdrawDialog.svelte');
  return { ...data, WithdrawDialog: dialog?.default ?? null };
};
