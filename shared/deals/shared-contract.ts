/** The contract of what a distributor sees of the registrations of those below it, as far as they share. */
import * as z from 'zod';
import { idOf } from '../ids.ts';
import { valueOfDeal } from '../money.ts';
import { pageOf, pageQuery, severalOf } from '../page.ts';
import { sharingLevels } from '../partners/status.ts';
import { defineRoute } from '../route.ts';
import { line } from '../text.ts';
import { registrationStatuses } from './status.ts';

const none = z.strictObject({});

/** A partner below the caller's own, and as much of what it has as it shares. */
export const resellerCounts = z.strictObject({
  id: idOf('partner'),
  name: z.string(),
  /** As much as every relation between the two lets through. */
  sharing: z.enum(sharingLevels),
  /** How many registrations of its own wait for a decision or are protected; null where it shares nothing. */
  openDeals: z.number().int().nullable(),
  /** How many leads it works; null where it shares nothing. */
  openLeads: z.number().int().nullable(),
});
export type ResellerCounts = z.output<typeof resellerCounts>;

/**
 * A registration of a partner below the caller's own: for which company, what, and how it stands. Whom to reach there,
 * words of people, files, conflicts and the lead it came from are never in it.
 */
export const sharedDeal = z.strictObject({
  id: idOf('deal'),
  status: z.enum(registrationStatuses),
  companyName: z.string().nullable(),
  country: z.string().nullable(),
  city: z.string().nullable(),
  productName: z.string().nullable(),
  productFamily: z.string().nullable(),
  value: valueOfDeal.nullable(),
  expectedCloseOn: z.string().nullable(),
  submittedAt: z.string(),
  protectedUntil: z.string().nullable(),
  updatedAt: z.string(),
});
export type SharedDeal = z.output<typeof sharedDeal>;

const ofDistributor = {
  method: 'GET',
  audience: 'partner',
  permission: 'deals.read',
  body: none,
  success: 200,
  idempotency: 'none',
  ifMatch: 'none',
} as const;

export const countOfResellers = defineRoute({
  ...ofDistributor,
  id: 'deals.count-of-resellers',
  path: '/v1/partner/resellers/counts',
  summary: 'Count what my resellers have',
  description:
    'The active partners that buy from the caller’s own, directly or not, by name, each with how much it shares: its registrations that wait or are protected and its leads are counted from the level `counts` on. `more` says that there are others beyond the first 500.',
  subject: 'none',
  params: none,
  query: none,
  output: z.strictObject({ resellers: z.array(resellerCounts), more: z.boolean() }),
  problems: [],
  example: {},
});

export const listSharedDeals = defineRoute({
  ...ofDistributor,
  id: 'deals.list-shared',
  path: '/v1/partner/resellers/{resellerId}/deals',
  summary: 'List what a reseller shares',
  description:
    'Registrations of its own that a partner below the caller’s has submitted, those last changed first: at the level `all` every one, at `overlapping` those for companies that the caller’s own has registered, too. Found by words of their companies’ names (`q`), the first ones on a page without a next. Whoever shares less is answered like a partner that is not there.',
  subject: 'none',
  params: z.strictObject({ resellerId: idOf('partner') }),
  query: z.strictObject({ ...pageQuery, status: severalOf(registrationStatuses), q: line(80).optional() }),
  output: pageOf(sharedDeal),
  problems: ['not-found', 'invalid-cursor'],
  example: { params: { resellerId: '{resellerId}' }, query: { limit: '10' } },
});

export const sharedDealRoutes = [countOfResellers, listSharedDeals] as const;
