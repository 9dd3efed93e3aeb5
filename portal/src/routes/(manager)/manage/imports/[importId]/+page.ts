import type { PageLoad } from './$types';

/** What a file is prepared with is large, and needed only until the import has started. */
export const load: PageLoad = async ({ data }) => ({
  ...data,
  Prepare: data.look !== null || data.rereadable ? (await import('./Prepare.svelte')).default : null,
});
