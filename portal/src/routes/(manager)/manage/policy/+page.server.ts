import { readPolicy } from '@rafiq/shared/leads/policy-contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { excludedNames } from './excluded-names.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event);
  const policy = await api.read(readPolicy, {});
  return { policy, excluded: await excludedNames(api, policy.document.excludedPartners) };
};
