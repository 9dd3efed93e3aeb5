import { readFairness } from '@rafiq/shared/leads/fairness-contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { fairnessAsked } from './fairness-asked.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { query, ...asked } = await fairnessAsked(event);
  return { ...asked, fairness: query && (await apiOf(event).read(readFairness, { query })) };
};
