import type { PageLoad } from './$types';

/** The figures are large, and needed only once it is over. */
export const load: PageLoad = async ({ data }) => ({
  ...data,
  Result: data.figures === null ? null : (await import('./Result.svelte')).default,
  DraftSays: data.draft === null ? null : (await import('./DraftSays.svelte')).default,
});
