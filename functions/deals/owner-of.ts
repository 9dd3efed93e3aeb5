import type { Caller } from '#functions/kernel/caller.ts';
import type { ConflictCase } from './domain/conflict-case.ts';

/** The caller as the owner of a case. */
export const ownerOf = ({ userId, membership }: Caller): NonNullable<ConflictCase['owner']> => ({
  userId,
  name: membership.name,
});
