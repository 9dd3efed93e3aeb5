import { readPolicy as route } from '@rafiq/shared/leads/policy-contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { presentPolicy } from '../change-policy.ts';
import { readPolicy as read } from '../read-policy.ts';

export const readPolicy = handle(route, async () => presentPolicy(await read()));
