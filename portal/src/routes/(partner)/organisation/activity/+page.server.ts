import { listAudit } from '@rafiq/shared/audit/contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { auditQuery } from '#lib/server/audit-query.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { filters, query } = auditQuery(event.url, event.locals.reader.timeZone);
  return { filters, acts: await apiOf(event).read(listAudit, { query }) };
};
