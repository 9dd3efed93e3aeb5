/** What a file is by its first bytes, where that is no table of text. */
export type NoTable = 'file-is-spreadsheet' | 'file-is-archive' | 'file-not-text';

const signatures: readonly (readonly [bytes: readonly number[], is: NoTable])[] = [
  [[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], 'file-is-spreadsheet'],
  [[0x1f, 0x8b], 'file-is-archive'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'file-is-archive'],
  [[0x52, 0x61, 0x72, 0x21], 'file-is-archive'],
  [[0x25, 0x50, 0x44, 0x46], 'file-not-text'],
  [[0x89, 0x50, 0x4e, 0x47], 'file-not-text'],
];
const zip = [0x50, 0x4b, 0x03, 0x04];
// The parts of a ZIP name their files in plain letters.
const partsOfSpreadsheets = ['[Content_Types].xml', 'xl/', 'mimetypeapplication/vnd.oasis'];

const begins = (head: Buffer, bytes: readonly number[]): boolean =>
  bytes.every((byte, index) => head[index] === byte);

/** Tells workbooks (XLSX, XLS, ODS), archives and other known files by their beginning, whatever they are called. */
export function noTableIn(head: Buffer): NoTable | undefined {
  if (begins(head, zip)) {
    const names = head.toString('latin1');
    return partsOfSpreadsheets.some((part) => names.includes(part))
      ? 'file-is-spreadsheet'
      : 'file-is-archive';
  }
  return signatures.find(([bytes]) => begins(head, bytes))?.[1];
}
