import { startCanary as route } from '@rafiq/shared/leads/policy-contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { changePolicy } from '../change-policy.ts';
import { noOutcomes, startCanary as start } from '../domain/distribution/policy-course.ts';
import { mustNameKnown } from '../policy-references.ts';
import { readOutcomes } from '../store/policies.ts';
import { presentWarnings, warnOfPolicy } from '../warn-of-policy.ts';

/** Tries a document on a share of the leads, from what the published one has made of them so far. */
export const startCanary = handle(
  route,
  (_params, { body: { document, percent }, change, now, ifMatch }) =>
    changePolicy({ change, ifMatch }, async (head) => {
      const [outcomes] = await Promise.all([
        readOutcomes([head.publishedVersion]),
        mustNameKnown(document, '/document'),
      ]);
      const warnings = await warnOfPolicy(document, { now, at: '/document' });
      const before = outcomes.get(head.publishedVersion) ?? noOutcomes;
      const step = start(head, document, { percent, before }, now);
      return { happened: 'canary-started', step, beside: { warnings } };
    }),
  ({ warnings, ...policy }, { language }) => ({ ...policy, warnings: presentWarnings(warnings, language) }),
);
