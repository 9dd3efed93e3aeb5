/** A cell of a CSV file (RFC 4180), quoted where it holds a quote, a line break, the delimiter, or outer spaces. */
export const csvCell = (cell: string, delimiter: string): string =>
  /["\r\n]/.test(cell) || cell.includes(delimiter) || cell !== cell.trim()
    ? `"${cell.replaceAll('"', '""')}"`
    : cell;
