import { shareCanary as route } from '@rafiq/shared/leads/policy-contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { canaryOf, changePolicy } from '../change-policy.ts';
import { shareCanary as share } from '../domain/distribution/policy-course.ts';

export const shareCanary = handle(route, (_params, { body: { percent }, change, ifMatch }) =>
  changePolicy({ change, ifMatch }, (head) =>
    Promise.resolve({ happened: 'canary-shared', step: share(head, canaryOf(head), percent), beside: {} }),
  ),
);
