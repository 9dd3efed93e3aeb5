/** The contract of figures about leads: what a partner has in hand, and how the channel stands. */
import * as z from 'zod';
import { idOf } from '../ids.ts';
import { defineRoute } from '../route.ts';
import { leadSubstatuses } from './status.ts';

const none = z.strictObject({});

const count = z.number().int();

/** What a partner has in hand, and what suspending or ending it has done to that so far. */
export const partnerHoldings = z.strictObject({
  partnerId: idOf('partner'),
  /** Offers it has not answered. */
  offers: count,
  /** Leads it works on. */
  leads: count,
  /** Its registrations: those that wait for a decision, and those that are protected. */
  deals: z.strictObject({ undecided: count, protected: count }),
  /** It is suspended: nobody works on those leads. */
  frozen: z.boolean(),
  /** Null unless it is suspended or terminated. */
  release: z
    .strictObject({
      offersWithdrawn: count,
      leadsSentBack: count,
      /** Registrations that nobody had decided; those of a suspended partner stay as they are. */
      dealsWithdrawn: count,
      /** Protections that ended before their day. */
      dealsReleased: count,
      /** Still to be taken from it; the work goes on until there are none. */
      left: count,
      startedAt: z.string().nullable(),
      finishedAt: z.string().nullable(),
      /** Where the leads taken from it stand now. */
      whereNow: z.array(z.strictObject({ substatus: z.enum(leadSubstatuses), leads: count })),
    })
    .nullable(),
});
export type PartnerHoldings = z.output<typeof partnerHoldings>;

export const readHoldings = defineRoute({
  id: 'leads.read-holdings',
  method: 'GET',
  path: '/v1/partners/{partnerId}/holdings',
  summary: 'Read what a partner has in hand',
  description:
    'Open offers, leads and registrations of a partner; once it is suspended or terminated also what was taken from it, where that went, and how much is still to be taken.',
  audience: 'vendor',
  permission: 'partners.read',
  subject: 'partner',
  params: z.strictObject({ partnerId: idOf('partner') }),
  query: none,
  body: none,
  output: partnerHoldings,
  success: 200,
  problems: [],
  idempotency: 'none',
  ifMatch: 'none',
  example: { params: { partnerId: '{partnerId}' } },
});

export const readOverview = defineRoute({
  id: 'leads.overview',
  method: 'GET',
  path: '/v1/overview',
  summary: 'The channel at a glance',
  description:
    'How many leads stand where, why leads are unplaced, and what happened on each of the last 14 days (UTC).',
  audience: 'vendor',
  permission: 'overview.read',
  subject: 'none',
  params: none,
  query: none,
  body: none,
  output: z.strictObject({
    bySubstatus: z.record(z.enum(leadSubstatuses), count),
    unplacedByReason: z.array(z.strictObject({ code: z.string(), text: z.string(), count })),
    byCountry: z.array(z.strictObject({ country: z.string(), leads: count, unplaced: count })),
    days: z.array(
      z.strictObject({
        day: z.string(),
        submitted: count,
        offered: count,
        accepted: count,
        declined: count,
        expired: count,
        converted: count,
      }),
    ),
    countedAt: z.string().nullable(),
  }),
  success: 200,
  problems: [],
  idempotency: 'none',
  ifMatch: 'none',
  example: {},
});

export const overviewRoutes = [readHoldings, readOverview] as const;
