/** How a registration stands at an instant. */
import { undecidedStatuses } from '@rafiq/shared/deals/status.ts';
import type { OtherRegistration } from './conflict-facts.ts';

/** Whether it waits for a decision. */
export const isUndecided = ({ status }: Pick<OtherRegistration, 'status'>): boolean =>
  (undecidedStatuses as readonly string[]).includes(status);

/**
 * Whether it is under protection at an instant; null where nobody wrote down until when. Protection is over at its last
 * instant, whether or not anybody has noticed.
 */
export function isProtected(
  { status, protectedUntil }: Pick<OtherRegistration, 'status' | 'protectedUntil'>,
  at: string,
): boolean | null {
  if (status !== 'approved') return false;
  return protectedUntil === null ? null : protectedUntil > at;
}

/** Whether it stands: it waits for a decision or is protected. */
export const isStanding = (
  registration: Pick<OtherRegistration, 'status' | 'protectedUntil'>,
  at: string,
): boolean | null => isUndecided(registration) || isProtected(registration, at);
