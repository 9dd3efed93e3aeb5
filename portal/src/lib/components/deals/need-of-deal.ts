/** What a registration or a conflict case waits for its partner to do, and until when. */
import type { PartnerDeal } from '@rafiq/shared/deals/contract.ts';
import type { PartyCase } from '@rafiq/shared/deals/case-contract.ts';

export const needKinds = ['sent-back', 'evidence', 'check-in', 'ending'] as const;
export interface Need {
  kind: (typeof needKinds)[number];
  /** When its clock began and ends, ISO 8601; null where nobody's clock runs. */
  clock: { from: string; until: string } | null;
  /** What it is sorted by: what ends first, and what waits longest, comes before the others. */
  rank: string;
}

const dayMs = 24 * 3600 * 1000;
/** So long before its end a clock is shown as something to do. */
const checkInSoonMs = 7 * dayMs;
const endingSoonMs = 14 * dayMs;

/** A clock that begins to warm two weeks before its end, however long ago it was started. */
export const lastTwoWeeks = (until: string): { from: string; until: string } => ({
  from: new Date(Date.parse(until) - 14 * dayMs).toISOString(),
  until,
});

const clockNeed = (kind: Need['kind'], until: string): Need => ({
  kind,
  clock: lastTwoWeeks(until),
  rank: until,
});

/** What a registration needs of its partner now; null where it may rest. */
export function needOfDeal(
  { status, asked, protection }: Pick<PartnerDeal, 'status' | 'asked' | 'protection'>,
  nowMs: number,
): Need | null {
  if (status === 'action-required' && asked !== null)
    return { kind: 'sent-back', clock: null, rank: asked.at };
  if (status !== 'approved' || protection === null) return null;
  const leftMs = (until: string) => Date.parse(until) - nowMs;
  // A report cannot keep alive what ends before it is due.
  const reportFirst = protection.checkInBy < protection.until;
  if (reportFirst && (protection.warned || leftMs(protection.checkInBy) < checkInSoonMs))
    return clockNeed('check-in', protection.checkInBy);
  return leftMs(protection.until) < endingSoonMs ? clockNeed('ending', protection.until) : null;
}

/** What a case needs of the partner: its side, where it was asked and has answered neither in words nor by a file. */
export function needOfCase({
  status,
  evidence,
  filedAt,
  dueAt,
  openedAt,
}: Pick<PartyCase, 'status' | 'evidence' | 'filedAt' | 'dueAt' | 'openedAt'>): Need | null {
  if (status !== 'awaiting-parties' || evidence.length > 0 || filedAt !== null) return null;
  const clock = dueAt === null ? null : { from: openedAt, until: dueAt };
  return { kind: 'evidence', clock, rank: dueAt ?? openedAt };
}
