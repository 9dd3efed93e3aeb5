/** The views of a partner's registrations: which statuses each one holds. */
import { registrationStatuses } from '@rafiq/shared/deals/status.ts';
import type { RegistrationStatus } from '@rafiq/shared/deals/status.ts';

export const viewStatuses = {
  open: ['draft', 'submitted', 'in-review', 'action-required', 'approved'],
  drafts: ['draft'],
  waiting: ['submitted', 'in-review', 'action-required'],
  protected: ['approved'],
  won: ['won'],
  closed: ['rejected', 'duplicate', 'withdrawn', 'lost', 'released', 'expired'],
  all: registrationStatuses,
} as const satisfies Record<string, readonly RegistrationStatus[]>;

export type DealListView = keyof typeof viewStatuses;

const isView = (text: string | null): text is DealListView =>
  text !== null && Object.hasOwn(viewStatuses, text);

/** What the address of a partner's registrations asks for, for their page and for their file alike. */
export function ownDealQuery({ searchParams }: Pick<URL, 'searchParams'>) {
  const wanted = searchParams.get('view');
  const view = isView(wanted) ? wanted : 'open';
  return {
    view,
    cursor: searchParams.get('cursor') ?? undefined,
    query: { status: viewStatuses[view].join(',') },
  };
}
