/** The contract of trying one lead: what a draft of the policy would decide about it, with nothing written. */
import * as z from 'zod';
import { idOf } from '../ids.ts';
import { defineRoute } from '../route.ts';
import { country, language, line } from '../text.ts';
import { decision } from './decision-contract.ts';
import { strategyNames } from './policy-rule.ts';
import { mostPolicyBytes, publishPolicy, warnings, writtenPolicy } from './policy-contract.ts';
import { sizeBands, valueBands } from './status.ts';

const none = z.strictObject({});

/** What a lead that was made up says of itself; whatever is left out it does not say. */
const typedFacts = z.strictObject({
  country: country.optional(),
  subdivision: line(80).optional(),
  city: line(120).optional(),
  postalCode: line(20).optional(),
  productId: idOf('product').optional(),
  industry: line(80).optional(),
  sizeBand: z.enum(sizeBands, { error: 'unknown-value' }).optional(),
  valueBand: z.enum(valueBands, { error: 'unknown-value' }).default('unknown'),
  language: language.optional(),
});
export type TypedFacts = z.output<typeof typedFacts>;

/** A lead of the vendor's, or one that was made up: one of the two. */
const leadToTry = z
  .strictObject({ leadId: idOf('lead').optional(), facts: typedFacts.optional() })
  .refine(({ leadId, facts }) => (leadId === undefined) !== (facts === undefined), {
    path: ['leadId'],
    error: 'required',
  });
export type LeadToTry = z.output<typeof leadToTry>;

/** The trace as of a decision, of which nothing is kept and which therefore has no name. */
export const triedLead = decision.omit({ id: true }).extend({
  strategy: z.enum(strategyNames),
  /** Whom it would be offered to; null where nobody. */
  partner: z.strictObject({ id: idOf('partner'), name: z.string() }).nullable(),
  /** The lead is not distributed at all, whatever the policy says: its customer consents to no sharing. */
  withoutConsent: z.boolean(),
  warnings,
});
export type TriedLead = z.output<typeof triedLead>;

export const tryLead = defineRoute({
  id: 'leads.try-lead',
  method: 'POST',
  path: '/v1/policies/distribution/try',
  summary: 'Try a draft policy on one lead',
  description:
    'Places one lead by a draft of the policy as if it came at this moment and nobody had been offered it yet, and answers the whole trace. Turns, loads, track records and absences are as they stand now. Nothing is written and nothing is offered to anybody. The version it names is the one the draft would be published as.',
  audience: 'vendor',
  permission: 'policies.write',
  subject: 'none',
  params: none,
  query: none,
  body: z.strictObject({ document: writtenPolicy, lead: leadToTry }),
  mostBodyBytes: mostPolicyBytes,
  output: triedLead,
  success: 200,
  problems: ['unknown-reference'],
  idempotency: 'none',
  ifMatch: 'none',
  example: {
    body: {
      lead: { facts: { country: 'AE', industry: 'retail', valueBand: '5k-25k' } },
      document: publishPolicy.example.body,
    },
  },
});

export const tryRoutes = [tryLead] as const;
