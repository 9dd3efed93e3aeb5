/** The contract of the distribution policy: what it says, and how it is read and published. */
import * as z from 'zod';
import { idOf } from '../ids.ts';
import { defineRoute } from '../route.ts';
import { hours, rule } from './policy-rule.ts';
import type { Rule } from './policy-rule.ts';

const none = z.strictObject({});

/** A policy is one item of the database, which holds 400 kB: so many rules, and so many values in their conditions. */
export const mostRules = 500;
const mostValues = 5000;

const rules = z
  .array(rule)
  .max(mostRules, { error: 'too-many' })
  .refine(
    (all) =>
      all.reduce(
        (sum, { when, among }) =>
          sum + among.partners.length + when.reduce((count, { values }) => count + values.length, 0),
        0,
      ) <= mostValues,
    { error: 'too-many' },
  )
  .check(({ value: all, issues }) => {
    const places = new Map<string, number>();
    for (const [index, { id }] of all.entries()) {
      if (places.has(id))
        issues.push({ code: 'custom', message: 'repeated', input: id, path: [index, 'id'] });
      places.set(id, index);
    }
    for (const [index, { strategy }] of all.entries()) {
      if (strategy.kind !== 'cascade' || typeof strategy.next === 'string') continue;
      const path = [index, 'strategy', 'next', 'rule'];
      const follower = strategy.next.rule;
      if (!places.has(follower))
        issues.push({ code: 'custom', message: 'unknown-reference', input: follower, path });
      else if (leadsBack(all, index))
        issues.push({ code: 'custom', message: 'refers-to-itself', input: follower, path });
    }
  });

/** Whether a cascade comes round to a rule it has been through. */
function leadsBack(all: readonly Rule[], from: number): boolean {
  const byId = new Map(all.map((one) => [one.id, one]));
  const seen = new Set<string>();
  for (let at = all[from]; at !== undefined;) {
    if (seen.has(at.id)) return true;
    seen.add(at.id);
    const { strategy }: Rule = at;
    at =
      strategy.kind === 'cascade' && typeof strategy.next !== 'string'
        ? byId.get(strategy.next.rule)
        : undefined;
  }
  return false;
}

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

/**
 * The steps that look at the company behind a lead, before territory. A policy published before they were asked says
 * nothing of them: they are off.
 */
const stepsOfAccounts = {
  /** The partner whose named account it is. */
  namedAccount: z.boolean().default(false),
  /** A partner with a protected deal for it. */
  protectedDeal: z.boolean().default(false),
  /** Partners that work a lead of it, or have won one. */
  servingPartner: z.boolean().default(false),
};

/** Whether a warning comes after the lead was last seen to: it cannot come before it has begun to rest. */
const isWarnedInTime = (document: { idleDays: number | null; idleWarningDays: number }): boolean =>
  document.idleDays === null || document.idleWarningDays < document.idleDays;

/**
 * The distribution policy. The first rule whose conditions a lead meets places it; a lead that none is for is placed by
 * the policy's own `strategy`. All other settings are for every lead.
 */
const policySettings = z.strictObject({
  excludedPartners: z.array(idOf('partner')).max(1000).default([]),
  steps: z.strictObject({
    ...stepsOfAccounts,
    territory: z.boolean(),
    specialisation: z.boolean(),
    availability: z.boolean(),
    capacity: z.boolean(),
  }),
  rules: rules.default([]),
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
      rules: [],
      steps: {
        namedAccount: true,
        protectedDeal: true,
        servingPartner: true,
        territory: true,
        specialisation: true,
        availability: true,
        capacity: true,
      },
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
