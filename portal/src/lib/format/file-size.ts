import { m } from '#lib/paraglide/messages.js';
import type { Formatter } from './formatter.ts';

const megabyte = 1_000_000;

/** How large a file is, in the reader's digits: whole kilobytes, from one megabyte on megabytes. */
export const fileSize = (bytes: number, format: Formatter): string =>
  bytes < megabyte
    ? m.file_kilobytes({ size: format.number(Math.max(1, Math.round(bytes / 1000)), 0) })
    : m.file_megabytes({ size: format.number(bytes / megabyte, 1) });
