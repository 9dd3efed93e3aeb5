import { createHash } from 'node:crypto';

/** SHA-256 of a text (UTF-8), in base64url. */
export const digest = (text: string): string => createHash('sha256').update(text, 'utf8').digest('base64url');
