import type { StatedReading } from '@rafiq/shared/imports/contract.ts';
import { judgeReading, type JudgedReading } from './domain/judge-reading.ts';
import { layoutOf } from './domain/row-reader.ts';
import type { FileLook } from './look-into-file.ts';

/** How a file that was looked into is read: its dates by the column that a mapping takes for them. */
export function readLook(
  look: FileLook,
  mapping: Readonly<Record<string, string>>,
  stated: StatedReading = {},
): JudgedReading {
  const [dateColumn] = layoutOf(look.columns, mapping).fields.get('receivedAt') ?? [];
  return judgeReading(look, look.rows, dateColumn, stated);
}
