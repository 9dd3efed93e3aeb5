import { existsSync } from 'node:fs';
import path from 'node:path';

/** Where a data folder says of itself what it is. */
export const formatFileOf = (folder: string): string => path.join(folder, 'format.json');

/** Whether a folder is one of Rafiq's, in whatever state. */
export const hasFormat = (folder: string): boolean => existsSync(formatFileOf(folder));
