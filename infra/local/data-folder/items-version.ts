/**
 * The version of the items in the table as this Rafiq writes them; a data folder and a backup carry theirs. It goes
 * up by one whenever an older Rafiq could not read what this one writes – the schema number of any kind of item
 * went up – or when what was written before must be mended: then `migrations/steps.ts` has the step to it.
 */
export const itemsVersion = 10;
