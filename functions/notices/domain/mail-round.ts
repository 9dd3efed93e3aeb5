/** Many notices at once, such as those of a large import, must not become as many mails: the list has them all. */
import { allNoticeKinds, type NoticeKind } from '@rafiq/shared/notices/status.ts';
import * as z from 'zod';

/** How many mails of one kind somebody gets within an hour. */
export const mailsOfRound = 5;
const roundMs = 3_600_000;

/** The mails of one kind to one person in the hour that began with the first of them. */
export const mailRound = z.object({
  userId: z.string(),
  of: z.enum(allNoticeKinds),
  from: z.string(),
  count: z.number().int().min(1),
  version: z.number().int(),
});
export type MailRound = z.output<typeof mailRound>;

/** The turn a mail has in its round: the last one of a full round says until when further notices are only listed. */
export interface MailTurn {
  round: MailRound;
  /** Null for any but the last. */
  listedUntil: string | null;
}

/**
 * The turn of the next mail, with the round as it is after it; null if the round is full, and the notice is to be
 * found in its reader's list alone.
 * @param round the last round there was, if any
 */
export function nextTurn(
  round: MailRound | undefined,
  { userId, kind, at }: { userId: string; kind: NoticeKind; at: string },
): MailTurn | null {
  const endMs = round === undefined ? 0 : Date.parse(round.from) + roundMs;
  if (round === undefined || Date.parse(at) >= endMs) {
    const version = (round?.version ?? 0) + 1;
    return { round: { userId, of: kind, from: at, count: 1, version }, listedUntil: null };
  }
  if (round.count >= mailsOfRound) return null;
  const next = { ...round, count: round.count + 1, version: round.version + 1 };
  return { round: next, listedUntil: next.count === mailsOfRound ? new Date(endMs).toISOString() : null };
}
