/** The contract of fairness: how turns stand in a rule and country, and who is next. */
import * as z from 'zod';
import { idOf } from '../ids.ts';
import { tiers } from '../partners/status.ts';
import { reason } from '../reason.ts';
import { defineRoute } from '../route.ts';
import { country } from '../text.ts';
import { strategyNames } from './policy-rule.ts';

const none = z.strictObject({});
/** Jain's index, 0 to 1; null where there is nobody. */
const index = z.number().nullable();

export const fairness = z.strictObject({
  at: z.string(),
  country: z.string(),
  /** Null: the policy's own strategy, for leads that no rule is for. */
  rule: z.strictObject({ id: idOf('rule'), name: z.string() }).nullable(),
  strategy: z.enum(strategyNames),
  policyVersion: z.number().int(),
  /** Those who may be next, in their order, then those whom something rules out now. */
  partners: z.array(
    z.strictObject({
      partnerId: idOf('partner'),
      partnerName: z.string(),
      tier: z.enum(tiers),
      weight: z.number(),
      /** (assigned − credited back) ÷ weight. */
      level: z.number(),
      assigned: z.number(),
      creditedBack: z.number().int(),
      waitingSince: z.string().nullable(),
      /** Its place in the order; null where it is ruled out. */
      place: z.number().int().nullable(),
      /** What rules it out now, whatever a lead asks for. */
      ruledOut: z.strictObject({ step: z.string(), text: z.string() }).nullable(),
      /** Turns given in the month, and those given back in it. */
      given: z.number().int(),
      back: z.number().int(),
    }),
  ),
  fairness: index,
  month: z.strictObject({ month: z.string(), given: z.number().int(), fairness: index }),
  /** To whom a lead would be offered now that every one of them could take; null where nobody can be named. */
  next: z.strictObject({ partnerId: idOf('partner'), partnerName: z.string() }).nullable(),
  reason,
});
export type Fairness = z.output<typeof fairness>;

export const readFairness = defineRoute({
  id: 'leads.fairness',
  method: 'GET',
  path: '/v1/policies/distribution/fairness',
  summary: 'Read how evenly leads are shared out',
  description:
    'The level of every partner that serves a country and is considered by a rule (or by the policy’s own strategy, where no rule is named), Jain’s fairness index over all time and of the turns of a month (UTC), and who would be offered the next lead and why: one that every partner there could take.',
  audience: 'vendor',
  permission: 'leads.explain',
  subject: 'none',
  params: none,
  query: z.strictObject({
    country,
    ruleId: idOf('rule').optional(),
    /** `2026-11`; the present one if absent. */
    month: z
      .string()
      .regex(/^20\d{2}-(0[1-9]|1[0-2])$/)
      .optional(),
  }),
  body: none,
  output: fairness,
  success: 200,
  problems: ['unknown-reference'],
  idempotency: 'none',
  ifMatch: 'none',
  example: { query: { country: 'AE' } },
});

export const fairnessRoutes = [readFairness] as const;
