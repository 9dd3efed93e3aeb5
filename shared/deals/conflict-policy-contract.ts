/** The contract of the conflict policy: what every reader of the vendor may see of the rules in force. */
import * as z from 'zod';
import { defineRoute } from '../route.ts';
import { conflictPolicy } from './conflict-policy.ts';

const none = z.strictObject({});

export const conflictPolicyVersion = z.strictObject({
  version: z.number().int(),
  document: conflictPolicy,
  publishedAt: z.string().nullable(),
  note: z.string().nullable(),
});

export const readConflictPolicy = defineRoute({
  id: 'deals.read-conflict-policy',
  method: 'GET',
  path: '/v1/conflict-policy',
  summary: 'Read the conflict rules in force',
  description: 'The rules that registrations are judged by now, who prevails, and how long protection lasts.',
  audience: 'vendor',
  permission: 'policies.read',
  subject: 'none',
  params: none,
  query: none,
  body: none,
  output: conflictPolicyVersion,
  success: 200,
  problems: [],
  idempotency: 'none',
  ifMatch: 'none',
  example: {},
});

export const conflictPolicyRoutes = [readConflictPolicy] as const;
