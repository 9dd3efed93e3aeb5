/** The list with one of its rows a place further on or back; the same where there is no such place. */
export function moved<Row>(list: readonly Row[], index: number, by: -1 | 1): Row[] {
  const [one, other] = [list[index], list[index + by]];
  if (one === undefined || other === undefined) return [...list];
  return list.map((row) => (row === one ? other : row === other ? one : row));
}
