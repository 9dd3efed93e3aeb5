/** The contract of leads: what a lead is to each of its readers, the moves it makes, its offers and the pool. */
import * as z from 'zod';
import { accountPageOf, namedAccount } from '../accounts/contract.ts';
import { idOf } from '../ids.ts';
import { money, valueOfDeal } from '../money.ts';
import { pageOf, pageQuery, severalOf } from '../page.ts';
import { reason } from '../reason.ts';
import { version } from '../record.ts';
import { defineRoute } from '../route.ts';
import {
  country,
  day,
  email,
  externalRef,
  instant,
  language,
  line,
  paragraph,
  phone,
  website,
} from '../text.ts';
import { timelineEntry } from '../timeline.ts';
import { moveNote, reasonFor } from './reason-for.ts';
import { leadStatuses, leadSubstatuses, offerStatuses, sizeBands, valueBands } from './status.ts';

const none = z.strictObject({});
const leadParams = z.strictObject({ leadId: idOf('lead') });
const offerParams = z.strictObject({ offerId: idOf('offer') });

/** What everyone who may know of a lead may see, even before accepting it. */
export const leadFacts = z.strictObject({
  productId: idOf('product').nullable(),
  productName: z.string().nullable(),
  industry: z.string().nullable(),
  sizeBand: z.enum(sizeBands).nullable(),
  country: country.nullable(),
  countryText: z.string().nullable(),
  subdivision: z.string().nullable(),
  city: z.string().nullable(),
  valueBand: z.enum(valueBands),
  language: z.string().nullable(),
  receivedAt: z.string(),
});
export type LeadFacts = z.output<typeof leadFacts>;

/** Who the customer is, as the owner of the lead and the vendor's people are told. */
export const partnerCustomer = z.strictObject({
  /** Null while nobody knows the company: a lead may begin as a person or a mere reference. */
  companyName: z.string().nullable(),
  website: z.string().nullable(),
  street: z.string().nullable(),
  postalCode: z.string().nullable(),
  contactName: z.string().nullable(),
  contactEmail: z.string().nullable(),
  contactPhone: z.string().nullable(),
  message: z.string().nullable(),
});
export type PartnerCustomer = z.output<typeof partnerCustomer>;

/**
 * The same with its account, for the vendor's people alone: an account is shared by the channel, and the time in its
 * identifier would tell a partner when the first of its rivals, or the vendor, met the company.
 */
export const leadCustomer = z.strictObject({
  accountId: idOf('account').nullable(),
  ...partnerCustomer.shape,
});
export type LeadCustomer = z.output<typeof leadCustomer>;

/** A consent and where it comes from; `given: false` is a refusal on record. */
export const consent = z.strictObject({
  given: z.boolean(),
  basis: z.enum(['consent', 'contract', 'legitimate-interest', 'none']),
  source: line(200),
  date: day,
});
export type Consent = z.output<typeof consent>;

const progress = {
  acceptedAt: z.string().nullable(),
  contactBy: z.string().nullable(),
  firstContactedAt: z.string().nullable(),
  /** When it goes back to distribution unless its partner does something on it; null until the partner is warned. */
  recallAt: z.string().nullable(),
  closedAt: z.string().nullable(),
  closeReason: z.string().nullable(),
  closeNote: z.string().nullable(),
  dealValue: money.nullable(),
};

const recordFields = {
  id: idOf('lead'),
  status: z.enum(leadStatuses),
  substatus: z.enum(leadSubstatuses),
  facts: leadFacts,
  createdAt: z.string(),
  updatedAt: z.string(),
  /** For a partner it counts from when the lead came to it: the record's own would tell how many had it before. */
  version,
};

/** A lead as the vendor's people see it. Personal data is null in lists and for those who may not read it (`redacted`). */
export const vendorLead = z.strictObject({
  view: z.literal('vendor'),
  ...recordFields,
  customer: leadCustomer.nullable(),
  /**
   * The account by whose name it came, where that one was merged into another: into the one it belongs to since it came,
   * or, in a list of an account, into that one. Else null.
   */
  cameAs: namedAccount.nullable(),
  redacted: z.boolean(),
  partner: z.strictObject({ id: idOf('partner'), name: z.string() }).nullable(),
  /** Its partner is suspended and nobody works on it. */
  frozen: z.boolean(),
  offer: z.strictObject({ id: idOf('offer'), offeredAt: z.string(), expiresAt: z.string() }).nullable(),
  hops: z.number().int(),
  consentToShare: consent,
  consentToContact: consent,
  source: z.record(z.string(), z.string()),
  externalRef: externalRef.nullable(),
  placement: reason.nullable(),
  ...progress,
});
export type VendorLead = z.output<typeof vendorLead>;

/** A lead as the partner that owns it (or owned it when it closed) sees it. */
export const partnerLead = z.strictObject({
  view: z.literal('partner'),
  ...recordFields,
  customer: partnerCustomer,
  /** The customer itself asked, on a web form. */
  askedItself: z.boolean(),
  consentToContact: consent,
  why: reason.nullable(),
  ...progress,
});
export type PartnerLead = z.output<typeof partnerLead>;

/** A lead offered to the partner that asks, before acceptance. */
export const offeredLead = z.strictObject({
  view: z.literal('offered'),
  ...recordFields,
  offer: z.strictObject({ id: idOf('offer'), offeredAt: z.string(), expiresAt: z.string() }),
  why: reason.nullable(),
});

export const leadView = z.discriminatedUnion('view', [vendorLead, partnerLead, offeredLead]);
export type LeadView = z.output<typeof leadView>;

export const offer = z.strictObject({
  id: idOf('offer'),
  leadId: idOf('lead'),
  status: z.enum(offerStatuses),
  facts: leadFacts,
  offeredAt: z.string(),
  expiresAt: z.string(),
  answeredAt: z.string().nullable(),
  declineReason: z.string().nullable(),
  why: reason.nullable(),
  version,
});
export type Offer = z.output<typeof offer>;

export const poolEntry = z.strictObject({ leadId: idOf('lead'), facts: leadFacts, pooledAt: z.string() });
export type PoolEntry = z.output<typeof poolEntry>;

/** How many facts of its source a new lead may bring: as many as a file may have columns. */
export const mostSourceFacts = 300;

/**
 * What a new lead must and may say: at least one of company, contact and reference, by which it is told from others.
 * The country is an ISO code, or free text the vendor could not resolve.
 */
export const newLead = z
  .strictObject({
    company: z.strictObject({
      name: line(200).optional(),
      website: website.optional(),
      industry: line(80).optional(),
      employees: z.number().int().min(0).max(10_000_000).optional(),
      sizeBand: z.enum(sizeBands).optional(),
      country: country.optional(),
      countryText: line(80).optional(),
      subdivision: line(80).optional(),
      city: line(120).optional(),
      postalCode: line(20).optional(),
      street: line(200).optional(),
    }),
    contact: z
      .strictObject({ name: line(120).optional(), email: email.optional(), phone: phone.optional() })
      .optional(),
    productId: idOf('product').optional(),
    productName: line(120).optional(),
    valueBand: z.enum(valueBands).default('unknown'),
    language: language.optional(),
    message: paragraph(4000).optional(),
    receivedAt: instant.optional(),
    consentToShare: consent,
    consentToContact: consent,
    /** Whatever else its source says of it; a column of a file each, and no more than a file has. */
    source: z
      .record(line(60), line(200))
      .refine((facts) => Object.keys(facts).length <= mostSourceFacts, { error: 'too-many' })
      .default({}),
    externalRef: externalRef.optional(),
  })
  .refine(
    ({ company, contact, externalRef: ref }) =>
      company.name !== undefined || contact !== undefined || ref !== undefined,
    { path: ['company', 'name'], error: 'required' },
  );
export type NewLead = z.output<typeof newLead>;

const given = { given: true, basis: 'consent' as const, source: 'web form', date: '2026-11-20' };

export const submitLead = defineRoute({
  id: 'leads.submit',
  method: 'POST',
  path: '/v1/leads',
  summary: 'Submit a lead',
  description:
    'Records a lead and hands it to distribution. The same external reference again answers the lead it already made.',
  audience: 'vendor',
  permission: 'leads.submit',
  subject: 'none',
  params: none,
  query: none,
  body: newLead,
  output: vendorLead,
  success: 201,
  problems: ['unknown-reference'],
  idempotency: 'accepted',
  ifMatch: 'none',
  example: {
    body: {
      company: { name: 'Noor Trading', country: 'AE', city: 'Dubai', industry: 'retail', employees: 120 },
      contact: { name: 'Lina Haddad', email: 'lina@noor.example', phone: '+971 4 555 0173' },
      consentToShare: given,
      consentToContact: given,
    },
  },
});

export const listLeads = defineRoute({
  id: 'leads.list',
  method: 'GET',
  path: '/v1/leads',
  summary: 'List leads',
  description:
    'A partner lists the leads it owns; the vendor lists the channel. Newest first by when the lead was received (vendor) or last moved (partner). Contacts are listed to the partner that owns the lead, and to nobody in a search by words; who is shown a contact is on record. Of an account (`accountId`) those of all that are merged into it are listed, too, each with the name it came by; one that was merged itself lists its own, and says into which (`mergedInto`).',
  audience: 'member',
  permission: 'leads.read',
  subject: 'none',
  params: none,
  query: z.strictObject({
    ...pageQuery,
    substatus: severalOf(leadSubstatuses),
    country: country.optional(),
    partnerId: idOf('partner').optional(),
    accountId: idOf('account').optional(),
    q: line(80).optional(),
    sort: z.enum(['-receivedAt', 'receivedAt', '-updatedAt'], { error: 'unknown-value' }).optional(),
  }),
  body: none,
  output: accountPageOf(leadView),
  success: 200,
  problems: ['invalid-cursor'],
  idempotency: 'none',
  ifMatch: 'none',
  example: { query: { limit: '10' } },
});

export const readLead = defineRoute({
  id: 'leads.read',
  method: 'GET',
  path: '/v1/leads/{leadId}',
  summary: 'Read a lead',
  description:
    'A lead as its reader may see it: the vendor whole, its owner whole, the partner it is offered to without the customer. Who is shown the contact is on record, once a day.',
  audience: 'member',
  permission: 'leads.read',
  subject: 'lead',
  params: leadParams,
  query: none,
  body: none,
  output: leadView,
  success: 200,
  problems: [],
  idempotency: 'none',
  ifMatch: 'none',
  example: { params: { leadId: '{leadId}' } },
});

export const readTimeline = defineRoute({
  id: 'leads.timeline',
  method: 'GET',
  path: '/v1/leads/{leadId}/timeline',
  summary: 'Read the timeline of a lead',
  description: 'Everything that happened to a lead, newest first, each reader seeing only what is theirs.',
  audience: 'member',
  permission: 'leads.read',
  subject: 'lead',
  params: leadParams,
  query: z.strictObject(pageQuery),
  body: none,
  output: pageOf(timelineEntry),
  success: 200,
  problems: ['invalid-cursor'],
  idempotency: 'none',
  ifMatch: 'none',
  example: { params: { leadId: '{leadId}' } },
});

export const listContacts = defineRoute({
  id: 'leads.contacts',
  method: 'GET',
  path: '/v1/leads/{leadId}/contacts',
  summary: 'List what my organisation did with this account before',
  description:
    'Calls, meetings and other contacts of the caller’s organisation with the company behind a lead it owns, on other leads, newest first; by whichever of its accounts, where the vendor keeps several of one company.',
  audience: 'partner',
  permission: 'leads.work',
  subject: 'lead',
  params: leadParams,
  query: z.strictObject(pageQuery),
  body: none,
  output: pageOf(timelineEntry),
  success: 200,
  problems: ['invalid-cursor', 'illegal-move'],
  idempotency: 'none',
  ifMatch: 'none',
  example: { params: { leadId: '{leadId}' } },
});

export const listAccountContacts = defineRoute({
  id: 'leads.account-contacts',
  method: 'GET',
  path: '/v1/accounts/{accountId}/contacts',
  summary: 'List the contacts with an account',
  description:
    'Calls, meetings and other contacts with a company across its leads, and those of the accounts that are merged into it, newest first; a channel manager sees those of its portfolio. An account that was merged itself lists its own, and says into which (`mergedInto`).',
  audience: 'vendor',
  permission: 'accounts.read',
  subject: 'account',
  params: z.strictObject({ accountId: idOf('account') }),
  query: z.strictObject(pageQuery),
  body: none,
  output: accountPageOf(
    // By which merged account's lead it was; null for the account's own.
    timelineEntry.extend({ cameAs: namedAccount.nullable() }),
  ),
  success: 200,
  problems: ['invalid-cursor'],
  idempotency: 'none',
  ifMatch: 'none',
  example: { params: { accountId: '{accountId}' } },
});

/** A state change of a lead: a verb under the record. */
const leadVerb = <Id extends `leads.${string}`, Body extends z.ZodType, Output extends z.ZodType>(verb: {
  id: Id;
  path: string;
  summary: string;
  description: string;
  audience: 'partner' | 'vendor' | 'member';
  permission: 'leads.work' | 'leads.assign' | 'leads.pool';
  body: Body;
  output: Output;
  ifMatch?: 'accepted';
  problems: readonly (
    | 'illegal-move'
    | 'lead-already-claimed'
    | 'capacity-reached'
    | 'pool-limit-reached'
    | 'claim-too-soon'
    | 'partner-not-active'
    | 'unknown-reference'
    | 'consent-missing'
    | 'partner-not-eligible'
    | 'reason-not-offered'
  )[];
  example: unknown;
}) =>
  defineRoute({
    id: verb.id,
    method: 'POST',
    path: `/v1/leads/{leadId}/${verb.path}`,
    summary: verb.summary,
    description: verb.description,
    audience: verb.audience,
    permission: verb.permission,
    subject: 'lead',
    params: leadParams,
    query: none,
    body: verb.body,
    output: verb.output,
    success: 200,
    problems: verb.problems,
    idempotency: 'accepted',
    ifMatch: verb.ifMatch ?? 'none',
    example: { params: { leadId: '{leadId}' }, body: verb.example },
  });

export const claimLead = leadVerb({
  id: 'leads.claim',
  path: 'claim',
  summary: 'Claim a lead from the pool',
  description:
    'The first claim wins; everyone later is told that it is taken, never by whom. The policy may limit how many claimed leads a partner has not contacted yet, and how soon it may claim again: `Retry-After` says when.',
  audience: 'partner',
  permission: 'leads.pool',
  body: none,
  output: partnerLead,
  problems: [
    'lead-already-claimed',
    'capacity-reached',
    'pool-limit-reached',
    'claim-too-soon',
    'partner-not-eligible',
  ],
  example: {},
});

export const contactLead = leadVerb({
  id: 'leads.contact',
  path: 'contact',
  summary: 'Record a contact with the customer',
  description: 'Stops the first-contact clock; each further contact is recorded on the timeline.',
  audience: 'partner',
  permission: 'leads.work',
  body: z.strictObject({ channel: z.enum(['call', 'email', 'meeting', 'message']), note: moveNote }),
  output: partnerLead,
  ifMatch: 'accepted',
  problems: ['illegal-move'],
  example: { channel: 'call', note: 'Asked for a demonstration next week.' },
});

export const qualifyLead = leadVerb({
  id: 'leads.qualify',
  path: 'qualify',
  summary: 'Qualify a lead',
  description: 'The customer has a need, a budget and a time.',
  audience: 'partner',
  permission: 'leads.work',
  body: z.strictObject({ note: moveNote }),
  output: partnerLead,
  ifMatch: 'accepted',
  problems: ['illegal-move'],
  example: { note: 'Budget confirmed for January.' },
});

export const convertLead = leadVerb({
  id: 'leads.convert',
  path: 'convert',
  summary: 'Convert a lead',
  description: 'Closes a qualified lead as won, with the value of the deal if it is known.',
  audience: 'partner',
  permission: 'leads.work',
  body: z.strictObject({ value: valueOfDeal.optional(), note: moveNote }),
  output: partnerLead,
  ifMatch: 'accepted',
  problems: ['illegal-move'],
  example: { value: { amount: '12500.00', currency: 'AED' } },
});

export const loseLead = leadVerb({
  id: 'leads.lose',
  path: 'lose',
  summary: 'Lose a lead',
  description: 'Closes a contacted or qualified lead as lost, with the reason.',
  audience: 'partner',
  permission: 'leads.work',
  body: z.strictObject({ reason: reasonFor('lose'), note: moveNote }),
  output: partnerLead,
  ifMatch: 'accepted',
  problems: ['illegal-move', 'reason-not-offered'],
  example: { reason: 'competitor' },
});

export const disqualifyLead = leadVerb({
  id: 'leads.disqualify',
  path: 'disqualify',
  summary: 'Disqualify a lead',
  description: 'Closes a lead that is no lead: not reachable, no need, wrong contact.',
  audience: 'partner',
  permission: 'leads.work',
  body: z.strictObject({ reason: reasonFor('disqualify'), note: moveNote }),
  output: partnerLead,
  ifMatch: 'accepted',
  problems: ['illegal-move', 'reason-not-offered'],
  example: { reason: 'no-need' },
});

export const assignLead = leadVerb({
  id: 'leads.assign',
  path: 'assign',
  summary: 'Assign a lead to a partner',
  description:
    'A manager offers a lead to a partner of its choice. A pending offer to another partner is withdrawn in the same step.',
  audience: 'vendor',
  permission: 'leads.assign',
  body: z.strictObject({ partnerId: idOf('partner'), note: moveNote }),
  output: vendorLead,
  problems: [
    'illegal-move',
    'unknown-reference',
    'partner-not-active',
    'capacity-reached',
    'consent-missing',
  ],
  example: { partnerId: '{partnerId}', note: 'They know this customer.' },
});

export const withdrawLead = leadVerb({
  id: 'leads.withdraw',
  path: 'withdraw',
  summary: 'Withdraw a lead from its partner',
  description: 'Takes back an offer or an accepted lead and sends it to distribution without that partner.',
  audience: 'vendor',
  permission: 'leads.assign',
  body: z.strictObject({ reason: reasonFor('withdraw'), note: moveNote }),
  output: vendorLead,
  problems: ['illegal-move', 'reason-not-offered'],
  example: { reason: 'wrong-partner' },
});

export const redistributeLead = leadVerb({
  id: 'leads.redistribute',
  path: 'redistribute',
  summary: 'Distribute an unplaced lead again',
  description: 'Sends an unplaced lead through distribution once more, with the hop count reset.',
  audience: 'vendor',
  permission: 'leads.assign',
  body: none,
  output: vendorLead,
  problems: ['illegal-move', 'consent-missing'],
  example: {},
});

export const expireLead = leadVerb({
  id: 'leads.expire',
  path: 'expire',
  summary: 'Close a lead that nobody took',
  description:
    'A manager closes a lead that lies unplaced or in the pool, for good, with the reason. The reason other needs a note.',
  audience: 'vendor',
  permission: 'leads.assign',
  body: z
    .strictObject({ reason: reasonFor('expire'), note: moveNote })
    .refine((body) => body.reason !== 'other' || body.note !== undefined, {
      error: 'required',
      path: ['note'],
    }),
  output: vendorLead,
  problems: ['illegal-move', 'reason-not-offered'],
  example: { reason: 'nobody-found', note: 'No partner in this country before next year.' },
});

export const listOffers = defineRoute({
  id: 'leads.list-offers',
  method: 'GET',
  path: '/v1/offers',
  summary: 'List the offers made to my organisation',
  description: 'Pending offers first to expire come first; answered ones newest first.',
  audience: 'partner',
  permission: 'leads.pool',
  subject: 'none',
  params: none,
  query: z.strictObject({
    ...pageQuery,
    status: z.enum(offerStatuses, { error: 'unknown-value' }).default('pending'),
  }),
  body: none,
  output: pageOf(offer),
  success: 200,
  problems: ['invalid-cursor'],
  idempotency: 'none',
  ifMatch: 'none',
  example: { query: { status: 'pending' } },
});

export const acceptOffer = defineRoute({
  id: 'leads.accept-offer',
  method: 'POST',
  path: '/v1/offers/{offerId}/accept',
  summary: 'Accept an offer',
  description: 'The lead becomes yours and its customer is shown; the first-contact clock starts.',
  audience: 'partner',
  permission: 'leads.pool',
  subject: 'offer',
  params: offerParams,
  query: none,
  body: none,
  output: partnerLead,
  success: 200,
  problems: ['offer-expired', 'offer-no-longer-open'],
  idempotency: 'accepted',
  ifMatch: 'none',
  example: { params: { offerId: '{offerId}' }, body: {} },
});

export const declineOffer = defineRoute({
  id: 'leads.decline-offer',
  method: 'POST',
  path: '/v1/offers/{offerId}/decline',
  summary: 'Decline an offer',
  description: 'The lead goes back to distribution without you. The reason other needs a note.',
  audience: 'partner',
  permission: 'leads.pool',
  subject: 'offer',
  params: offerParams,
  query: none,
  body: z
    .strictObject({ reason: reasonFor('decline'), note: moveNote })
    .refine((body) => body.reason !== 'other' || body.note !== undefined, {
      error: 'required',
      path: ['note'],
    }),
  output: offer,
  success: 200,
  problems: ['offer-expired', 'offer-no-longer-open', 'reason-not-offered'],
  idempotency: 'accepted',
  ifMatch: 'none',
  example: { params: { offerId: '{offerId}' }, body: { reason: 'unable-to-support' } },
});

export const listPool = defineRoute({
  id: 'leads.list-pool',
  method: 'GET',
  path: '/v1/pool',
  summary: 'List the leads I may claim',
  description: 'Leads in the pool that match your territories and specialisations, newest first.',
  audience: 'partner',
  permission: 'leads.pool',
  subject: 'none',
  params: none,
  query: z.strictObject({ ...pageQuery, country: country.optional(), industry: line(80).optional() }),
  body: none,
  output: pageOf(poolEntry),
  success: 200,
  problems: ['invalid-cursor'],
  idempotency: 'none',
  ifMatch: 'none',
  example: {},
});

export const leadRoutes = [
  submitLead,
  listLeads,
  readLead,
  readTimeline,
  listContacts,
  listAccountContacts,
  claimLead,
  contactLead,
  qualifyLead,
  convertLead,
  loseLead,
  disqualifyLead,
  assignLead,
  withdrawLead,
  redistributeLead,
  expireLead,
  listOffers,
  acceptOffer,
  declineOffer,
  listPool,
] as const;
