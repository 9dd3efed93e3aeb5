import type { PageLoad } from './$types';

/** Without script the dialog is a page of its own address; only then is it needed before anybody presses a button. */
export const load: PageLoad = async ({ data }) => ({
  ...data,
  DeclineDialog: data.dialog === 'decline' ? (await import('../../DeclineDialog.svelte')).default : null,
});
