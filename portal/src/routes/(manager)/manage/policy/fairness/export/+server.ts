import { readFairness } from '@rafiq/shared/leads/fairness-contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { csvAnswer } from '#lib/server/export/csv-answer.ts';
import { fairnessAsked } from '../fairness-asked.ts';
import { turnColumns } from '../turn-columns.ts';
import type { RequestHandler } from './$types';

/** How turns stand in a rule and country as a file. */
export const GET: RequestHandler = async (event) => {
  const { query } = await fairnessAsked(event);
  const api = apiOf(event);
  return csvAnswer(event, {
    name: 'fairness',
    columns: turnColumns,
    read: async () => ({
      items: query === null ? [] : (await api.read(readFairness, { query })).partners,
      nextCursor: null,
    }),
  });
};
