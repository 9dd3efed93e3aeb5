/** The contract of the distribution policy: what it says, and how it is read and published. */
import * as z from 'zod';
import { idOf } from '../ids.ts';
import { defineRoute } from '../route.ts';

const none = z.strictObject({});

const hours = z.number().min(0.25, { error: 'out-of-range' }).max(720, { error: 'out-of-range' });

/** The distribution policy: one rule now; later capabilities add rules and strategies to this document. */
export const policyDocument = z.strictObject({
  excludedPartners: z.array(idOf('partner')).max(1000).default([]),
  steps: z.strictObject({
    territory: z.boolean(),
    specialisation: z.boolean(),
    availability: z.boolean(),
    capacity: z.boolean(),
  }),
  strategy: z.enum(['fair-share', 'pool']),
  everyoneAbsent: z.enum(['hold', 'pool', 'unplaced']),
  declineGivesTurnBack: z.boolean(),
  newcomerStart: z.enum(['average', 'zero']),
  clock: z.enum(['working-hours', 'wall-clock']),
  acceptHours: hours,
  contactHours: hours,
  maxHops: z.number().int().min(1, { error: 'out-of-range' }).max(20, { error: 'out-of-range' }),
});
export type PolicyDocument = z.output<typeof policyDocument>;

export const policy = z.strictObject({
  version: z.number().int(),
  publishedAt: z.string(),
  document: policyDocument,
});
export type Policy = z.output<typeof policy>;

export const readPolicy = defineRoute({
  id: 'leads.read-policy',
  method: 'GET',
  path: '/v1/policies/distribution',
  summary: 'Read the distribution policy',
  description: 'The published policy that places leads now.',
  audience: 'vendor',
  permission: 'policies.read',
  subject: 'none',
  params: none,
  query: none,
  body: none,
  output: policy,
  success: 200,
  problems: [],
  idempotency: 'none',
  ifMatch: 'none',
  example: {},
});

export const publishPolicy = defineRoute({
  id: 'leads.publish-policy',
  method: 'PUT',
  path: '/v1/policies/distribution',
  summary: 'Publish the distribution policy',
  description:
    'Replaces the policy as a new version; earlier versions are kept and every decision names the one it used.',
  audience: 'vendor',
  permission: 'policies.write',
  subject: 'none',
  params: none,
  query: none,
  body: policyDocument,
  output: policy,
  success: 200,
  problems: ['unknown-reference'],
  idempotency: 'accepted',
  ifMatch: 'required',
  example: {
    body: {
      excludedPartners: [],
      steps: { territory: true, specialisation: true, availability: true, capacity: true },
      strategy: 'fair-share',
      everyoneAbsent: 'hold',
      declineGivesTurnBack: true,
      newcomerStart: 'average',
      clock: 'working-hours',
      acceptHours: 8,
      contactHours: 24,
      maxHops: 5,
    },
  },
});

export const policyRoutes = [readPolicy, publishPolicy] as const;
