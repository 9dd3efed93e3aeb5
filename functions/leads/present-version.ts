/** A version of the policy as its readers know it, with what came of the leads it placed. */
import type { PolicyOutcomes, PolicyVersion } from '@rafiq/shared/leads/policy-contract.ts';
import { noOutcomes, since, type PolicyHead } from './domain/distribution/policy-course.ts';
import type { KeptVersion } from './store/policies.ts';

function statusOf({ version, rolledBackAt }: KeptVersion, head: PolicyHead): PolicyVersion['status'] {
  if (version === head.publishedVersion) return 'published';
  if (version === head.canary?.version) return 'canary';
  return rolledBackAt === null ? 'superseded' : 'rolled-back';
}

/** @param head what stands now */
export function presentVersion(
  kept: KeptVersion,
  head: PolicyHead,
  { outcomes, publishedBy }: { outcomes: PolicyOutcomes; publishedBy: string | null },
): PolicyVersion {
  const { version, publishedAt, replaces, rolledBackAt } = kept;
  const status = statusOf(kept, head);
  const before = { published: head.canary?.before, canary: noOutcomes, superseded: undefined };
  const counted = status === 'rolled-back' ? undefined : before[status];
  return {
    version,
    status,
    publishedAt,
    publishedBy,
    replaces,
    rolledBackAt,
    outcomes,
    sinceTrial: counted === undefined ? null : since(outcomes, counted),
  };
}
