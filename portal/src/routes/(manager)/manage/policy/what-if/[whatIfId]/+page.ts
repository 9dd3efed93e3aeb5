import type { PageLoad } from './$types';

/** The figures and the policy in words are large, and needed only once it is over. */
export const load: PageLoad = async ({ data }) => ({
  ...data,
  Result: data.figures === null ? null : (await import('./Result.svelte')).default,
  DraftSays: data.draft === null ? null : (await import('./DraftSays.svelte')).default,
});
