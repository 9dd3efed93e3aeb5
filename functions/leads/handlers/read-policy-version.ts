import { readPolicyVersion as route } from '@rafiq/shared/leads/policy-contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { findEdition } from '../store/policies.ts';

export const readPolicyVersion = handle(route, async ({ policyVersion }) => {
  const found = await findEdition(Number(policyVersion));
  if (found === undefined) throw new Problem('not-found');
  return { version: found.version, publishedAt: found.publishedAt, document: found.document };
});
