/** Decisions as they are kept: the trace of each placement, beside the lead it placed. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { canonicalText } from '@rafiq/shared/canonical-text.ts';
import { backFromLeave } from '@rafiq/shared/leads/policy-contract.ts';
import { strategyNames } from '@rafiq/shared/leads/policy-rule.ts';
import { reasonParams } from '@rafiq/shared/reason.ts';
import * as z from 'zod';
import { absent, type Write } from '#functions/kernel/commit.ts';
import type { Item } from '#functions/kernel/dynamo.ts';
import type { Trace } from '../domain/distribution/place.ts';
import type { RecordedFacts } from '../domain/distribution/recorded-facts.ts';
import { decisionKey } from './lead-keys.ts';

const storedTrace = z.object({
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
      // A weight that was changed leaves parts of turns.
      assigned: z.number(),
      creditedBack: z.number().int(),
      weight: z.number(),
      welcomedBack: z.number().optional(),
      toCatchUp: z.number().optional(),
      waitingSince: z.string().nullable(),
      distanceKm: z.number().nullable().default(null),
      score: z.number().nullable().default(null),
      terms: z.record(z.string(), z.number()).nullable().default(null),
    }),
  ),
  fairness: z.number().nullable(),
});

const partnerId = z.string();
const recordedFacts: z.ZodType<RecordedFacts> = z.object({
  hops: z.number(),
  refusedBy: z.array(z.string()),
  standings: z.array(
    z.object({
      partnerId,
      assigned: z.number(),
      creditedBack: z.number(),
      lastAssignedAt: z.string().nullable(),
      here: z.object({ at: z.string(), ahead: z.number() }).optional(),
      owed: z.object({ turns: z.number(), until: z.string() }).optional(),
    }),
  ),
  backFromLeave: backFromLeave.nullable().optional(),
  loads: z.array(z.object({ partnerId, open: z.number(), newToday: z.number() })),
  records: z.array(
    z.object({
      partnerId,
      answered: z.number(),
      accepted: z.number(),
      responseHours: z.number(),
      won: z.number(),
      ended: z.number(),
    }),
  ),
  distances: z.array(z.object({ partnerId, km: z.number() })),
  accountOffers: z.number().optional(),
  account: z
    .object({
      ownerPartnerId: partnerId.nullable(),
      protections: z.array(z.object({ partnerId, productFamily: z.string().nullable(), until: z.string() })),
      servingPartnerIds: z.array(partnerId),
      productFamily: z.string().nullable(),
    })
    .optional(),
});

const stored = z.object({
  id: z.string(),
  at: z.string(),
  trace: storedTrace,
  /** Packed, for there may be hundreds of partners in it, and it is read by nobody but replay. */
  facts: z.instanceof(Uint8Array).nullable().default(null),
});
export type StoredDecision = z.output<typeof stored>;
export const parseDecision = (item: Item): StoredDecision => stored.parse(item);

/** What a decision was made on; null for one made by hand, or before facts were recorded. */
export const factsOf = ({ facts }: StoredDecision): RecordedFacts | null =>
  facts === null ? null : recordedFacts.parse(JSON.parse(inflateRawSync(facts).toString()));

/** The bytes of a trace, however it was made: the database keeps the fields of a map in an order of its own. */
export const textOfTrace = (trace: unknown): string => canonicalText(storedTrace.parse(trace));

/** Keeps the decision that made this version of a lead. */
export const decisionWrite = (
  leadId: string,
  version: number,
  {
    facts,
    ...decision
  }: {
    id: string;
    at: string;
    trace: Trace | StoredDecision['trace'];
    facts?: RecordedFacts;
  },
): Write => ({
  label: 'decision',
  put: {
    ...decisionKey(leadId, version),
    kind: 'decision',
    schema: 1,
    ...decision,
    ...(facts && { facts: deflateRawSync(JSON.stringify(facts)) }),
  },
  when: absent,
});
