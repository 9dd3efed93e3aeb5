import type { Policy } from '@rafiq/shared/leads/policy-contract.ts';
import { getItem } from '#functions/kernel/dynamo.ts';
import { policyKey } from './store/lead-keys.ts';
import { parsePolicy } from './store/policies.ts';

/** The policy in force (1 request). */
export const readPolicy = async (): Promise<Policy> => parsePolicy(await getItem(policyKey));
