import { invitationDays, mostSentADay } from '@rafiq/shared/identity/status.ts';
import type { Organisation } from './member-records.ts';
import { refuse, type Refusal } from './refusal.ts';

const dayMs = 86_400_000;

/** Until when an invitation works that is sent now. */
export const expiryOf = (at: string): string =>
  new Date(Date.parse(at) + invitationDays * dayMs).toISOString();

/** Whether an invitation's time is over; one that nobody was told of waits. */
export const isExpired = ({ expiresAt }: { expiresAt: string | null }, at: string): boolean =>
  expiresAt !== null && expiresAt <= at;

/** The day's count with one more message, within what one organisation may send in a day (UTC). */
export function countMessage(
  { sent }: Organisation,
  at: string,
): { kind: 'send'; sent: Organisation['sent'] } | Refusal {
  const day = at.slice(0, 10);
  const count = sent.day === day ? sent.count + 1 : 1;
  if (count <= mostSentADay) return { kind: 'send', sent: { day, count } };
  const tomorrow = Date.parse(`${day}T00:00:00.000Z`) + dayMs;
  return refuse('too-many-messages', {
    params: { most: mostSentADay },
    retryAfterSeconds: Math.ceil((tomorrow - Date.parse(at)) / 1000),
  });
}
