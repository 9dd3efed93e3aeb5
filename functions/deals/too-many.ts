import { Problem } from '#functions/kernel/problem.ts';
import { secondsLeft } from './domain/check-limits.ts';

/** The refusal of what was asked too often, with how long to wait. */
export function tooMany(
  code: 'too-many-checks' | 'too-many-registrations',
  until: 'hour' | 'day',
  at: string,
): Problem {
  const seconds = secondsLeft(at, until);
  return new Problem(code, {
    params: { minutes: Math.ceil(seconds / 60) },
    retryAfterSeconds: seconds,
  });
}
