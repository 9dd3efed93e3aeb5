/** The contract of the conflict policy: which rules are in force, which will be, and how they are published. */
import * as z from 'zod';
import { idOf } from '../ids.ts';
import { pageOf, pageQuery } from '../page.ts';
import { defineRoute } from '../route.ts';
import { instant, paragraph } from '../text.ts';
import { conflictPolicy } from './conflict-policy.ts';
import { conflictVersionStatuses } from './conflict-status.ts';
import { mostReasonLetters } from './rule-reason.ts';

const none = z.strictObject({});
const versionNumber = z.number().int();

/** The rules as somebody writes them; from when they are in force is said beside them. */
export const writtenConflictPolicy = conflictPolicy.omit({ effectiveFrom: true });
export type WrittenConflictPolicy = z.output<typeof writtenConflictPolicy>;

/** What is allowed in a policy and hardly meant. */
export const conflictPolicyWarnings = z.array(
  z.strictObject({
    code: z.string(),
    /** Its place in the request, as in the errors of a refusal; empty: all of it. */
    pointer: z.string(),
    detail: z.string(),
  }),
);
export type ToldConflictPolicyWarnings = z.output<typeof conflictPolicyWarnings>;

const stamp = {
  version: versionNumber,
  effectiveFrom: z.string(),
  /** Null for the one Rafiq is shipped with. */
  publishedAt: z.string().nullable(),
  /** Null for somebody who is no longer on the roll, and for the one Rafiq is shipped with. */
  publishedBy: z.string().nullable(),
  note: z.string().nullable(),
};

export const conflictPolicyInForce = z.strictObject({
  /** Counts every change of what is published. */
  version: versionNumber,
  /** The version that registrations are judged by now. */
  publishedVersion: versionNumber,
  publishedAt: stamp.publishedAt,
  note: stamp.note,
  /** The version in force after a roll-back; null where there is none before. */
  replaces: versionNumber.nullable(),
  /** Versions that have not begun yet, the next one first. */
  scheduled: z.array(z.strictObject(stamp)),
  document: conflictPolicy,
});
export type ConflictPolicyInForce = z.output<typeof conflictPolicyInForce>;

const warnedPolicy = conflictPolicyInForce.extend({
  /** The version that was made. */
  madeVersion: versionNumber,
  warnings: conflictPolicyWarnings,
});

export const conflictPolicyVersion = z.strictObject({
  ...stamp,
  /**
   * `in-force`: judges registrations now; `scheduled`: has not begun; `superseded`: has judged, or its instant went to
   * another; `rolled-back`: was taken back after it had begun; `cancelled`: before.
   */
  status: z.enum(conflictVersionStatuses),
  /** When it was rolled back or cancelled, and why; null where it was not. */
  withdrawnAt: z.string().nullable(),
  withdrawnNote: z.string().nullable(),
});
export type ConflictPolicyVersionView = z.output<typeof conflictPolicyVersion>;

const reading = {
  audience: 'vendor',
  permission: 'policies.read',
  subject: 'none',
  params: none,
  query: none,
  body: none,
  success: 200,
  idempotency: 'none',
  ifMatch: 'none',
} as const;

export const readConflictPolicy = defineRoute({
  ...reading,
  id: 'deals.read-conflict-policy',
  method: 'GET',
  path: '/v1/conflict-policy',
  summary: 'Read the conflict rules in force',
  description:
    'The rules that registrations are judged by now, who prevails, and how long protection lasts; and the versions that are yet to begin.',
  output: conflictPolicyInForce,
  problems: [],
  example: {},
});

const writing = {
  audience: 'vendor',
  permission: 'policies.write',
  subject: 'none',
  params: none,
  query: none,
  success: 200,
  idempotency: 'accepted',
  ifMatch: 'required',
} as const;

/** A policy that others build their examples on. */
export const exampleConflictPolicy = {
  rules: [
    { rule: 'registered-twice', on: true, verdict: 'block', parameters: {} },
    {
      rule: 'protected-deal',
      on: true,
      verdict: 'block',
      parameters: { graceDays: 14 },
      reason: {
        en: 'For now we cannot take this registration. Your channel manager knows when to try again.',
        ar: 'لا يمكننا قبول هذا التسجيل حاليًا. مدير القناة لديك يعرف متى يمكن إعادة المحاولة.',
        fa: 'فعلاً نمی‌توانیم این ثبت را بپذیریم. مدیر کانال شما می‌داند چه زمانی دوباره تلاش کنید.',
      },
    },
    { rule: 'open-registration-elsewhere', on: true, verdict: 'flag', parameters: {} },
    { rule: 'too-many-open', on: true, verdict: 'block', parameters: { allowance: 2 } },
    {
      rule: 'below-minimum-value',
      on: true,
      verdict: 'flag',
      parameters: { minimums: [{ amount: '5000.00', currency: 'AED' }] },
      appliesWhen: [{ field: 'country', operator: 'is-one-of', values: ['AE'] }],
    },
  ],
  precedence: ['first-to-register', 'incumbency', 'named-account-owner', 'tier'],
  matching: { auto: 0.9, review: 0.75 },
  protection: {
    protectionDays: 90,
    extensionDays: 30,
    mostExtensions: 2,
    checkInEveryDays: 30,
    warningDays: 7,
    mostOpen: { registered: 10, silver: 25, gold: null },
    reviewHours: 48,
    evidenceHours: 72,
    appealHours: 120,
  },
} as const;

/** So many days ahead a version may be published. */
export const mostDaysAhead = 400;
/** So many versions may wait for their instant. */
export const mostScheduled = 20;

export const publishConflictPolicy = defineRoute({
  ...writing,
  id: 'deals.publish-conflict-policy',
  method: 'PUT',
  path: '/v1/conflict-policy',
  summary: 'Publish the conflict rules',
  description: `Makes a new version. It is in force at once, or from the instant that is named (at most ${mostDaysAhead} days ahead, and at most ${mostScheduled} wait for theirs). Registrations are judged by what is in force when they are submitted; what was decided stays as it is and names its version. What is allowed and hardly meant (a rule that finds nothing, a cap that lets nobody register) is told as warnings. A rule may give a reason of its own, in all three languages and of at most ${mostReasonLetters} letters in each; it is read in the place of the shipped sentence of what the rule finds, by managers and by the partner that registers, so it must not hint at any partner. Rules that look at others' business tell partners one of three words (it is protected, it may conflict, the vendor is there itself): of those with the same word, partners read the reason only where all that are switched on give the same one, or they could tell what others do; managers read it in any case.`,
  body: z.strictObject({
    document: writtenConflictPolicy,
    /** Null: at once. */
    effectiveFrom: instant.nullable(),
    /** Why, for whoever reads the versions. */
    note: paragraph(1000).nullable(),
  }),
  output: warnedPolicy,
  problems: ['unknown-reference'],
  example: {
    body: { document: exampleConflictPolicy, effectiveFrom: null, note: 'After the quarterly review' },
  },
});

export const rollBackConflictPolicy = defineRoute({
  ...writing,
  id: 'deals.roll-back-conflict-policy',
  method: 'POST',
  path: '/v1/conflict-policy/roll-back',
  summary: 'Roll the conflict rules back',
  description:
    'Takes back the version in force: the one before judges registrations again, from now on. Versions that have not begun yet still begin at their instants. What was decided stays as it is.',
  body: z.strictObject({
    note: paragraph(1000).nullable(),
    /** The version that is meant: where another has begun meanwhile, nothing is rolled back. */
    publishedVersion: versionNumber.optional(),
  }),
  output: conflictPolicyInForce,
  problems: ['illegal-move'],
  example: { body: { note: 'Too many were sent to review' } },
});

const versionParams = z.strictObject({ conflictPolicyVersion: z.string().regex(/^[1-9]\d{0,8}$/) });

export const cancelConflictPolicyVersion = defineRoute({
  ...writing,
  id: 'deals.cancel-conflict-policy-version',
  method: 'POST',
  path: '/v1/conflict-policy/versions/{conflictPolicyVersion}/cancel',
  summary: 'Cancel a version before it begins',
  description: 'A version that has not begun yet never will; the others stay as they are.',
  ifMatch: 'none',
  subject: 'policy-version',
  params: versionParams,
  body: z.strictObject({ note: paragraph(1000).nullable() }),
  output: conflictPolicyInForce,
  problems: ['illegal-move'],
  example: {
    params: { conflictPolicyVersion: '{conflictPolicyVersion}' },
    body: { note: 'The new tiers come later' },
  },
});

export const listConflictPolicyVersions = defineRoute({
  ...reading,
  id: 'deals.list-conflict-policy-versions',
  method: 'GET',
  path: '/v1/conflict-policy/versions',
  summary: 'List the versions of the conflict rules',
  description: 'Newest first: from when each is in force, who published it and why, and how it stands.',
  query: z.strictObject(pageQuery),
  output: pageOf(conflictPolicyVersion),
  problems: ['invalid-cursor'],
  example: {},
});

export const readConflictPolicyVersion = defineRoute({
  ...reading,
  id: 'deals.read-conflict-policy-version',
  method: 'GET',
  path: '/v1/conflict-policy/versions/{conflictPolicyVersion}',
  summary: 'Read a version of the conflict rules',
  description: 'What it says, whether it is in force or not.',
  subject: 'policy-version',
  params: versionParams,
  output: conflictPolicyVersion.extend({ document: conflictPolicy }),
  problems: [],
  example: { params: { conflictPolicyVersion: '{conflictPolicyVersion}' } },
});

/** What was decided about a registration by rules, judged anew on what was recorded of it. */
export const replayedRegistration = z.strictObject({
  dealId: idOf('deal'),
  /** Null where rules have not judged it. */
  policyVersion: versionNumber.nullable(),
  judgedAt: z.string().nullable(),
  /** `equal`: the same verdicts, by the same reasons; or why it cannot be judged anew. */
  verdict: z.enum(['equal', 'different', 'not-recorded', 'policy-missing']),
  text: z.string(),
  /** Places of the rules, counted from 0, of which the verdict is another now. */
  differing: z.array(z.number().int()),
});

export const replayRegistration = defineRoute({
  ...reading,
  id: 'deals.replay-registration',
  method: 'GET',
  path: '/v1/deals/{dealId}/judgement/replay',
  summary: 'Judge a registration again',
  description:
    'Judges the registration anew on the facts recorded when it was last judged, by the version that judged it, and says whether every verdict is the same.',
  subject: 'deal',
  params: z.strictObject({ dealId: idOf('deal') }),
  output: replayedRegistration,
  problems: [],
  example: { params: { dealId: '{dealId}' } },
});

export const conflictPolicyRoutes = [
  readConflictPolicy,
  publishConflictPolicy,
  rollBackConflictPolicy,
  cancelConflictPolicyVersion,
  listConflictPolicyVersions,
  readConflictPolicyVersion,
  replayRegistration,
] as const;
