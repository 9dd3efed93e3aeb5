/** The erasure of one person: ordered, run in slices, finished. Whom it concerns is known only while it runs. */
import { erasure as shown, type Erasure } from '@rafiq/shared/identity/contract.ts';
import * as z from 'zod';
import type { RollEntry } from './member-records.ts';

export const erasure = z.object({
  ...shown.shape,
  // Those that were ordered before there were registrations have counted none.
  deals: shown.shape.deals.default(0),
  email: z.string().nullable(),
});
export type StoredErasure = z.output<typeof erasure>;

/** An erasure as it begins. */
export const openErasure = (facts: { id: string; email: string; by: string; at: string }): StoredErasure => ({
  id: facts.id,
  status: 'running',
  requestedBy: facts.by,
  requestedAt: facts.at,
  finishedAt: null,
  members: 0,
  leads: 0,
  deals: 0,
  email: facts.email,
  version: 1,
});

/** One slice further; the last one forgets whom it was about. Its leads and deals are counted as they are cleaned. */
export const advanceErasure = (
  before: StoredErasure,
  done: { members: number; more: boolean },
  at: string,
): StoredErasure => ({
  ...before,
  members: before.members + done.members,
  version: before.version + 1,
  ...(done.more ? {} : { status: 'finished', finishedAt: at, email: null }),
});

/** What is told of an erasure: never the address. */
export const erasureOf = ({ email: _, ...told }: StoredErasure): Erasure => told;

/** A line of a roll without the person: the identifier, the role and the organisation stay for the audit trail. */
export const erasedEntry = (entry: RollEntry, version: number): RollEntry => ({
  ...entry,
  name: null,
  email: '',
  status: 'removed',
  sentAt: null,
  expiresAt: null,
  message: null,
  version,
});
