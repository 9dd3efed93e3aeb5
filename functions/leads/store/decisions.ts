/** Decisions as they are kept: the trace of each placement, beside the lead it placed. */
import { strategyNames } from '@rafiq/shared/leads/policy-rule.ts';
import { reasonParams } from '@rafiq/shared/reason.ts';
import * as z from 'zod';
import { absent, type Write } from '#functions/kernel/commit.ts';
import type { Item } from '#functions/kernel/dynamo.ts';
import type { Trace } from '../domain/distribution/place.ts';
import { decisionKey } from './lead-keys.ts';

const stored = z.object({
  id: z.string(),
  at: z.string(),
  trace: z.object({
    policyVersion: z.number().int(),
    engineVersion: z.string(),
    rosterVersion: z.number().int(),
    rule: z.object({ id: z.string(), name: z.string() }).nullable().default(null),
    strategy: z.enum([...strategyNames, 'manual']),
    outcome: z.enum(['offered', 'pooled', 'unplaced', 'held']),
    reason: z.object({ code: z.string(), params: reasonParams }),
    steps: z.array(z.object({ step: z.string(), before: z.number().int(), ruledOut: z.number().int() })),
    candidates: z.array(
      z.object({
        partnerId: z.string(),
        partnerName: z.string(),
        level: z.number(),
        assigned: z.number().int(),
        creditedBack: z.number().int(),
        weight: z.number(),
        waitingSince: z.string().nullable(),
        distanceKm: z.number().nullable().default(null),
        score: z.number().nullable().default(null),
        terms: z.record(z.string(), z.number()).nullable().default(null),
      }),
    ),
    fairness: z.number().nullable(),
  }),
});
export type StoredDecision = z.output<typeof stored>;
export const parseDecision = (item: Item): StoredDecision => stored.parse(item);

/** Keeps the decision that made this version of a lead. */
export const decisionWrite = (
  leadId: string,
  version: number,
  decision: { id: string; at: string; trace: Trace | StoredDecision['trace'] },
): Write => ({
  label: 'decision',
  put: { ...decisionKey(leadId, version), kind: 'decision', schema: 1, ...decision },
  when: absent,
});
