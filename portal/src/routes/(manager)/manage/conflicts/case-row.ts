import type { CaseView, VendorCase } from '@rafiq/shared/deals/case-contract.ts';
import type { CaseStatus } from '@rafiq/shared/deals/case-status.ts';

/** Where what is due stays due: somebody of the vendor has to act, however late. */
const ours: readonly CaseStatus[] = ['open', 'under-review', 'appealed'];

type Clocked = Pick<VendorCase, 'status' | 'openedAt' | 'dueAt' | 'asked' | 'resolved' | 'appeal'>;

/** When the clock that runs now was set. */
function setAt({ status, openedAt, asked, resolved, appeal }: Clocked): string {
  if (status === 'resolved') return resolved?.at ?? openedAt;
  if (status === 'appealed') return appeal?.at ?? openedAt;
  return asked?.at ?? openedAt;
}

/** The clock that runs: the vendor's, which stays due, or that of the parties. */
export const caseClock = (
  conflict: Clocked,
): {
  from: string;
  until: string;
  staysDue: boolean;
} | null =>
  conflict.dueAt === null
    ? null
    : { from: setAt(conflict), until: conflict.dueAt, staysDue: ours.includes(conflict.status) };

/** Whether a case has ended because one of its sides has left it: nobody has decided it. */
export const endedByItself = ({ resolved }: Pick<VendorCase, 'resolved'>): boolean =>
  resolved?.by === 'holders-left' || resolved?.by === 'claimant-left';

/** What a row of the queue shows of a case, and no more. */
export const caseRow = (conflict: VendorCase) => ({
  id: conflict.id,
  status: conflict.status,
  companyName: conflict.companyName,
  claimant: conflict.claimant.partnerName,
  holders: [...new Set(conflict.holders.map(({ partnerName }) => partnerName))],
  rules: [...new Set(conflict.rules)],
  ownerId: conflict.owner?.userId ?? null,
  ownerName: conflict.owner?.name ?? null,
  openedAt: conflict.openedAt,
  clock: caseClock(conflict),
  resolution: conflict.resolved?.resolution ?? null,
  byRules: conflict.resolved?.by === 'rules',
  byItself: endedByItself(conflict),
});
export type CaseRow = ReturnType<typeof caseRow>;

export const vendorCases = (cases: readonly CaseView[]): VendorCase[] =>
  cases.filter((one) => one.view === 'vendor');
