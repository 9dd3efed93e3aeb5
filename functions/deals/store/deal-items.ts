/** Registrations as items, and items as registrations: what is written is exactly what is parsed again. */
import type { Due } from '../domain/protection.ts';
import * as z from 'zod';
import type { Item, Key } from '#functions/kernel/dynamo.ts';
import { isPrivate, keptRuleReason, registration, type Registration } from '../domain/registration.ts';
import * as keys from './deal-keys.ts';

const schema = 1;

const storedDeal = z.object({
  kind: z.literal('deal'),
  schema: z.literal(schema),
  deal: registration,
});
export const parseDeal = (item: Item): Registration => storedDeal.parse(item).deal;

/** Drafts stand in no list of the vendor's: nobody but their partner knows of them. */
export const dealItem = (deal: Registration, due: Due | null): Item & Key => ({
  ...keys.dealKey(deal.id),
  kind: 'deal',
  schema,
  version: deal.version,
  status: deal.status,
  deal,
  ...(isPrivate(deal) ? {} : { gsi1pk: keys.dealList(deal.status), gsi1sk: `${deal.updatedAt}#${deal.id}` }),
  ...(deal.accountId === null
    ? {}
    : {
        gsi2pk: keys.accountDealList(deal.accountId),
        gsi2sk: `${deal.submittedAt ?? deal.createdAt}#${deal.id}`,
      }),
  ...(due === null ? {} : { duepk: keys.dealDueListOf(deal.id), duesk: `${due.at}#${deal.id}` }),
});

const copiedVerdict = z.object({
  verdict: z.enum(['flag', 'block']),
  reason: z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }),
  own: keptRuleReason.optional(),
  ownDealIds: z.array(z.string()),
});
export type CopiedVerdict = z.output<typeof copiedVerdict>;

/** What a partner holds of its registration: without what the rules said of others. */
const copiedDeal = registration
  .omit({ judged: true, accountId: true, claimed: true, submittedBefore: true, unlisted: true })
  .extend({ told: z.array(copiedVerdict) });
export type CopiedDeal = z.output<typeof copiedDeal>;

/** The copy of a registration for its partner. */
export function copyOf(deal: Registration, told: readonly CopiedVerdict[]): CopiedDeal {
  const {
    judged: _judged,
    accountId: _accountId,
    claimed: _claimed,
    submittedBefore: _submittedBefore,
    unlisted: _unlisted,
    ...own
  } = deal;
  return { ...own, told: [...told] };
}

/**
 * The copy of a registration for the reseller its distributor registered it for: it reads what is sold and how the deal
 * stands, and nothing of what else the distributor has or is told: neither its lead nor what the rules say of it, nor its
 * part in a conflict, nor a word between it and the vendor.
 */
export function resellerCopyOf(copy: CopiedDeal): CopiedDeal {
  const { decision, protection, end } = copy;
  return {
    ...copy,
    leadId: null,
    conflictId: null,
    share: null,
    coSell: false,
    asked: null,
    told: [],
    decision: decision && { ...decision, note: null },
    protection: protection && { ...protection, pending: null },
    end: end && { ...end, note: null },
  };
}

/** @param holderId whose copy it is: its partner's, or that of the reseller it is for */
export const dealCopyItem = (copy: CopiedDeal, holderId = copy.partnerId): Item & Key => ({
  ...keys.dealCopyKey(holderId, copy.id),
  kind: 'deal-copy',
  schema,
  deal: copy,
  gsi1pk: keys.ownDealList(holderId, copy.status),
  gsi1sk: `${copy.updatedAt}#${copy.id}`,
});

const storedCopy = z.object({
  kind: z.literal('deal-copy'),
  schema: z.literal(schema),
  deal: copiedDeal,
});
export const parseDealCopy = (item: Item): CopiedDeal => storedCopy.parse(item).deal;
