import type { PageLoad } from './$types';

/** Without script a dialog has an address of its own; only then is it needed before anybody presses a button. */
export const load: PageLoad = async ({ data }) => ({
  ...data,
  AssignDialog: data.dialog === 'assign' ? (await import('../../AssignDialog.svelte')).default : null,
  WithdrawDialog: data.dialog === 'withdraw' ? (await import('./WithdrawDialog.svelte')).default : null,
});
