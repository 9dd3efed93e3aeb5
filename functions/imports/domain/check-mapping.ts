import {
  identifyingImportFields,
  importFields,
  requiredImportFields,
  type ImportField,
  type ImportKind,
} from '@rafiq/shared/imports/status.ts';

/** A column of the mapping that cannot be used, or (column null) a field that is missing or tells no two rows apart. */
export interface MappingFault {
  column: string | null;
  code: 'unknown-column' | 'unknown-value' | 'mapped-twice' | 'unmapped' | 'unidentified';
  field: string;
}

const takesSeveral: readonly string[] = ['fact', 'tag'] satisfies ImportField[];

/** What is wrong with a mapping for this kind of file and these columns; empty if it may be used. */
export function mappingFaults(
  kind: ImportKind,
  columns: readonly string[],
  mapping: Readonly<Record<string, string>>,
): MappingFault[] {
  const known: readonly string[] = importFields[kind];
  const used = new Set<string>();
  const faults = Object.entries(mapping).flatMap(([column, field]): MappingFault[] => {
    if (!columns.includes(column)) return [{ column, code: 'unknown-column', field }];
    if (!known.includes(field)) return [{ column, code: 'unknown-value', field }];
    if (used.has(field) && !takesSeveral.includes(field)) return [{ column, code: 'mapped-twice', field }];
    used.add(field);
    return [];
  });
  const missing = requiredImportFields[kind].filter((field) => !used.has(field));
  const identifying: readonly ImportField[] = identifyingImportFields[kind];
  const identified = missing.length > 0 || identifying.some((field) => used.has(field));
  return [
    ...faults,
    ...missing.map((field): MappingFault => ({ column: null, code: 'unmapped', field })),
    ...(identified ? [] : [{ column: null, code: 'unidentified' as const, field: identifying[0] ?? '' }]),
  ];
}
