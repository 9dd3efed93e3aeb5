import { publishPolicy as route } from '@rafiq/shared/leads/policy-contract.ts';
import { ConditionFailed, commit } from '#functions/kernel/commit.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { readPolicy } from '../read-policy.ts';
import { unknownReferences } from '../policy-references.ts';
import { policyKey } from '../store/lead-keys.ts';
import { policyWrites } from '../store/policies.ts';

export const publishPolicy = handle(route, async (_params, { body, change, now, ifMatch }) => {
  const current = await readPolicy();
  if (current.version !== ifMatch) throw new Problem('stale');
  const unknown = await unknownReferences(body);
  if (unknown.length > 0) throw new Problem('unknown-reference', { errors: unknown });
  const next = { version: current.version + 1, publishedAt: now, document: body };
  try {
    return await commit(change, {
      writes: policyWrites(next),
      events: [
        {
          type: 'rafiq.leads.policy.published.v1',
          subject: 'distribution',
          pk: policyKey.pk,
          version: next.version,
          data: { version: next.version },
          changed: ['document'],
        },
      ],
      answer: next,
    });
  } catch (error) {
    if (error instanceof ConditionFailed && error.label === 'policy')
      throw new Problem('stale', { cause: error });
    throw error;
  }
});
