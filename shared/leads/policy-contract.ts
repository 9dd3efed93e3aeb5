/** The contract of the distribution policy: what it says, and how it is read and published. */
import * as z from 'zod';
import { idOf } from '../ids.ts';
import { defineRoute } from '../route.ts';

const none = z.strictObject({});

const hours = z.number().min(0.25, { error: 'out-of-range' }).max(720, { error: 'out-of-range' });

const wholeBetween = (least: number, most: number) =>
  z.number().int().min(least, { error: 'out-of-range' }).max(most, { error: 'out-of-range' });

/**
 * When a partner loses a lead it leaves lying. A policy published before this was asked says nothing of it: nothing
 * is recalled until somebody says so.
 */
const recallOfIdleLeads = {
  /** Days without anything done after which a lead goes back to distribution; null where none ever does. */
  idleDays: wholeBetween(1, 365).nullable().default(null),
  /** So many days before that its partner is warned. */
  idleWarningDays: wholeBetween(0, 30).default(3),
};

/** What keeps a partner from claiming more than it can call. A policy published before this was asked has no limit. */
const limitsOfThePool = {
  /** The most leads a partner may have claimed and not contacted yet; null for any number. */
  poolMostOpen: wholeBetween(1, 1000).nullable().default(null),
  /** Minutes between two claims of one partner. */
  poolCoolDownMinutes: wholeBetween(0, 10_080).default(0),
};

/** Whether a warning comes after the lead was last seen to: it cannot come before it has begun to rest. */
const isWarnedInTime = (document: { idleDays: number | null; idleWarningDays: number }): boolean =>
  document.idleDays === null || document.idleWarningDays < document.idleDays;

/** The distribution policy: one rule now; later capabilities add rules and strategies to this document. */
const policySettings = z.strictObject({
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
  ...recallOfIdleLeads,
  ...limitsOfThePool,
});
export const policyDocument = policySettings.refine(isWarnedInTime, {
  path: ['idleWarningDays'],
  error: 'not-before-recall',
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
      idleDays: 14,
      idleWarningDays: 3,
      poolMostOpen: null,
      poolCoolDownMinutes: 0,
    },
  },
});

export const policyRoutes = [readPolicy, publishPolicy] as const;
