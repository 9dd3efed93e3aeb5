import { listAudit } from '@rafiq/shared/audit/contract.ts';
import { readPartner } from '@rafiq/shared/partners/contract.ts';
import { auditAct } from '#lib/components/audit/audit-act.ts';
import { calledIn } from '#lib/components/audit/called-in.ts';
import { apiOf } from '#lib/server/api.ts';
import { vendorAuditQuery } from './vendor-audit-query.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { partnerId, ours, filters, query } = vendorAuditQuery(event.url, event.locals.reader.timeZone);
  const api = apiOf(event);
  const [acts, partner] = await Promise.all([
    api.read(listAudit, { query }),
    partnerId === undefined ? undefined : api.act(readPartner, { params: { partnerId } }),
  ]);
  const items = acts.items.map(auditAct);
  return {
    acts: { items, nextCursor: acts.nextCursor },
    filters: { ...filters, called: calledIn(items, filters) ?? filters.called },
    who: ours ? ('vendor' as const) : ('everyone' as const),
    partner:
      partnerId === undefined ? null : { id: partnerId, name: partner?.ok ? partner.value.name : partnerId },
  };
};
