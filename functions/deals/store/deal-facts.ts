/** The facts by which a registration was judged, kept so that it can be judged anew by them. */
import { registrationStatuses } from '@rafiq/shared/deals/status.ts';
import { formatMoney, money, parseMoney } from '@rafiq/shared/money.ts';
import { specialisations, territory } from '@rafiq/shared/partners/contract.ts';
import { partnerKinds, tiers } from '@rafiq/shared/partners/status.ts';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import * as z from 'zod';
import { query, type Item, type Key } from '#functions/kernel/dynamo.ts';
import { recordReader } from '#functions/kernel/record.ts';
import type { GatheredFacts } from '../domain/conflict-facts.ts';
import { shippedEdition } from './conflict-policies.ts';
import { dealFactsKey, dealFactsPrefix } from './deal-keys.ts';

/** Many alike accounts with many registrations each are a megabyte of text, and a tenth of it packed. */
const packed = (facts: GatheredFacts): Uint8Array => {
  const { registration } = facts;
  const written = {
    ...facts,
    registration: {
      ...registration,
      value: registration.value === null ? null : formatMoney(registration.value),
    },
  };
  return deflateRawSync(JSON.stringify(written));
};

const text = z.string().nullable();
const other = { partnerId: z.string(), partnerName: z.string() };
const range = { productId: text, productFamily: text };
/** What was judged before this was kept was judged without it. */
const forPartnerId = text.default(null);
const listOf = <Shape extends z.ZodRawShape>(shape: Shape) => z.array(z.object(shape)).nullable();

const account = z.object({
  id: z.string(),
  score: z.number(),
  owner: z.union([z.object(other), z.literal('nobody'), z.null()]),
  isHouse: z.boolean().nullable(),
  incumbents: listOf({ ...other, ...range, lastSoldAt: text }),
  registrations: listOf({
    ...other,
    ...range,
    id: z.string(),
    forPartnerId,
    status: z.enum(registrationStatuses),
    submittedAt: z.string(),
    protectedUntil: text,
    lastProgressAt: text,
    endedAt: text,
  }),
  leads: listOf({
    ...other,
    ...range,
    id: z.string(),
    state: z.enum(['offered', 'accepted']),
    since: z.string(),
  }),
  opportunities: listOf({ ...range, id: z.string(), openedAt: z.string(), lastActivityAt: text }),
});

const gatheredFacts = z.object({
  judgedAt: z.string(),
  registration: z.object({
    ...range,
    id: z.string(),
    forPartnerId,
    value: money.nullable().transform((written) => (written === null ? null : (parseMoney(written) ?? null))),
    country: text,
    subdivision: text,
    postalCode: text,
    submittedAt: z.string(),
    expectedCloseOn: text,
  }),
  partner: z.object({
    id: z.string(),
    kind: z.enum(partnerKinds),
    tier: z.enum(tiers),
    timeZone: z.string(),
    certifications: specialisations.shape.certifications,
    territories: z.array(territory),
    chain: z.object({ above: z.array(z.string()), below: z.array(z.string()) }).nullable(),
    openRegistrations: z.number().int().nullable(),
  }),
  accounts: z.array(account).nullable(),
});

const readItem = recordReader(
  'deal-facts',
  z.object({
    facts: z.instanceof(Uint8Array),
    /** Whatever was judged before this was kept was judged by the shipped version: there was no other. */
    policyVersion: z.number().int().default(shippedEdition.version),
  }),
);

/** The item that keeps them, beside the version they decided. */
export const factsItem = (
  dealId: string,
  version: number,
  facts: GatheredFacts,
  policyVersion: number,
): Item & Key => ({
  ...dealFactsKey(dealId, version),
  kind: 'deal-facts',
  schema: 1,
  policyVersion,
  facts: packed(facts),
});

/** What a registration was judged by: the facts, and the version of the policy. */
export interface RecordedFacts {
  facts: GatheredFacts;
  policyVersion: number;
}

/** What a registration was last judged by; undefined where nothing was recorded (1 request). */
export async function findNewestFacts(dealId: string): Promise<RecordedFacts | undefined> {
  const { items } = await query({
    partition: dealFactsKey(dealId, 0).pk,
    prefix: dealFactsPrefix,
    newestFirst: true,
    limit: 1,
  });
  const [item] = items;
  if (item === undefined) return undefined;
  const { facts, policyVersion } = readItem(item);
  const written: unknown = JSON.parse(inflateRawSync(facts).toString());
  return { facts: gatheredFacts.parse(written), policyVersion };
}
