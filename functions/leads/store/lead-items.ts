/** Leads as items, and items as leads: what is written is exactly what is parsed again. */
import { leadCustomer, leadFacts, type PoolEntry } from '@rafiq/shared/leads/contract.ts';
import { among } from '@rafiq/shared/leads/policy-rule.ts';
import { offerStatuses, type OfferStatus } from '@rafiq/shared/leads/status.ts';
import { reasonParams } from '@rafiq/shared/reason.ts';
import * as z from 'zod';
import type { Item, Key } from '#functions/kernel/dynamo.ts';
import { askedItself } from '../domain/asked-itself.ts';
import {
  arrival,
  holderOf,
  isWorked,
  lead as leadShape,
  type Arrival,
  type Lead,
  type OfferedState,
} from '../domain/lead.ts';
import * as keys from './lead-keys.ts';

/** The current shape of stored leads; a reader of an older one lifts it here. */
const schema = 1;

/**
 * The clock a lead waits for: its offer's end, the end of a hold, its recall once its partner was warned. One that is
 * worked stands under the instant from which its rest counts, so that a policy holds as soon as it is published.
 */
export function dueOf({ id, state }: Lead): { duepk?: string; duesk?: string } {
  if (isWorked(state)) {
    if (state.idle === null) return {};
    const { since, recallAt, countsFrom = since } = state.idle;
    return recallAt === null
      ? { duepk: keys.idleListOf(id), duesk: `${countsFrom}#${id}` }
      : { duepk: keys.recallListOf(id), duesk: `${recallAt}#${id}` };
  }
  const at =
    state.substatus === 'offered' ? state.expiresAt : state.substatus === 'pending' ? state.heldUntil : null;
  return at === null ? {} : { duepk: keys.dueListOf(id), duesk: `${at}#${id}` };
}

export const recordItem = (lead: Lead): Item & Key => ({
  ...keys.recordKey(lead.id),
  kind: 'lead',
  schema,
  version: lead.version,
  substatus: lead.state.substatus,
  held: lead.state.substatus === 'pending' && lead.state.heldUntil !== null,
  lead,
  gsi1pk: keys.substatusList(lead.state.substatus),
  gsi1sk: `${lead.facts.receivedAt}#${lead.id}`,
  ...(lead.customer.accountId === null
    ? {}
    : { gsi2pk: keys.accountList(lead.customer.accountId), gsi2sk: `${lead.facts.receivedAt}#${lead.id}` }),
  ...dueOf(lead),
});

const storedLead = z.object({ kind: z.literal('lead'), schema: z.literal(schema), lead: leadShape });
export const parseLead = (item: Item): Lead => storedLead.parse(item).lead;

const storedArrival = storedLead.extend({ lead: arrival });
/** The attributes that `parseArrival` reads. */
export const arrivalParts: readonly string[] = [
  'kind',
  'schema',
  ...['id', 'facts', 'customer.postalCode', 'consentToShare.given'].map((part) => `lead.${part}`),
];
export const parseArrival = (item: Item): Arrival => storedArrival.parse(item).lead;

/** What a partner holds of a lead: without the customer until it is accepted, and without the vendor's own notes. */
const copiedLead = leadShape
  .omit({
    customer: true,
    cameAs: true,
    refusedBy: true,
    lastPooledAt: true,
    pooledFor: true,
    hops: true,
    placedBy: true,
    placement: true,
    source: true,
    consentToShare: true,
    externalRef: true,
  })
  .extend({
    customer: leadCustomer.nullable(),
    /** Said only where the customer itself asked; copies made before this was told do not say so. */
    askedItself: z.literal(true).optional(),
  });
export type CopiedLead = z.output<typeof copiedLead>;

export function copyItem(partnerId: string, lead: Lead): Item & Key {
  const { id, facts, consentToContact, why, state, createdAt, updatedAt, version, heldFrom } = lead;
  const copy: CopiedLead = {
    id,
    facts,
    consentToContact,
    why,
    state,
    createdAt,
    updatedAt,
    version,
    heldFrom,
    customer: state.substatus === 'offered' ? null : lead.customer,
    ...(askedItself(lead) && { askedItself: true }),
  };
  return {
    ...keys.copyKey(partnerId, id),
    kind: 'lead-copy',
    schema,
    version,
    substatus: state.substatus,
    lead: copy,
    gsi1pk: keys.partnerList(partnerId, state.substatus),
    gsi1sk: `${updatedAt}#${id}`,
  };
}

const storedCopy = z.object({ kind: z.literal('lead-copy'), schema: z.literal(schema), lead: copiedLead });
export const parseCopy = (item: Item): CopiedLead => storedCopy.parse(item).lead;

const keptReason = z.object({ code: z.string(), params: reasonParams }).nullable();
const storedOffer = z.object({
  kind: z.literal('offer'),
  schema: z.literal(schema),
  offer: z.object({
    id: z.string(),
    leadId: z.string(),
    status: z.enum(offerStatuses),
    facts: leadFacts,
    offeredAt: z.string(),
    expiresAt: z.string(),
    answeredAt: z.string().nullable(),
    declineReason: z.string().nullable(),
    why: keptReason,
    version: z.number().int(),
  }),
});
export type StoredOffer = z.output<typeof storedOffer>['offer'];
export const parseOffer = (item: Item): StoredOffer => storedOffer.parse(item).offer;

/** The offer inside an offered lead, with how it was answered if it was. */
export function offerOf(
  lead: Lead,
  offered: OfferedState,
  answer: { status: Exclude<OfferStatus, 'pending'>; at: string; reason: string | null } | null,
): StoredOffer {
  return {
    id: offered.offerId,
    leadId: lead.id,
    status: answer?.status ?? 'pending',
    facts: lead.facts,
    offeredAt: offered.offeredAt,
    expiresAt: offered.expiresAt,
    answeredAt: answer?.at ?? null,
    declineReason: answer?.reason ?? null,
    why: lead.why,
    version: answer === null ? 1 : 2,
  };
}

export const offerItem = (partnerId: string, offer: StoredOffer): Item & Key => ({
  ...keys.offerKey(partnerId, offer.id),
  kind: 'offer',
  schema,
  offer,
  gsi1pk: keys.offerList(partnerId, offer.status),
  gsi1sk: `${offer.answeredAt ?? offer.expiresAt}#${offer.id}`,
});

const storedPoolRow = z.object({
  kind: z.literal('pool-row'),
  leadId: z.string(),
  facts: leadFacts,
  pooledAt: z.string(),
  refusedBy: z.array(z.string()),
  postalCode: z.string().nullable(),
  pooledFor: among.nullable().default(null),
});
export type PoolRow = z.output<typeof storedPoolRow>;
export const parsePoolRow = (item: Item): PoolRow => storedPoolRow.parse(item);

export const poolItem = (lead: Lead, pooledAt: string): Item & Key => ({
  ...keys.poolKey(lead.facts.country, pooledAt, lead.id),
  kind: 'pool-row',
  schema,
  leadId: lead.id,
  facts: lead.facts,
  pooledAt,
  refusedBy: lead.refusedBy,
  // For territories by postal code; it never leaves with the entry.
  postalCode: lead.customer.postalCode,
  // Nor does this: it names partners.
  pooledFor: lead.pooledFor,
});

export const poolEntryOf = ({ leadId, facts, pooledAt }: PoolRow): PoolEntry => ({ leadId, facts, pooledAt });

/** The partner whose copy exists while the lead stands so; null if none does. */
export const copyHolder = (lead: Lead | undefined): string | null =>
  lead === undefined ? null : (holderOf(lead)?.partnerId ?? null);
