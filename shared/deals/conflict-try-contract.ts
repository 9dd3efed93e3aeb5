/** The contract of trying one registration: what a draft of the conflict rules would say of it, with nothing written. */
import * as z from 'zod';
import { idOf } from '../ids.ts';
import { valueOfDeal } from '../money.ts';
import { reason } from '../reason.ts';
import { defineRoute } from '../route.ts';
import { day } from '../text.ts';
import { conflictPolicyRule } from './conflict-policy.ts';
import {
  conflictPolicyWarnings,
  exampleConflictPolicy,
  writtenConflictPolicy,
} from './conflict-policy-contract.ts';
import { judgementOutcomes } from './conflict-status.ts';
import { dealCompany, dealVerdict } from './contract.ts';

const none = z.strictObject({});

/** What a registration that was made up says: it is compared with the accounts there are. */
const typedRegistration = z.strictObject({
  partnerId: idOf('partner'),
  company: dealCompany,
  productId: idOf('product').optional(),
  value: valueOfDeal.optional(),
  expectedCloseOn: day.optional(),
});
export type TypedRegistration = z.output<typeof typedRegistration>;

/** A registration that was submitted, or one that was made up: one of the two. */
const registrationToTry = z
  .strictObject({ dealId: idOf('deal').optional(), facts: typedRegistration.optional() })
  .refine(({ dealId, facts }) => (dealId === undefined) !== (facts === undefined), {
    path: ['dealId'],
    error: 'required',
  });
export type RegistrationToTry = z.output<typeof registrationToTry>;

const triedVerdict = dealVerdict.extend({
  /** The place of the rule in the draft, counted from 0; those that are switched off are left out. */
  place: z.number().int(),
  /** What its partner would be told; null: nothing. */
  told: reason.nullable(),
  /** The rule as it stands in the draft, with its parameters. */
  asked: conflictPolicyRule,
});

const claim = z.strictObject({
  /** Null for a registration that was made up. */
  dealId: idOf('deal').nullable(),
  partnerId: idOf('partner'),
  partnerName: z.string(),
});

export const triedRegistration = z.strictObject({
  /** The instant as of which it was judged. */
  at: z.string(),
  /** `recorded`: on what was recorded when it was last judged; `gathered`: on what stands now. */
  facts: z.enum(['recorded', 'gathered']),
  outcome: z.enum(judgementOutcomes),
  /** Whether a conflict case would be opened about it. */
  opensCase: z.boolean(),
  /** What the rules in force now say of the same facts. */
  inForce: z.strictObject({
    version: z.number().int(),
    outcome: z.enum(judgementOutcomes),
    opensCase: z.boolean(),
  }),
  verdicts: z.array(triedVerdict),
  /** Who prevails among those that registered it, step by step, the last one decided; null where nobody else did. */
  precedence: z
    .strictObject({
      winner: claim,
      decidedBy: z.string(),
      steps: z.array(
        z.strictObject({ step: z.string(), result: z.string(), reason, remaining: z.array(claim) }),
      ),
    })
    .nullable(),
  warnings: conflictPolicyWarnings,
});
export type TriedRegistration = z.output<typeof triedRegistration>;

export const tryRegistration = defineRoute({
  id: 'deals.try-registration',
  method: 'POST',
  path: '/v1/conflict-policy/try',
  summary: 'Try draft conflict rules on one registration',
  description:
    'Judges one registration by a draft of the rules and answers every verdict with its reason, and who would prevail. One that was submitted is judged on the facts recorded when it was last judged; one that was made up is compared with the accounts that stand now. Nothing is written and nobody is told.',
  audience: 'vendor',
  permission: 'policies.write',
  subject: 'none',
  params: none,
  query: none,
  body: z.strictObject({ document: writtenConflictPolicy, registration: registrationToTry }),
  output: triedRegistration,
  success: 200,
  problems: ['unknown-reference'],
  idempotency: 'none',
  ifMatch: 'none',
  example: {
    body: {
      registration: {
        facts: {
          partnerId: '{partnerId}',
          company: { name: 'Noor Trading', country: 'AE' },
          productId: '{productId}',
          value: { amount: '4200.00', currency: 'AED' },
          expectedCloseOn: '2027-03-31',
        },
      },
      document: exampleConflictPolicy,
    },
  },
});

export const conflictTryRoutes = [tryRegistration] as const;
