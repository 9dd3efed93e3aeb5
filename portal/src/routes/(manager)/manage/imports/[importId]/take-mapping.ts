import type { SavedMapping } from '@rafiq/shared/imports/contract.ts';

/**
 * The fields of a file's columns once a saved mapping is used: what it says of the columns it was made for, also that one
 * is left out. The others keep what stands there, unless the mapping gives their field to a column of its own.
 * @param several fields that more than one column may become
 */
export function takeMapping(
  columns: readonly string[],
  fields: readonly string[],
  saved: Pick<SavedMapping, 'columns' | 'mapping'>,
  several: readonly string[],
): string[] {
  const told = columns.map((column) =>
    saved.columns.includes(column) ? (saved.mapping[column] ?? '') : undefined,
  );
  const given = new Set(told.filter((field) => field !== undefined && !several.includes(field)));
  return told.map((field, index) => {
    const stands = fields[index] ?? '';
    return field ?? (given.has(stands) ? '' : stands);
  });
}
