import type { RefusalReason } from '@rafiq/shared/attachments/status.ts';

/** What a scanner says of a file: it may be served, it may never be, or it is still to be heard of. */
export type Verdict = { kind: 'clear' } | { kind: 'refused'; reason: RefusalReason } | { kind: 'waiting' };

export const clear: Verdict = { kind: 'clear' };
export const refuse = (reason: RefusalReason): Verdict => ({ kind: 'refused', reason });
