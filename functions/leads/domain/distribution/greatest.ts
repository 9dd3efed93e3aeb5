/** The first rows by an order that leaves no ties, and those that have no place among them. */
export function greatest<Row>(
  rows: Iterable<Row>,
  most: number,
  order: (one: Row, other: Row) => number,
): { rows: Row[]; others: Row[] } {
  const sorted = [...rows].sort(order);
  return { rows: sorted.slice(0, most), others: sorted.slice(most) };
}

/** All rows in one, field by field. */
export const summed = <Name extends string>(
  rows: readonly Readonly<Record<Name, number>>[],
  ...names: readonly Name[]
): Record<Name, number> =>
  Object.fromEntries(names.map((name) => [name, rows.reduce((sum, row) => sum + row[name], 0)])) as Record<
    Name,
    number
  >;
