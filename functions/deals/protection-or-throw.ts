import { Problem } from '#functions/kernel/problem.ts';
import { isOver } from './domain/protection.ts';
import type { Protection, Registration } from './domain/registration.ts';

/**
 * The protection of a registration while it lasts: whether or not anybody has noticed its end, nothing lengthens it or
 * keeps it alive after that.
 * @throws Problem `protection-over`
 */
export function protectionOrThrow({ protection }: Registration, at: string): Protection {
  if (protection === null || isOver(protection, at)) throw new Problem('protection-over');
  return protection;
}
