/** What the address of the audit asks for, for its page and for its file alike. */
import { auditQuery } from '#lib/server/audit-query.ts';

export function vendorAuditQuery(url: URL, timeZone: string) {
  const asked = auditQuery(url, timeZone);
  const partnerId = url.searchParams.get('partner')?.trim() || undefined;
  const ours = partnerId === undefined && url.searchParams.get('who') === 'vendor';
  const organisation = partnerId ?? (ours ? 'vendor' : undefined);
  // A person is found within its organisation: taken out of it, the filter has nothing to stand on.
  const actorId = organisation === undefined ? undefined : asked.query.actorId;
  return {
    partnerId,
    ours,
    filters: { ...asked.filters, actorId },
    query: { ...asked.query, actorId, organisation },
  };
}
