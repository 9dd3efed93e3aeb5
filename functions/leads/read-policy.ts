import { getItem } from '#functions/kernel/dynamo.ts';
import type { PolicyHead } from './domain/distribution/policy-course.ts';
import { policyKey } from './store/lead-keys.ts';
import { parsePolicy } from './store/policies.ts';

/** The policy in force (1 request). */
export const readPolicy = async (): Promise<PolicyHead> => parsePolicy(await getItem(policyKey));
