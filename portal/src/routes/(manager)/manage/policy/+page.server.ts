import { readPolicy } from '@rafiq/shared/leads/policy-contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { policyNames } from './policy-names.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event);
  const policy = await api.read(readPolicy, {});
  return { policy, ...(await policyNames(api, policy.document)) };
};
