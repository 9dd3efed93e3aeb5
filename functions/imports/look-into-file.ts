import type { StatedReading } from '@rafiq/shared/imports/contract.ts';
import type { Delimiter, Encoding, Quote } from '@rafiq/shared/imports/status.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { detectEncoding, hasByteOrderMark } from './domain/detect-encoding.ts';
import { detectQuote } from './domain/detect-quote.ts';
import { columnNames, detectDelimiter, mostColumns } from './domain/file-layout.ts';
import { noTableIn } from './domain/file-signature.ts';
import type { PinnedFile } from './domain/import-job.ts';
import { statedOr, type Judged } from './domain/judged.ts';
import { rowsOfText, UnreadableCsv, type CellLayout } from './csv-rows.ts';
import { FileChanged, readHead } from './store/import-files.ts';

/** A file by its beginning: how its cells are told apart, and every row of it that is whole. */
export interface FileLook {
  encoding: Judged<Encoding>;
  byteOrderMark: boolean;
  delimiter: Judged<Delimiter>;
  quote: Judged<Quote | null>;
  columns: string[];
  rows: string[][];
  /** Whether the beginning is all there is. */
  wholeFile: boolean;
}

const headBytes = 1024 * 1024;

const refusal = (code: string, cause?: unknown, params: Record<string, number> = {}) =>
  new Problem('invalid-request', { errors: [{ pointer: '/file', code, params }], cause });

/**
 * The layout and rows of an uploaded file, from its beginning alone (1 request).
 * @throws Problem `import-file-missing`, or `invalid-request` for a file that is no table of text
 */
export async function lookIntoFile(
  { id, sizeBytes }: { id: string; sizeBytes: number },
  file: PinnedFile,
  stated: StatedReading = {},
): Promise<FileLook> {
  const head = await headOf(id, file);
  const wholeFile = sizeBytes <= headBytes;
  const noTable = noTableIn(head);
  if (noTable !== undefined) throw refusal(noTable);
  const encoding = statedOr(stated.encoding, detectEncoding(head, wholeFile));
  const text = textOf(head, encoding.value, wholeFile);
  const quote = statedOr<Quote | null>(stated.quote, detectQuote(text, stated.delimiter));
  const delimiter = statedOr(stated.delimiter, detectDelimiter(text, quote.value));
  const layout = { delimiter: delimiter.value, quote: quote.value };
  const [header, ...rows] = rowsOf(text, layout, wholeFile);
  if (header === undefined) throw refusal('file-empty');
  if (header.length > mostColumns) throw refusal('too-many-columns');
  if (rows.length === 0)
    throw wholeFile ? refusal('file-no-rows') : refusal('row-too-long', undefined, { line: 2 });
  // A head that was cut off ends within a row.
  return {
    encoding,
    byteOrderMark: hasByteOrderMark(head),
    delimiter,
    quote,
    columns: columnNames(header),
    rows: wholeFile ? rows : rows.slice(0, -1),
    wholeFile,
  };
}

async function headOf(importId: string, file: PinnedFile): Promise<Buffer> {
  try {
    return await readHead(importId, file, headBytes);
  } catch (error) {
    throw error instanceof FileChanged ? new Problem('import-file-missing', { cause: error }) : error;
  }
}

function textOf(head: Buffer, encoding: Encoding, wholeFile: boolean): string {
  try {
    // The head may end within a letter: the decoder waits for the rest of it.
    const text = new TextDecoder(encoding, { fatal: true }).decode(head, { stream: !wholeFile });
    if (!text.includes('\u0000')) return text;
  } catch (error) {
    throw refusal('file-not-encoded', error);
  }
  throw refusal('file-not-text');
}

function rowsOf(text: string, layout: CellLayout, wholeFile: boolean): string[][] {
  try {
    return rowsOfText(text, layout, wholeFile);
  } catch (error) {
    if (!(error instanceof UnreadableCsv)) throw error;
    throw refusal(error.tooLong ? 'row-too-long' : 'file-unreadable', error, { line: error.line });
  }
}
