/** What every stored record carries on the wire. */
import * as z from 'zod';

/** Counts the changes of a record; the strong `ETag` of a record is its version in quotes. */
export const version = z.number().int().min(1);

/** The `ETag` of a version. */
export const etagOf = (recordVersion: number): string => `"${recordVersion}"`;
