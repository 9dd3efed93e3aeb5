import { createHash } from 'node:crypto';
import { formatId } from '@rafiq/shared/ids.ts';

/**
 * The id of a notice, made of what it tells: the same told again has the same id, and its writing fails. It sorts by
 * when that happened, and is as hard to guess as the id of the event or offer in it.
 * @param name what happened: the event, or the clock
 * @param at when it happened
 */
export const noticeId = (code: string, name: string, at: string): string =>
  formatId('notice', Date.parse(at), createHash('sha256').update(`${code} ${name}`).digest());
