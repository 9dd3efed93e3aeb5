/** Where a record is shown on each side; undefined where it has no page of its own. */
import type { AuditKind } from '@rafiq/shared/audit/status.ts';

type Paths = Partial<Record<AuditKind, (id: string) => string>>;

/** Whose contact was seen: a registration's or a lead's. */
const seenOf = (id: string): string => `${id.startsWith('deal_') ? 'deals' : 'leads'}/${id}`;

const ofVendor: Paths = {
  lead: (id) => `/manage/leads/${id}`,
  contact: (id) => `/manage/${seenOf(id)}`,
  partner: (id) => `/manage/partners/${id}`,
  account: (id) => `/manage/accounts/${id}`,
  product: (id) => `/manage/products/${id}`,
  job: (id) => `/manage/imports/${id}`,
  policy: (id) => (id === 'conflict' ? '/manage/conflict-rules' : '/manage/policy'),
};
const ofPartner: Paths = {
  lead: (id) => `/leads/${id}`,
  contact: (id) => `/${seenOf(id)}`,
  partner: () => '/organisation',
};

export const recordPath = (
  side: 'vendor' | 'partner',
  record: { kind: AuditKind; subject: string; subjectName: string | null },
): string | undefined => {
  // A partner's lead without a name is one that it no longer holds.
  if (side === 'partner' && record.subjectName === null) return undefined;
  return (side === 'vendor' ? ofVendor : ofPartner)[record.kind]?.(record.subject);
};
