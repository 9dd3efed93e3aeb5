import { clear, refuse, type Verdict } from './verdict.ts';

const verdicts: ReadonlyMap<string, Verdict> = new Map([
  ['NO_THREATS_FOUND', clear],
  ['THREATS_FOUND', refuse('malware')],
  ['UNSUPPORTED', refuse('unreadable')],
  ['ACCESS_DENIED', refuse('unreadable')],
  ['FAILED', refuse('unreadable')],
]);

/**
 * What the tag says that GuardDuty Malware Protection for S3 puts on an object it has looked at; without one, or
 * with a word it does not know, a file waits.
 */
export const verdictOfTag = (tag: string | undefined): Verdict =>
  verdicts.get(tag ?? '') ?? { kind: 'waiting' };
