import { publishPolicy as route } from '@rafiq/shared/leads/policy-contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { changePolicy } from '../change-policy.ts';
import { publish } from '../domain/distribution/policy-course.ts';
import { mustNameKnown } from '../policy-references.ts';
import { presentWarnings, warnOfPolicy } from '../warn-of-policy.ts';

export const publishPolicy = handle(
  route,
  (_params, { body, change, now, ifMatch }) =>
    changePolicy({ change, ifMatch }, async (head) => {
      await mustNameKnown(body);
      const warnings = await warnOfPolicy(body, { now });
      return { happened: 'published', step: publish(head, body, now), beside: { warnings } };
    }),
  ({ warnings, ...policy }, { language }) => ({ ...policy, warnings: presentWarnings(warnings, language) }),
);
