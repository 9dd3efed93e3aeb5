import { unsettledCaseStatuses } from '@rafiq/shared/deals/case-status.ts';
import type { ConflictCase } from './conflict-case.ts';
import type { Registration } from './registration.ts';

/** The clock by which a registration stands in a queue: what it is, since when it runs, and when it runs out. */
export interface RowClock {
  kind: 'review' | 'case' | 'protection';
  from: string;
  until: string;
}

type Clocked = Pick<Registration, 'id' | 'status' | 'protection' | 'submittedAt' | 'decideBy'>;
type ClockedCase = Pick<ConflictCase, 'status' | 'asked' | 'appeal' | 'openedAt' | 'dueAt'> & {
  claimant: Pick<ConflictCase['claimant'], 'dealId'>;
};

/** The clock of a case, for the registration that claims the deal; null once it was decided, or settled. */
export function caseRowClock({ status, asked, appeal, openedAt, dueAt }: ClockedCase): RowClock | null {
  if (dueAt === null || !(unsettledCaseStatuses as readonly string[]).includes(status)) return null;
  const from = status === 'appealed' ? appeal?.at : asked?.at;
  return { kind: 'case', from: from ?? openedAt, until: dueAt };
}

/**
 * The clock that runs for a registration: its protection ends; else the conflict case it has opened is to be settled; else
 * the vendor has to decide. What ran out stays until somebody acts. Null where none runs (source: domain.md, Deal
 * registration).
 * @param conflict the case it has opened, if it has
 */
export function rowClock(deal: Clocked, conflict?: ClockedCase): RowClock | null {
  const { status, protection, submittedAt, decideBy } = deal;
  if (status === 'approved')
    return protection && { kind: 'protection', from: protection.from, until: protection.until };
  const ofCase = conflict?.claimant.dealId === deal.id ? caseRowClock(conflict) : null;
  if (ofCase !== null) return ofCase;
  if (status !== 'in-review' || decideBy === null) return null;
  return { kind: 'review', from: submittedAt ?? decideBy, until: decideBy };
}
