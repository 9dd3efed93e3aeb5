import { listAudit } from '@rafiq/shared/audit/contract.ts';
import { readPartner } from '@rafiq/shared/partners/contract.ts';
import { auditAct } from '#lib/components/audit/audit-act.ts';
import { calledIn } from '#lib/components/audit/called-in.ts';
import { apiOf } from '#lib/server/api.ts';
import { auditQuery } from '#lib/server/audit-query.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const asked = auditQuery(event.url, event.locals.reader.timeZone);
  const partnerId = event.url.searchParams.get('partner')?.trim() || undefined;
  const ours = partnerId === undefined && event.url.searchParams.get('who') === 'vendor';
  const api = apiOf(event);
  const organisation = partnerId ?? (ours ? 'vendor' : undefined);
  // A person is found within its organisation: taken out of it, the filter has nothing to stand on.
  const actorId = organisation === undefined ? undefined : asked.query.actorId;
  const [acts, partner] = await Promise.all([
    api.read(listAudit, { query: { ...asked.query, actorId, organisation } }),
    partnerId === undefined ? undefined : api.act(readPartner, { params: { partnerId } }),
  ]);
  const items = acts.items.map(auditAct);
  return {
    acts: { items, nextCursor: acts.nextCursor },
    filters: {
      ...asked.filters,
      actorId,
      called: calledIn(items, { ...asked.filters, actorId }) ?? asked.filters.called,
    },
    who: ours ? ('vendor' as const) : ('everyone' as const),
    partner:
      partnerId === undefined ? null : { id: partnerId, name: partner?.ok ? partner.value.name : partnerId },
  };
};
