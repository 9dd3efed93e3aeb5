/** The contract of decisions: why a lead went where it went, and the same decision made once more. */
import * as z from 'zod';
import { idOf } from '../ids.ts';
import { reason } from '../reason.ts';
import { defineRoute } from '../route.ts';
import { strategyNames } from './policy-rule.ts';

const none = z.strictObject({});
const leadParams = z.strictObject({ leadId: idOf('lead') });

/** How one candidate stood when a lead was placed. */
const candidateTerm = z.strictObject({
  partnerId: idOf('partner'),
  partnerName: z.string(),
  level: z.number(),
  /** Whole turns, but for parts that a change of weight or catching up after leave has left. */
  assigned: z.number(),
  creditedBack: z.number().int(),
  weight: z.number(),
  /** Of `assigned`: turns counted as had because it is back from leave. Absent where there are none. */
  welcomedBack: z.number().optional(),
  /** Of `assigned`: turns missed while away that may still be made up. Absent where there are none. */
  toCatchUp: z.number().optional(),
  waitingSince: z.string().nullable(),
  /** Great-circle kilometres from the lead; null where they did not count or a place is not known. */
  distanceKm: z.number().nullable(),
  /** Of `best-fit`, 0 to 1: the sum of its terms, each with its share of the weights in it. */
  score: z.number().nullable(),
  terms: z.record(z.string(), z.number()).nullable(),
});

/** The trace of the newest placement: why this partner, and who was ruled out where. */
export const decision = z.strictObject({
  id: idOf('decision'),
  at: z.string(),
  policyVersion: z.number().int(),
  engineVersion: z.string(),
  snapshot: z.string(),
  /** The rule that placed it; null where none was for it, or a person decided. */
  rule: z.strictObject({ id: idOf('rule'), name: z.string() }).nullable(),
  strategy: z.enum([...strategyNames, 'manual']),
  outcome: z.enum(['offered', 'pooled', 'unplaced', 'held']),
  reason,
  steps: z.array(
    z.strictObject({
      step: z.string(),
      before: z.number().int(),
      ruledOut: z.number().int(),
      text: z.string(),
    }),
  ),
  candidates: z.array(candidateTerm),
  fairness: z.number().nullable(),
});
export type Decision = z.output<typeof decision>;

export const explainLead = defineRoute({
  id: 'leads.explain',
  method: 'GET',
  path: '/v1/leads/{leadId}/decision',
  summary: 'Explain the newest placement of a lead',
  description:
    'The trace of the decision: how many candidates each step ruled out, and the levels of those who remained.',
  audience: 'vendor',
  permission: 'leads.explain',
  subject: 'lead',
  params: leadParams,
  query: none,
  body: none,
  output: decision,
  success: 200,
  problems: [],
  idempotency: 'none',
  ifMatch: 'none',
  example: { params: { leadId: '{leadId}' } },
});

/** Somebody that a step ruled out. */
const ruledOutPartner = z.strictObject({
  partnerId: idOf('partner'),
  partnerName: z.string(),
  step: z.string(),
  text: z.string(),
});

/** A decision made again on what was recorded of it, and what was kept of it. */
export const replay = decision.omit({ id: true, candidates: true }).extend({
  decisionId: idOf('decision'),
  /** Whom the decision as it was kept offered the lead to; null where it offered it to nobody. */
  chosenPartnerId: idOf('partner').nullable(),
  /** `equal`, byte for byte, or `different`; or why it cannot be made again. */
  verdict: z.enum(['equal', 'different', 'not-recorded', 'other-engine', 'roster-missing', 'policy-missing']),
  text: z.string(),
  /** Everybody there was, as far as this page goes: first who was left to choose from, in order. */
  candidates: z.array(candidateTerm),
  candidateCount: z.number().int(),
  /** Then who was ruled out: whoever came farthest first. Empty where it cannot be made again. */
  ruledOut: z.array(ruledOutPartner),
  ruledOutCount: z.number().int(),
});
export type ReplayedDecision = z.output<typeof replay>;
export const mostReplayed = 1000;

/** Which part of the table is shown: so many, after so many that come first. */
const replayPage = z.strictObject({
  from: z.coerce
    .number()
    .int({ error: 'out-of-range' })
    .min(0, { error: 'out-of-range' })
    .max(1_000_000, { error: 'out-of-range' })
    .default(0),
  limit: z.coerce
    .number()
    .int({ error: 'out-of-range' })
    .min(1, { error: 'out-of-range' })
    .max(mostReplayed, { error: 'out-of-range' })
    .default(mostReplayed),
});

export const replayLead = defineRoute({
  id: 'leads.replay',
  method: 'GET',
  path: '/v1/leads/{leadId}/decision/replay',
  summary: 'Decide the newest placement of a lead again',
  description:
    'Makes the decision anew on the policy, partners and facts recorded of it, says whether it is the same byte for byte, and shows every candidate instead of the best 25: those left to choose from, in order, then everybody else with the step that ruled it out.',
  audience: 'vendor',
  permission: 'leads.explain',
  subject: 'lead',
  params: leadParams,
  query: replayPage,
  body: none,
  output: replay,
  success: 200,
  problems: [],
  idempotency: 'none',
  ifMatch: 'none',
  example: { params: { leadId: '{leadId}' } },
});

export const decisionRoutes = [explainLead, replayLead] as const;
