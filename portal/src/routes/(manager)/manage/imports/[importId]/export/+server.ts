import { listFindings } from '@rafiq/shared/imports/contract.ts';
import { findingColumns } from '#lib/components/export/catalogue-columns.ts';
import { apiOf } from '#lib/server/api.ts';
import { csvAnswer } from '#lib/server/export/csv-answer.ts';
import { queryFields } from '../../../../query-fields.ts';
import type { RequestHandler } from './$types';

/** What an import found, as a file: refused rows, notices, or both. */
export const GET: RequestHandler = (event) => {
  const kind = queryFields(event.url).one('kind', ['refused', 'notice'] as const);
  const { importId } = event.params;
  const api = apiOf(event);
  return csvAnswer(event, {
    name: 'import-findings',
    columns: findingColumns,
    read: (cursor) => api.read(listFindings, { params: { importId }, query: { kind, limit: 100, cursor } }),
  });
};
