import type { PageLoad } from './$types';

/** The form of the columns is large, and needed only until the import has started. */
export const load: PageLoad = async ({ data }) => ({
  ...data,
  MappingForm: data.look === null ? null : (await import('./MappingForm.svelte')).default,
});
