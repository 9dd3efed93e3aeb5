import { listAudit } from '@rafiq/shared/audit/contract.ts';
import { auditAct } from '#lib/components/audit/audit-act.ts';
import { calledIn } from '#lib/components/audit/called-in.ts';
import { apiOf } from '#lib/server/api.ts';
import { auditQuery } from '#lib/server/audit-query.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { filters, query } = auditQuery(event.url, event.locals.reader.timeZone);
  const acts = await apiOf(event).read(listAudit, { query });
  const items = acts.items.map(auditAct);
  return {
    filters: { ...filters, called: calledIn(items, filters) ?? filters.called },
    acts: { items, nextCursor: acts.nextCursor },
  };
};
