import { dialogsFor } from '#lib/components/people/load-dialogs.ts';
import type { PageLoad } from './$types';

/** Without script a dialog has an address of its own; only then is it needed before anybody presses a button. */
export const load: PageLoad = async ({ data, url }) => ({
  ...data,
  peopleDialogs: await dialogsFor(url),
  MoveDialog: data.dialog === null ? null : (await import('./MoveDialog.svelte')).default,
});
