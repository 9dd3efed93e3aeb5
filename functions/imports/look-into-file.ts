import { beginningOf } from '@rafiq/shared/beginning-of.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { columnNames, detectDelimiter, mostColumns, type Delimiter } from './domain/file-layout.ts';
import type { PinnedFile } from './domain/import-job.ts';
import { firstRows, UnreadableCsv } from './csv-rows.ts';
import { FileChanged, readHead } from './store/import-files.ts';

export interface FileLook {
  delimiter: Delimiter;
  columns: string[];
  /** The first rows, as many cells each as there are columns. */
  sample: string[][];
}

const headBytes = 256 * 1024;
const sampleRows = 10;
const longestSample = 200;

const refusal = (
  code: 'file-not-utf8' | 'file-unreadable' | 'file-empty' | 'too-many-columns',
  cause?: unknown,
) => new Problem('invalid-request', { errors: [{ pointer: '/file', code }], cause });

/**
 * The layout of an uploaded file and its first rows, from its beginning alone (1 request).
 * @throws Problem `import-file-missing`, or `invalid-request` for a file that is no table of UTF-8 text
 */
export async function lookIntoFile(importId: string, file: PinnedFile): Promise<FileLook> {
  const text = textOf(await headOf(importId, file));
  const delimiter = detectDelimiter(text);
  const [header, ...rows] = rowsOf(text, delimiter);
  if (header === undefined) throw refusal('file-empty');
  if (header.length > mostColumns) throw refusal('too-many-columns');
  const sample = rows.map((cells) =>
    header.map((_, column) => beginningOf(cells[column] ?? '', longestSample)),
  );
  return { delimiter, columns: columnNames(header), sample };
}

async function headOf(importId: string, file: PinnedFile): Promise<Buffer> {
  try {
    return await readHead(importId, file, headBytes);
  } catch (error) {
    throw error instanceof FileChanged ? new Problem('import-file-missing', { cause: error }) : error;
  }
}

function textOf(head: Buffer): string {
  try {
    // The head may end within a letter: the decoder waits for the rest of it.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(head, {
      stream: head.length === headBytes,
    });
    if (!text.includes('\u0000')) return text;
  } catch (error) {
    throw refusal('file-not-utf8', error);
  }
  throw refusal('file-not-utf8');
}

function rowsOf(text: string, delimiter: Delimiter): string[][] {
  try {
    return firstRows(text, delimiter, sampleRows + 1);
  } catch (error) {
    throw error instanceof UnreadableCsv ? refusal('file-unreadable', error) : error;
  }
}
