import path from 'node:path';

/** The repository's root, wherever it was cloned to and whatever the working directory is. */
export const repositoryRoot = path.resolve(import.meta.dirname, '..');
