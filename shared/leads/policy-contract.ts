/** The contract of the distribution policy: what it says, and how it is read and published. */
import * as z from 'zod';
import { idOf } from '../ids.ts';
import { pageOf, pageQuery } from '../page.ts';
import { defineRoute } from '../route.ts';
import { hours, rule, writtenRule } from './policy-rule.ts';
import type { Rule } from './policy-rule.ts';

const none = z.strictObject({});

/** A policy is one item of the database, which holds 400 kB: so many rules, and so many values in their conditions. */
export const mostRules = 500;
/** A policy of far too many rules is still read, so that its refusal says what is too much. */
export const mostPolicyBytes = 4_000_000;
const mostValues = 5000;

const rulesOf = <One extends z.ZodType<Rule>>(one: One) =>
  z
    .array(one)
    .max(mostRules, { error: 'too-many' })
    .refine(
      (all) =>
        all.reduce(
          (sum, { when, among }) =>
            sum +
            among.partners.length +
            (among.certifications?.names.length ?? 0) +
            when.reduce((count, { values }) => count + values.length, 0),
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

/** Nothing chosen is told as any other setting that is missing. */
const ifMissing = ({ input }: { input?: unknown }) =>
  input === undefined || input === null ? 'required' : undefined;
const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, { error: (issue) => ifMissing(issue) ?? 'unknown-value' });

/**
 * What becomes of the turns that a partner missed while it was away: it keeps its place among the others, or makes them
 * up at no more than twice its share a day for so many days, after which what is left is forgiven.
 */
export const backFromLeave = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('keep-place') }),
    z.strictObject({ kind: z.literal('catch-up'), days: wholeBetween(1, 90) }),
  ],
  { error: ifMissing },
);

/** The steps that look at the company behind a lead, before territory. */
const stepsOfAccounts = {
  /** The partner whose named account it is. */
  namedAccount: z.boolean(),
  /** A partner with a protected deal for it. */
  protectedDeal: z.boolean(),
  /** Partners that work a lead of it, or have won one. */
  servingPartner: z.boolean(),
};
const steps = z.strictObject({
  ...stepsOfAccounts,
  territory: z.boolean(),
  specialisation: z.boolean(),
  availability: z.boolean(),
  capacity: z.boolean(),
});

const settings = z.strictObject({
  excludedPartners: z.array(idOf('partner')).max(1000),
  steps,
  rules: rulesOf(writtenRule),
  strategy: oneOf(['fair-share', 'pool']),
  everyoneAbsent: oneOf(['hold', 'pool', 'unplaced']),
  declineGivesTurnBack: z.boolean(),
  newcomerStart: oneOf(['average', 'zero']),
  backFromLeave,
  clock: oneOf(['working-hours', 'wall-clock']),
  acceptHours: hours,
  contactHours: hours,
  maxHops: z.number().int().min(1, { error: 'out-of-range' }).max(20, { error: 'out-of-range' }),
  /** Days without anything done after which a lead goes back to distribution; null where none ever does. */
  idleDays: wholeBetween(1, 365).nullable(),
  /** So many days before that its partner is warned. */
  idleWarningDays: wholeBetween(0, 30),
  /** The most leads a partner may have claimed and not contacted yet; null for any number. */
  poolMostOpen: wholeBetween(1, 1000).nullable(),
  /** Minutes between two claims of one partner. */
  poolCoolDownMinutes: wholeBetween(0, 10_080),
});

/** Whether a warning comes after the lead was last seen to: it cannot come before it has begun to rest. */
const isWarnedInTime = (document: { idleDays: number | null; idleWarningDays: number }): boolean =>
  document.idleDays === null || document.idleWarningDays < document.idleDays;
const notBeforeRecall = { path: ['idleWarningDays'], error: 'not-before-recall' };

/**
 * The distribution policy as somebody writes it: every setting is said, none has a default (source: domain.md,
 * Distribution policy). The first rule whose conditions a lead meets places it; a lead that none is for is placed by the
 * policy's own `strategy`. All other settings are for every lead.
 */
export const writtenPolicy = settings.refine(isWarnedInTime, notBeforeRecall);
export type WrittenPolicy = z.output<typeof writtenPolicy>;

/**
 * The same as it is kept and read. A policy that was published before a setting was asked says nothing of it, and works
 * on as it did: the account's steps are off, nothing is recalled, the pool has no limit, and whoever is back from leave
 * gets everything it missed at once (null).
 */
export const policyDocument = settings
  .extend({
    excludedPartners: settings.shape.excludedPartners.default([]),
    steps: steps.extend({
      namedAccount: stepsOfAccounts.namedAccount.default(false),
      protectedDeal: stepsOfAccounts.protectedDeal.default(false),
      servingPartner: stepsOfAccounts.servingPartner.default(false),
    }),
    rules: rulesOf(rule).default([]),
    backFromLeave: backFromLeave.nullable().default(null),
    idleDays: settings.shape.idleDays.default(null),
    idleWarningDays: settings.shape.idleWarningDays.default(3),
    poolMostOpen: settings.shape.poolMostOpen.default(null),
    poolCoolDownMinutes: settings.shape.poolCoolDownMinutes.default(0),
  })
  .refine(isWarnedInTime, notBeforeRecall);
export type PolicyDocument = z.output<typeof policyDocument>;

const versionNumber = z.number().int();

export const policy = z.strictObject({
  /** Counts every change of what stands. */
  version: versionNumber,
  publishedVersion: versionNumber,
  publishedAt: z.string(),
  /** The version a roll-back leads to; null where there was none before. */
  replaces: versionNumber.nullable(),
  /** The version that is tried on a share of the leads, in percent. */
  canary: z
    .strictObject({ version: versionNumber, percent: z.number().int(), startedAt: z.string() })
    .nullable(),
  /** The published one. */
  document: policyDocument,
});
export type Policy = z.output<typeof policy>;

/** What is allowed in a policy and hardly meant. */
export const warnings = z.array(
  z.strictObject({
    code: z.string(),
    /** Its place in the request, as in the errors of a refusal; empty: all of it. */
    pointer: z.string(),
    detail: z.string(),
  }),
);
export type Warnings = z.output<typeof warnings>;

/** What stands after a policy was written, and what is to be warned of in it. */
const warnedPolicy = policy.extend({ warnings });

/** What may come of a lead that a version of the policy has placed. */
export const policyOutcomeNames = [
  'offered',
  'pooled',
  'held',
  'unplaced',
  'accepted',
  'declined',
  'expired',
  'converted',
  'lost',
] as const;
export type PolicyOutcomeName = (typeof policyOutcomeNames)[number];

const count = z.number().int();
/** How many leads came to what by a version of the policy. */
const outcomes = z.strictObject(
  Object.fromEntries(policyOutcomeNames.map((name) => [name, count])) as Record<
    PolicyOutcomeName,
    typeof count
  >,
);
export type PolicyOutcomes = z.output<typeof outcomes>;

export const policyVersion = z.strictObject({
  version: versionNumber,
  /** `published`: places leads now; `canary`: places a share of them; the others have placed leads before. */
  status: z.enum(['published', 'canary', 'superseded', 'rolled-back']),
  publishedAt: z.string(),
  /** Null for somebody who is no longer on the roll, and where it was not kept. */
  publishedBy: z.string().nullable(),
  replaces: versionNumber.nullable(),
  rolledBackAt: z.string().nullable(),
  /** Of all decisions it has made, and what came of them. */
  outcomes,
  /** Of those since the trial began that runs now; null for versions that are not in it. */
  sinceTrial: outcomes.nullable(),
});
export type PolicyVersion = z.output<typeof policyVersion>;

export const readPolicy = defineRoute({
  id: 'leads.read-policy',
  method: 'GET',
  path: '/v1/policies/distribution',
  summary: 'Read the distribution policy',
  description:
    'The published policy that places leads now, and which version is tried on a share of them, if one is.',
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
    'Replaces the policy as a new version, for all leads; a trial that runs ends. Earlier versions are kept and every decision names the one it used. What is allowed and hardly meant (a rule no lead reaches, a partner that gets nothing) is told as warnings.',
  audience: 'vendor',
  permission: 'policies.write',
  subject: 'none',
  params: none,
  query: none,
  body: writtenPolicy,
  mostBodyBytes: mostPolicyBytes,
  output: warnedPolicy,
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
      backFromLeave: { kind: 'keep-place' },
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

const changing = {
  audience: 'vendor',
  permission: 'policies.write',
  subject: 'none',
  params: none,
  query: none,
  output: policy,
  success: 200,
  idempotency: 'accepted',
  ifMatch: 'required',
} as const;

/** The share of the leads a trial places: neither none nor all. */
const percent = wholeBetween(1, 99);

export const startCanary = defineRoute({
  ...changing,
  id: 'leads.start-canary',
  method: 'POST',
  path: '/v1/policies/distribution/start-canary',
  summary: 'Try a policy on a share of the leads',
  description:
    'Makes a new version that places a share of the leads, always the same ones by a stable hash of their ids; the published policy places the others. It decides where a lead goes and until when the offer runs; what holds after that (who may claim from the pool and how often, first contact, recall, turns given back) is the published policy’s for all leads. A trial that runs gives way to the new one.',
  body: z.strictObject({ document: writtenPolicy, percent }),
  output: warnedPolicy,
  mostBodyBytes: mostPolicyBytes,
  problems: ['unknown-reference'],
  example: { body: { percent: 10, document: publishPolicy.example.body } },
});

export const shareCanary = defineRoute({
  ...changing,
  id: 'leads.share-canary',
  method: 'POST',
  path: '/v1/policies/distribution/share-canary',
  summary: 'Change the share of the leads a trial places',
  description: 'A lead that was in the smaller share is in the larger, too.',
  body: z.strictObject({ percent }),
  problems: ['illegal-move'],
  example: { body: { percent: 50 } },
});

export const publishCanary = defineRoute({
  ...changing,
  id: 'leads.publish-canary',
  method: 'POST',
  path: '/v1/policies/distribution/publish-canary',
  summary: 'Publish the policy on trial',
  description: 'The version on trial places all leads from now on.',
  body: none,
  problems: ['illegal-move'],
  example: { body: {} },
});

export const rollBackPolicy = defineRoute({
  ...changing,
  id: 'leads.roll-back-policy',
  method: 'POST',
  path: '/v1/policies/distribution/roll-back',
  summary: 'Roll the policy back',
  description:
    'Ends the trial that runs, so that the published policy places all leads; where none runs, the version that was published before places all leads again. Leads that were placed stay where they are.',
  body: none,
  problems: ['illegal-move'],
  example: { body: {} },
});

const reading = { audience: 'vendor', permission: 'policies.read', subject: 'none', body: none } as const;

export const listPolicyVersions = defineRoute({
  ...reading,
  id: 'leads.list-policy-versions',
  method: 'GET',
  path: '/v1/policies/distribution/versions',
  summary: 'List the versions of the distribution policy',
  description:
    'Newest first, each with what came of the leads it placed; of the published one and of one on trial also since the trial began, side by side.',
  params: none,
  query: z.strictObject(pageQuery),
  output: pageOf(policyVersion),
  success: 200,
  problems: ['invalid-cursor'],
  idempotency: 'none',
  ifMatch: 'none',
  example: {},
});

export const readPolicyVersion = defineRoute({
  ...reading,
  subject: 'policy-version',
  id: 'leads.read-policy-version',
  method: 'GET',
  path: '/v1/policies/distribution/versions/{policyVersion}',
  summary: 'Read a version of the distribution policy',
  description: 'What it says, whether it places leads or not.',
  params: z.strictObject({ policyVersion: z.string().regex(/^[1-9]\d{0,8}$/) }),
  query: none,
  output: z.strictObject({ version: versionNumber, publishedAt: z.string(), document: policyDocument }),
  success: 200,
  problems: [],
  idempotency: 'none',
  ifMatch: 'none',
  example: { params: { policyVersion: '{policyVersion}' } },
});

export const policyRoutes = [
  readPolicy,
  publishPolicy,
  startCanary,
  shareCanary,
  publishCanary,
  rollBackPolicy,
  listPolicyVersions,
  readPolicyVersion,
] as const;
