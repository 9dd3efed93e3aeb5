import { listConflictPolicyVersions } from '@rafiq/shared/deals/conflict-policy-contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { csvAnswer } from '#lib/server/export/csv-answer.ts';
import { versionColumns } from '../version-columns.ts';
import type { RequestHandler } from './$types';

/** The versions of the conflict rules as a file. */
export const GET: RequestHandler = (event) => {
  const api = apiOf(event);
  return csvAnswer(event, {
    name: 'conflict-rule-versions',
    columns: versionColumns,
    read: (cursor) => api.read(listConflictPolicyVersions, { query: { limit: 100, cursor } }),
  });
};
