/** A mapping under a name, for the next file with the same columns. */
import { columnMapping } from '@rafiq/shared/imports/contract.ts';
import { importKinds, type ImportField, type ImportKind } from '@rafiq/shared/imports/status.ts';
import * as z from 'zod';
import { isAdded } from './added-columns.ts';
import { mappingFaults } from './check-mapping.ts';
import { guessMapping } from './guess-mapping.ts';

export const keptMapping = z.object({
  name: z.string(),
  organisation: z.string(),
  kind: z.enum(importKinds),
  columns: z.array(z.string()),
  mapping: columnMapping,
  adminEmailPattern: z.string().nullable(),
  savedAt: z.string(),
});
export type KeptMapping = z.output<typeof keptMapping>;

/** Whether a mapping was made for a file with exactly these columns, in any order. */
export const hasSameColumns = (saved: KeptMapping, columns: readonly string[]): boolean => {
  const own = columns.filter((column) => !isAdded(column));
  return own.length === saved.columns.length && own.every((column) => saved.columns.includes(column));
};

/** Mappings in the order they are offered for a file: for its columns, then by how many of them each knows, then by age. */
export const byFit = (saved: readonly KeptMapping[], columns: readonly string[]): KeptMapping[] =>
  saved
    .map((one) => ({
      one,
      same: Number(hasSameColumns(one, columns)),
      known: columns.filter((column) => one.columns.includes(column)).length,
    }))
    .sort((a, b) => b.same - a.same || b.known - a.known || (a.one.savedAt < b.one.savedAt ? 1 : -1))
    .map(({ one }) => one);

/** The mapping a file begins with: the one saved last for its columns, if it still fits, else what their names suggest. */
export function suggestMapping(
  kind: ImportKind,
  columns: readonly string[],
  saved: readonly KeptMapping[],
): { mapping: Record<string, ImportField | string>; from: string | null } {
  const [fitting] = saved
    .filter((one) => hasSameColumns(one, columns) && mappingFaults(kind, columns, one.mapping).length === 0)
    .sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1));
  return fitting === undefined
    ? { mapping: guessMapping(kind, columns), from: null }
    : { mapping: fitting.mapping, from: fitting.name };
}
