import { listPolicyVersions } from '@rafiq/shared/leads/policy-contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { csvAnswer } from '#lib/server/export/csv-answer.ts';
import { versionColumns } from '../version-columns.ts';
import type { RequestHandler } from './$types';

/** The versions of the distribution policy as a file. */
export const GET: RequestHandler = (event) => {
  const api = apiOf(event);
  return csvAnswer(event, {
    name: 'policy-versions',
    columns: versionColumns,
    read: (cursor) => api.read(listPolicyVersions, { query: { limit: 100, cursor } }),
  });
};
