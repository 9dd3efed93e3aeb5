import { readPolicy as route } from '@rafiq/shared/leads/policy-contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { readPolicy as read } from '../read-policy.ts';

export const readPolicy = handle(route, async () => read());
