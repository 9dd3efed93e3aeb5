/** The views of a partner's leads: which substatuses each one holds. */
import type { LeadSubstatus } from '@rafiq/shared/leads/status.ts';

export const viewSubstatuses = {
  open: ['accepted', 'contacted', 'qualified'],
  won: ['converted'],
  closed: ['lost', 'disqualified', 'expired'],
  all: ['accepted', 'contacted', 'qualified', 'converted', 'lost', 'disqualified', 'expired'],
} as const satisfies Record<string, readonly LeadSubstatus[]>;

export type LeadListView = keyof typeof viewSubstatuses;

export const isView = (text: string | undefined): text is LeadListView =>
  text !== undefined && Object.hasOwn(viewSubstatuses, text);
