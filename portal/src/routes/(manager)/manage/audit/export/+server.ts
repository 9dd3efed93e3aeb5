import { listAudit } from '@rafiq/shared/audit/contract.ts';
import { actColumns } from '#lib/components/export/vendor-act-columns.ts';
import { apiOf } from '#lib/server/api.ts';
import { csvAnswer } from '#lib/server/export/csv-answer.ts';
import { vendorAuditQuery } from '../vendor-audit-query.ts';
import type { RequestHandler } from './$types';

/** What was done as a file, narrowed as its address says. */
export const GET: RequestHandler = (event) => {
  const { query } = vendorAuditQuery(event.url, event.locals.reader.timeZone);
  const api = apiOf(event);
  return csvAnswer(event, {
    name: 'audit',
    columns: actColumns,
    read: (cursor) => api.read(listAudit, { query: { ...query, limit: 100, cursor } }),
  });
};
