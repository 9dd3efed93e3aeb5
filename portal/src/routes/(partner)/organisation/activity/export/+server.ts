import { listAudit } from '@rafiq/shared/audit/contract.ts';
import { ownActColumns } from '#lib/components/export/act-columns.ts';
import { apiOf } from '#lib/server/api.ts';
import { auditQuery } from '#lib/server/audit-query.ts';
import { csvAnswer } from '#lib/server/export/csv-answer.ts';
import type { RequestHandler } from './$types';

/** What one's own people did as a file, narrowed as its address says. */
export const GET: RequestHandler = (event) => {
  const { query } = auditQuery(event.url, event.locals.reader.timeZone);
  const api = apiOf(event);
  return csvAnswer(event, {
    name: 'activity',
    columns: ownActColumns,
    read: (cursor) => api.read(listAudit, { query: { ...query, limit: 100, cursor } }),
  });
};
