/** What the address of a partner's leads asks for, for their page and for their file alike. */
import { leadSubstatuses } from '@rafiq/shared/leads/status.ts';
import type { LeadSubstatus } from '@rafiq/shared/leads/status.ts';
import { isView, viewSubstatuses } from './lead-views.ts';

export function ownLeadQuery(url: URL) {
  const field = (name: string) => url.searchParams.get(name)?.trim() || undefined;
  const wantedView = field('view');
  const view = isView(wantedView) ? wantedView : 'open';
  const status = leadSubstatuses.find((known) => known === field('status'));
  const inView: readonly LeadSubstatus[] = viewSubstatuses[view];
  const substatus = status !== undefined && inView.includes(status) ? [status] : inView;
  return {
    view,
    status,
    cursor: field('cursor'),
    query: { substatus: substatus.join(','), country: field('country'), q: field('q')?.slice(0, 80) },
  };
}
