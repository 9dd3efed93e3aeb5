import { publishCanary as route } from '@rafiq/shared/leads/policy-contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { canaryOf, changePolicy } from '../change-policy.ts';
import { publishCanary as publish } from '../domain/distribution/policy-course.ts';
import { keptEdition } from '../store/policies.ts';

export const publishCanary = handle(route, (_params, { change, now, ifMatch }) =>
  changePolicy({ change, ifMatch }, async (head) => {
    const tried = await keptEdition(canaryOf(head).version);
    return { happened: 'published', step: publish(head, tried, now), beside: {} };
  }),
);
