import { Problem } from '#functions/kernel/problem.ts';
import type { ConflictCase } from './domain/conflict-case.ts';
import { namesAnyOf } from './domain/names-any-of.ts';

/**
 * What the vendor writes is read by all sides of a case, and must not tell one of them who another is.
 * @throws Problem `invalid-request`, `names-a-party` at `/note`
 */
export function requireNameless(note: string | undefined, { claimant, holders }: ConflictCase): void {
  const names = [claimant, ...holders].map(({ partnerName }) => partnerName);
  if (note !== undefined && namesAnyOf(note, names))
    throw new Problem('invalid-request', { errors: [{ pointer: '/note', code: 'names-a-party' }] });
}
