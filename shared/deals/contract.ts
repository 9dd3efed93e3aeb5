/** The contract of deal registration: what a partner registers, what it is told, and what the vendor decides. */
import * as z from 'zod';
import { accountPageOf, namedAccount } from '../accounts/contract.ts';
import { idOf } from '../ids.ts';
import { consent } from '../leads/contract.ts';
import { lossReasons } from '../leads/status.ts';
import { money, valueOfDeal } from '../money.ts';
import { pageOf, pageQuery, severalOf } from '../page.ts';
import { reason } from '../reason.ts';
import { version } from '../record.ts';
import { defineRoute } from '../route.ts';
import { country, day, email, line, paragraph, phone, website } from '../text.ts';
import { timelineEntry } from '../timeline.ts';
import { conflictRuleIds, conflictVerdicts } from './conflict-status.ts';
import {
  askableFields,
  checkAnswers,
  extensionReasons,
  registrationStatuses,
  rejectReasons,
} from './status.ts';

const none = z.strictObject({});
const dealParams = z.strictObject({ dealId: idOf('deal') });

/** The customer's company, as the partner knows it. */
export const dealCompany = z.strictObject({
  name: line(200),
  country: country.optional(),
  subdivision: line(80).optional(),
  city: line(120).optional(),
  postalCode: line(20).optional(),
  street: line(200).optional(),
  website: line(200).optional(),
  phone: phone.optional(),
  taxId: line(40).optional(),
});

/** The same as it may be written now: what was written before is read as it is. */
const newDealCompany = dealCompany.extend({ website: website.optional() });

/** What a registration says. A draft may leave out whatever its partner does not know yet. */
export const dealContent = z.strictObject({
  company: dealCompany.partial(),
  contact: z
    .strictObject({ name: line(120).optional(), email: email.optional(), phone: phone.optional() })
    .optional(),
  /** Whether that person agreed to be named to the vendor; asked for where there is one. */
  consentToContact: consent.optional(),
  productId: idOf('product').optional(),
  value: valueOfDeal.optional(),
  expectedCloseOn: day.optional(),
  description: paragraph(2000).optional(),
});
export type DealContent = z.output<typeof dealContent>;

/**
 * A day on which a deal may close: one that a calendar of people has, and no slip of the pen. Whether it is still to come
 * is asked when it is submitted.
 */
const closingDay = day
  .refine((text) => text >= '2000-01-01' && text <= '2199-12-31', { error: 'out-of-range' })
  .meta({ example: '2027-03-31' });
/** What is said of a registration by a request: as it may be written now. */
const saidContent = {
  ...dealContent.shape,
  company: newDealCompany.partial(),
  expectedCloseOn: closingDay.optional(),
};

/** What a registration must say before it is submitted, by the pointer of each field. */
export const fieldsToSubmit = [
  '/company/name',
  '/company/country',
  '/productId',
  '/value',
  '/expectedCloseOn',
] as const;

const told = z.strictObject({
  verdict: z.enum(['flag', 'block']),
  /** In the policy's own words where it gives a reason that partners may read, else in the shipped ones. */
  reason,
  /** The caller's own registrations that stand in the way. */
  ownDealIds: z.array(idOf('deal')),
});

/** What the rules said of it, or a person; null until it was submitted. */
const decision = z.strictObject({
  by: z.enum(['rules', 'person', 'case']),
  at: z.string(),
  /** Why a person did not approve it; null where rules decided, or nothing stood in the way. */
  reason: z.enum(rejectReasons).nullable(),
  note: z.string().nullable(),
});

const extension = z.strictObject({
  reason: z.enum(extensionReasons),
  note: z.string().nullable(),
  days: z.number().int(),
  requestedAt: z.string(),
});

const protection = z.strictObject({
  from: z.string(),
  until: z.string(),
  /** Without a check-in before this it is released. */
  checkInBy: z.string(),
  /** Whether its partner was warned that it is about to lose it. */
  warned: z.boolean(),
  extensions: z.number().int(),
  /** How many more may be asked for. */
  extensionsLeft: z.number().int(),
  pending: extension.nullable(),
});

const recordFields = {
  id: idOf('deal'),
  status: z.enum(registrationStatuses),
  content: dealContent,
  productName: z.string().nullable(),
  productFamily: z.string().nullable(),
  /** The lead it was made from. */
  leadId: idOf('lead').nullable(),
  /** The reseller that a distributor registered it for; null where a partner registered it for itself. */
  onBehalfOf: z.strictObject({ id: idOf('partner'), name: z.string() }).nullable(),
  submittedAt: z.string().nullable(),
  /** Until when the vendor has to decide; null where nobody needs to. */
  decideBy: z.string().nullable(),
  decision: decision.nullable(),
  /** What must be mended; null where nothing is asked. */
  asked: z
    .strictObject({ fields: z.array(z.enum(askableFields)).min(1), note: z.string(), at: z.string() })
    .nullable(),
  protection: protection.nullable(),
  /** Its part of the deal in per cent, where a conflict was split; else null. */
  share: z.number().int().nullable(),
  /** Whether it is sold together with another partner. */
  coSell: z.boolean(),
  end: z
    .strictObject({
      at: z.string(),
      reason: z.string().nullable(),
      note: z.string().nullable(),
      value: money.nullable(),
    })
    .nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
  version,
};

/** A registration as its partner sees it. */
export const partnerDeal = z.strictObject({
  view: z.literal('partner'),
  ...recordFields,
  /** The distributor that registered it for the caller, who may only read it; null: it is the caller’s own. */
  registeredBy: z.strictObject({ id: idOf('partner'), name: z.string() }).nullable(),
  /** What stands in the way, without anything of others. */
  told: z.array(told),
  conflictId: idOf('conflict').nullable(),
});
export type PartnerDeal = z.output<typeof partnerDeal>;

/** What one rule said, for the vendor. */
export const dealVerdict = z.strictObject({
  rule: z.enum(conflictRuleIds),
  verdict: z.enum(conflictVerdicts),
  /** Whether it made the outcome. */
  decided: z.boolean(),
  sameness: z.enum(['same', 'maybe']).nullable(),
  /** In the policy's own words where it gives a reason for the rule, else in the shipped ones. */
  reason,
  /** What the rule found, in the shipped words, where `reason` is in the policy's own; else null. */
  found: z.string().nullable(),
  evidence: z.array(
    z.strictObject({
      kind: z.enum(['registration', 'lead', 'opportunity', 'account']),
      id: z.string(),
      partnerId: idOf('partner').nullable(),
    }),
  ),
});

/** A registration as the vendor's people see it; the customer's person is null for those who may not read it. */
export const vendorDeal = z.strictObject({
  view: z.literal('vendor'),
  ...recordFields,
  partner: z.strictObject({ id: idOf('partner'), name: z.string() }),
  accountId: idOf('account').nullable(),
  /** In a list of an account, the one merged into it that this is registered for; else null. */
  cameAs: namedAccount.nullable(),
  redacted: z.boolean(),
  policyVersion: z.number().int().nullable(),
  verdicts: z.array(dealVerdict),
  conflictId: idOf('conflict').nullable(),
});
export type VendorDeal = z.output<typeof vendorDeal>;

/** The same in a list: with the clock that runs, by which a queue is worked off. */
export const listedVendorDeal = z.strictObject({
  ...vendorDeal.shape,
  /**
   * `review`: the vendor has to decide; `case`: its conflict case is to be settled; `protection`: it ends. What ran out
   * stays until somebody acts; null where none runs.
   */
  clock: z
    .strictObject({ kind: z.enum(['review', 'case', 'protection']), from: z.string(), until: z.string() })
    .nullable(),
});
export type ListedVendorDeal = z.output<typeof listedVendorDeal>;

export const dealView = z.discriminatedUnion('view', [vendorDeal, partnerDeal]);
export type DealView = z.output<typeof dealView>;

const listedDeal = z.discriminatedUnion('view', [listedVendorDeal, partnerDeal]);
export type ListedDeal = z.output<typeof listedDeal>;

/** For which of its resellers a distributor registers; each of its own is told of it once it is submitted. */
const onBehalfOf = idOf('partner').optional();

const noor = {
  company: { name: 'Noor Trading', country: 'AE', city: 'Dubai' },
  productId: '{productId}',
  value: { amount: '12500.00', currency: 'AED' },
  expectedCloseOn: '2027-03-31',
} as const;

export const checkDeal = defineRoute({
  id: 'deals.check',
  method: 'POST',
  path: '/v1/deals/check',
  summary: 'Ask privately whether an account is free',
  description:
    'Answers `clear`, `may-conflict` or `protected` for a company and a product, and never by whom; beside it what the caller’s own partner has registered of it that stands. Each check is on record; so many an hour are answered for a person, and so many a day for its organisation.',
  audience: 'partner',
  permission: 'deals.register',
  subject: 'none',
  params: none,
  query: none,
  body: z.strictObject({
    company: newDealCompany.pick({
      name: true,
      country: true,
      city: true,
      website: true,
      phone: true,
      taxId: true,
    }),
    productId: idOf('product').optional(),
  }),
  output: z.strictObject({
    answer: z.enum(checkAnswers),
    checkedAt: z.string(),
    /** What the caller's partner may read of the same company: its own, and what its distributor registered for it. */
    ownDealIds: z.array(idOf('deal')),
  }),
  success: 200,
  problems: ['unknown-reference', 'too-many-checks'],
  idempotency: 'none',
  ifMatch: 'none',
  example: { body: { company: { name: 'Noor Trading', country: 'AE' }, productId: '{productId}' } },
});

export const createDeal = defineRoute({
  id: 'deals.create',
  method: 'POST',
  path: '/v1/deals',
  summary: 'Begin a registration',
  description:
    'Keeps a draft, however little it says; nobody but its partner sees it until it is submitted. From a lead that the partner has accepted (`leadId`) it takes what the lead knows. A distributor may register for an active partner below it (`onBehalfOf`), which reads it once it is submitted.',
  audience: 'partner',
  permission: 'deals.register',
  subject: 'none',
  params: none,
  query: none,
  body: z.strictObject({ ...saidContent, leadId: idOf('lead').optional(), onBehalfOf }),
  output: partnerDeal,
  success: 201,
  problems: ['unknown-reference', 'illegal-move', 'not-found'],
  idempotency: 'accepted',
  ifMatch: 'none',
  example: { body: noor },
});

export const updateDeal = defineRoute({
  id: 'deals.update',
  method: 'PUT',
  path: '/v1/deals/{dealId}',
  summary: 'Save a draft',
  description:
    'Replaces what a draft says. Of a registration that was sent back only what was asked for may change; whom it is for stays once it was submitted, and what it claims changes when it is submitted again.',
  audience: 'partner',
  permission: 'deals.register',
  subject: 'deal',
  params: dealParams,
  query: none,
  body: z.strictObject({ ...saidContent, onBehalfOf }),
  output: partnerDeal,
  success: 200,
  problems: ['unknown-reference', 'illegal-move', 'not-found'],
  idempotency: 'none',
  ifMatch: 'required',
  example: { params: { dealId: '{dealId}' }, body: noor },
});

export const listDeals = defineRoute({
  id: 'deals.list',
  method: 'GET',
  path: '/v1/deals',
  summary: 'List registrations',
  description:
    'A partner lists its own and those its distributor registered for it, the vendor those of the channel (a channel manager those of its portfolio) and no drafts. Those last changed first, or last (`sort=updatedAt`), or for the vendor those whose clock runs out first, and none without one (`sort=clock`); in that order also those alone whose partner asks for more time (`extension=pending`); found by words of their companies’ names (`q`), or by an identifier there, in no order of time. Of an account (`accountId`) those of all that are merged into it are listed, too, by when they were submitted; one that was merged itself lists its own, and says into which (`mergedInto`).',
  audience: 'member',
  permission: 'deals.read',
  subject: 'none',
  params: none,
  query: z.strictObject({
    ...pageQuery,
    status: severalOf(registrationStatuses),
    partnerId: idOf('partner').optional(),
    accountId: idOf('account').optional(),
    q: line(80).optional(),
    extension: z.enum(['pending'], { error: 'unknown-value' }).optional(),
    sort: z.enum(['-updatedAt', 'updatedAt', 'clock'], { error: 'unknown-value' }).optional(),
  }),
  body: none,
  output: accountPageOf(listedDeal),
  success: 200,
  problems: ['invalid-cursor'],
  idempotency: 'none',
  ifMatch: 'none',
  example: { query: { limit: '10' } },
});

export const readDeal = defineRoute({
  id: 'deals.read',
  method: 'GET',
  path: '/v1/deals/{dealId}',
  summary: 'Read a registration',
  description:
    'A registration as its reader may see it: its partner without anything of others, the vendor with what every rule said.',
  audience: 'member',
  permission: 'deals.read',
  subject: 'deal',
  params: dealParams,
  query: none,
  body: none,
  output: dealView,
  success: 200,
  problems: ['not-found'],
  idempotency: 'none',
  ifMatch: 'none',
  example: { params: { dealId: '{dealId}' } },
});

export const readDealTimeline = defineRoute({
  id: 'deals.timeline',
  method: 'GET',
  path: '/v1/deals/{dealId}/timeline',
  summary: 'Read the timeline of a registration',
  description: 'Everything that happened to it, newest first, each reader seeing only what is theirs.',
  audience: 'member',
  permission: 'deals.read',
  subject: 'deal',
  params: dealParams,
  query: z.strictObject(pageQuery),
  body: none,
  output: pageOf(timelineEntry),
  success: 200,
  problems: ['invalid-cursor', 'not-found'],
  idempotency: 'none',
  ifMatch: 'none',
  example: { params: { dealId: '{dealId}' } },
});

type DealVerbProblem =
  | 'illegal-move'
  | 'too-many-registrations'
  | 'unknown-reference'
  | 'extension-pending'
  | 'no-extension-pending'
  | 'no-more-extensions'
  | 'protection-over'
  | 'partner-not-active';

/** A state change of a registration: a verb under the record. */
const dealVerb = <Id extends `deals.${string}`, Body extends z.ZodType, Output extends z.ZodType>(verb: {
  id: Id;
  path: string;
  summary: string;
  description: string;
  audience: 'partner' | 'vendor';
  body: Body;
  output: Output;
  problems?: readonly DealVerbProblem[];
  example: unknown;
}) =>
  defineRoute({
    id: verb.id,
    method: 'POST',
    path: `/v1/deals/{dealId}/${verb.path}`,
    summary: verb.summary,
    description: verb.description,
    audience: verb.audience,
    permission: verb.audience === 'partner' ? 'deals.register' : 'deals.decide',
    subject: 'deal',
    params: dealParams,
    query: none,
    body: verb.body,
    output: verb.output,
    success: 200,
    problems: ['not-found', 'illegal-move', ...(verb.problems ?? [])],
    idempotency: 'accepted',
    ifMatch: 'accepted',
    example: { params: { dealId: '{dealId}' }, body: verb.example },
  });

const note = paragraph(2000).optional();
/** Texts of the vendor's people that the partner reads. */
const noteToPartner = paragraph(2000);

export const submitDeal = dealVerb({
  id: 'deals.submit',
  path: 'submit',
  summary: 'Submit a registration',
  description:
    'The rules judge it at once: it is protected, refused, a duplicate of the partner’s own, or under review with the reason. Of two that are submitted for one company at the same time, one is first. What was sent back keeps its place in line, and its conflict case; for another company or product family it is a new claim, and that case is closed. A person or machine client may submit 120 in an hour and a partner 1,000 on a day (UTC); fewer, 10 and 40, may come to nothing but word that others are in the way, or be given up within a day, as from 20 of those on a day on the vendor is told, and 3 in an hour are answered.',
  audience: 'partner',
  body: none,
  output: partnerDeal,
  problems: ['too-many-registrations', 'unknown-reference'],
  example: {},
});

export const withdrawDeal = dealVerb({
  id: 'deals.withdraw',
  path: 'withdraw',
  summary: 'Withdraw a registration',
  description: 'Takes back what nobody has decided yet, or discards a draft.',
  audience: 'partner',
  body: z.strictObject({ note }),
  output: partnerDeal,
  example: { note: 'The customer postponed the project.' },
});

export const reopenDeal = dealVerb({
  id: 'deals.reopen',
  path: 'reopen',
  summary: 'Mend a withdrawn registration',
  description:
    'Makes a draft of it again, which nobody but its partner sees until it is submitted, whoever read it before. Submitted anew, it is a new claim: it comes behind whoever registered meanwhile.',
  audience: 'partner',
  body: none,
  output: partnerDeal,
  example: {},
});

export const checkInDeal = dealVerb({
  id: 'deals.check-in',
  path: 'check-in',
  summary: 'Report progress',
  description:
    'Says what was done on a protected deal; without progress its protection is released. A new value must be above zero, and a new day still to come; a value below the least that the policy protects is told.',
  audience: 'partner',
  body: z.strictObject({
    note: paragraph(2000),
    expectedCloseOn: closingDay.optional(),
    value: valueOfDeal.optional(),
  }),
  output: partnerDeal,
  problems: ['protection-over'],
  example: { note: 'Demonstration held; the offer goes out on Monday.' },
});

export const requestExtension = dealVerb({
  id: 'deals.request-extension',
  path: 'request-extension',
  summary: 'Ask for more time',
  description: 'Asks for a longer protection, one request at a time.',
  audience: 'partner',
  body: z.strictObject({ reason: z.enum(extensionReasons, { error: 'unknown-value' }), note }),
  output: partnerDeal,
  problems: ['extension-pending', 'no-more-extensions', 'protection-over'],
  example: { reason: 'procurement', note: 'The tender closes in three weeks.' },
});

export const winDeal = dealVerb({
  id: 'deals.win',
  path: 'win',
  summary: 'Report a deal won',
  description: 'The customer bought, for this value.',
  audience: 'partner',
  body: z.strictObject({ value: valueOfDeal, note }),
  output: partnerDeal,
  example: { value: { amount: '11800.00', currency: 'AED' } },
});

export const loseDeal = dealVerb({
  id: 'deals.lose',
  path: 'lose',
  summary: 'Report a deal lost',
  description: 'The customer did not buy; the account is free again.',
  audience: 'partner',
  body: z.strictObject({ reason: z.enum(lossReasons, { error: 'unknown-value' }), note }),
  output: partnerDeal,
  example: { reason: 'no-budget' },
});

export const releaseDeal = dealVerb({
  id: 'deals.release',
  path: 'release',
  summary: 'Give a protected account free',
  description: 'Ends the protection before its time.',
  audience: 'partner',
  body: z.strictObject({ note }),
  output: partnerDeal,
  example: { note: 'We will not pursue it.' },
});

export const approveDeal = dealVerb({
  id: 'deals.approve',
  path: 'approve',
  summary: 'Approve a registration',
  description:
    'Protects the account for its partner; a conflict case about it is resolved, not approved here.',
  audience: 'vendor',
  body: z.strictObject({ note }),
  output: vendorDeal,
  problems: ['partner-not-active'],
  example: { note: 'Confirmed with the customer.' },
});

export const rejectDeal = dealVerb({
  id: 'deals.reject',
  path: 'reject',
  summary: 'Reject a registration',
  description: 'Refuses it for a reason that its partner reads.',
  audience: 'vendor',
  body: z.strictObject({ reason: z.enum(rejectReasons, { error: 'unknown-value' }), note }),
  output: vendorDeal,
  example: { reason: 'not-qualified', note: 'No project could be confirmed.' },
});

export const askForAction = dealVerb({
  id: 'deals.ask',
  path: 'ask',
  summary: 'Send a registration back',
  description: 'Asks its partner to mend what is named; nothing else may be changed.',
  audience: 'vendor',
  body: z.strictObject({
    fields: z
      .array(z.enum(askableFields, { error: 'unknown-value' }))
      .min(1, { error: 'required' })
      .max(askableFields.length, { error: 'too-many' })
      .refine((all) => new Set(all).size === all.length, { error: 'repeated' }),
    note: noteToPartner,
  }),
  output: vendorDeal,
  example: { fields: ['value'], note: 'Does the value include services?' },
});

export const grantExtension = dealVerb({
  id: 'deals.grant-extension',
  path: 'grant-extension',
  summary: 'Grant more time',
  description: 'Lengthens the protection by what the policy gives.',
  audience: 'vendor',
  body: z.strictObject({ note }),
  output: vendorDeal,
  problems: ['no-extension-pending', 'protection-over'],
  example: {},
});

export const refuseExtension = dealVerb({
  id: 'deals.refuse-extension',
  path: 'refuse-extension',
  summary: 'Refuse more time',
  description: 'The protection ends when it would have ended.',
  audience: 'vendor',
  body: z.strictObject({ note: noteToPartner }),
  output: vendorDeal,
  problems: ['no-extension-pending'],
  example: { note: 'Two extensions were granted already.' },
});

export const dealRoutes = [
  checkDeal,
  createDeal,
  listDeals,
  readDeal,
  readDealTimeline,
  updateDeal,
  submitDeal,
  withdrawDeal,
  reopenDeal,
  checkInDeal,
  requestExtension,
  winDeal,
  loseDeal,
  releaseDeal,
  approveDeal,
  rejectDeal,
  askForAction,
  grantExtension,
  refuseExtension,
] as const;
