/** The contract of what-ifs: a draft of the distribution policy, tried on the leads of a past period. */
import * as z from 'zod';
import { idOf } from '../ids.ts';
import { pageOf, pageQuery } from '../page.ts';
import { tiers } from '../partners/status.ts';
import { defineRoute } from '../route.ts';
import { beforeAndAfter, count, draftOverDays, whatIfSummaryWith } from '../what-if.ts';
import {
  mostPolicyBytes,
  policyDocument,
  publishPolicy,
  warnings,
  writtenPolicy,
} from './policy-contract.ts';

const none = z.strictObject({});
const whatIfParams = z.strictObject({ whatIfId: idOf('whatIf') });

/** Jain's fairness index, 0 to 1; null where nobody was a candidate. */
const fairness = z.number().nullable();

/** Where a lead comes to: a partner that is offered it, or a place where it waits. */
const destination = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('offered'), partnerId: idOf('partner'), partnerName: z.string() }),
  z.strictObject({ kind: z.enum(['pooled', 'held', 'unplaced']) }),
]);
export type Destination = z.output<typeof destination>;

/** Leads offered to partners, those that only the draft gives them, and those that only the published policy does. */
const offers = { ...beforeAndAfter.shape, gained: count, lost: count };

/**
 * What the published policy (`before`) and the draft (`after`) made of the same leads. Long lists keep their greatest
 * rows, and the sum of the others.
 */
export const whatIfFigures = z.strictObject({
  /** The published policy that the draft was compared with. */
  policyVersion: z.number().int(),
  leads: count,
  /** Leads that would come to another partner, or wait elsewhere. */
  moved: count,
  outcomes: z.strictObject({
    offered: beforeAndAfter,
    pooled: beforeAndAfter,
    held: beforeAndAfter,
    unplaced: beforeAndAfter,
  }),
  unplacedByReason: z.array(z.strictObject({ code: z.string(), ...beforeAndAfter.shape })),
  partners: z.strictObject({
    rows: z.array(z.strictObject({ partnerId: idOf('partner'), partnerName: z.string(), ...offers })),
    others: z.strictObject({ partners: count, ...offers }),
  }),
  moves: z.strictObject({
    rows: z.array(z.strictObject({ from: destination, to: destination, leads: count })),
    others: z.strictObject({ pairs: count, leads: count }),
  }),
  /** Offers by the country of the lead; null: it says none. */
  countries: z.strictObject({
    rows: z.array(
      z.strictObject({ country: z.string().nullable(), leads: count, moved: count, ...beforeAndAfter.shape }),
    ),
    others: z.strictObject({ countries: count, leads: count, moved: count, ...beforeAndAfter.shape }),
  }),
  /** Offers by the tier of the partner; a lead that moved from one tier to another is told in both. */
  tiers: z.array(z.strictObject({ tier: z.enum(tiers), moved: count, ...beforeAndAfter.shape })),
  fairness: z.strictObject({ before: fairness, after: fairness }),
  /** Leads each rule placed; a `ruleId` of null is the policy's own strategy. */
  rules: z.strictObject({
    rows: z.array(
      z.strictObject({
        ruleId: idOf('rule').nullable(),
        ruleName: z.string().nullable(),
        ...beforeAndAfter.shape,
        fairnessBefore: fairness,
        fairnessAfter: fairness,
      }),
    ),
    others: z.strictObject({ rules: count, ...beforeAndAfter.shape }),
  }),
  /** Rules of the draft that placed no lead, in its order. */
  unmetRules: z.array(idOf('rule')),
});
export type WhatIfFigures = z.output<typeof whatIfFigures>;

/** The figures with the sentences of their reasons. */
const whatIfResult = z.strictObject({
  ...whatIfFigures.shape,
  unplacedByReason: z.array(z.strictObject({ code: z.string(), text: z.string(), ...beforeAndAfter.shape })),
});
export type WhatIfResult = z.output<typeof whatIfResult>;

export const whatIfSummary = whatIfSummaryWith({
  leadsDone: count,
  /** Of about how many, as far as the days walked so far tell; null before the first. */
  leadsAbout: count.nullable(),
});
export type WhatIfSummary = z.output<typeof whatIfSummary>;

export const whatIf = z.strictObject({
  ...whatIfSummary.shape,
  /** The draft that is tried, however it ends: what is published is what was tried, and one that failed is not lost. */
  document: policyDocument,
  /** Null unless it is finished. */
  result: whatIfResult.nullable(),
});
export type WhatIf = z.output<typeof whatIf>;

/** A draft, and the days on which the leads it is tried on were received. */
export const newWhatIf = draftOverDays(writtenPolicy);

const ofWhatIfs = { audience: 'vendor', permission: 'policies.read', query: none, body: none } as const;

export const startWhatIf = defineRoute({
  ...ofWhatIfs,
  id: 'leads.start-what-if',
  method: 'POST',
  path: '/v1/policies/distribution/what-ifs',
  summary: 'Try a draft policy on past leads',
  description:
    'Places every lead received in a period of at most 400 days once by the published policy and once by the draft, each as on its arrival, and compares the two. Nothing is offered to anybody. Both begin without turns and look at partners as they are now: their territories, weights, time off and track records. Caps per day are counted by day (UTC); caps on open leads are left out, but for a cap of zero. Accounts are left out: nobody keeps who owned or served them on the day, and whoever was given a lead then would be found to serve its company now. The work goes on behind the answer: read it to see how far it is.',
  permission: 'policies.write',
  subject: 'none',
  params: none,
  body: newWhatIf,
  mostBodyBytes: mostPolicyBytes,
  output: whatIfSummary.extend({ warnings }),
  success: 202,
  problems: ['unknown-reference'],
  idempotency: 'accepted',
  ifMatch: 'none',
  example: {
    body: {
      from: '2026-10-01',
      to: '2026-10-31',
      document: { ...(publishPolicy.example.body as object), strategy: 'pool' },
    },
  },
});

export const listWhatIfs = defineRoute({
  ...ofWhatIfs,
  id: 'leads.list-what-ifs',
  method: 'GET',
  path: '/v1/policies/distribution/what-ifs',
  summary: 'List what-ifs',
  description: 'Those of the last 30 days, newest first, with who started them and how far they are.',
  subject: 'none',
  params: none,
  query: z.strictObject(pageQuery),
  output: pageOf(whatIfSummary),
  success: 200,
  problems: ['invalid-cursor'],
  idempotency: 'none',
  ifMatch: 'none',
  example: {},
});

export const readWhatIf = defineRoute({
  ...ofWhatIfs,
  id: 'leads.read-what-if',
  method: 'GET',
  path: '/v1/policies/distribution/what-ifs/{whatIfId}',
  summary: 'Read a what-if',
  description:
    'How far it is, the draft it tries, and its result once it is finished. A channel manager is told of the partners of its portfolio by name, and of all others together.',
  subject: 'what-if',
  params: whatIfParams,
  output: whatIf,
  success: 200,
  problems: [],
  idempotency: 'none',
  ifMatch: 'none',
  example: { params: { whatIfId: '{whatIfId}' } },
});

export const cancelWhatIf = defineRoute({
  ...ofWhatIfs,
  id: 'leads.cancel-what-if',
  method: 'POST',
  path: '/v1/policies/distribution/what-ifs/{whatIfId}/cancel',
  summary: 'Cancel a what-if',
  description: 'Ends one that runs; it has changed nothing.',
  permission: 'policies.write',
  subject: 'what-if',
  params: whatIfParams,
  output: whatIfSummary,
  success: 200,
  problems: ['illegal-move'],
  idempotency: 'accepted',
  ifMatch: 'none',
  example: { params: { whatIfId: '{whatIfId}' }, body: {} },
});

export const whatIfRoutes = [startWhatIf, listWhatIfs, readWhatIf, cancelWhatIf] as const;
