import type { PageLoad } from './$types';

/** Loads the list of files where there are any. */
export const load: PageLoad = async ({ data }) => {
  const FilesList =
    data.files.length === 0 ? null : await import('#lib/components/timeline/FilesList.svelte');
  return { ...data, FilesList: FilesList?.default ?? null };
};
