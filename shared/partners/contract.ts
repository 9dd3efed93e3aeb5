/** The contract of the partners room. */
import * as z from 'zod';
import { idOf } from '../ids.ts';
import { pageOf, pageQuery, severalOf } from '../page.ts';
import { version } from '../record.ts';
import { defineRoute } from '../route.ts';
import { country, day, email, externalRef, language, line, phone, timeZone, website } from '../text.ts';
import { timelineEntry } from '../timeline.ts';
import { partnerKinds, partnerStatuses, sharingLevels, tiers, weekdays } from './status.ts';

const none = z.strictObject({});
const partnerParams = z.strictObject({ partnerId: idOf('partner') });

/** Where a partner may be given leads: a country, or part of one. */
export const territory = z.strictObject({
  country,
  subdivision: line(80).optional(),
  postalPrefixes: z.array(line(12)).min(1).max(200).optional(),
});
export type Territory = z.output<typeof territory>;

/** What a partner is good at. An empty list means no restriction. */
export const specialisations = z.strictObject({
  products: z.array(idOf('product')).max(200),
  industries: z.array(line(80)).max(100),
  languages: z.array(language).max(30),
  certifications: z.array(z.strictObject({ name: line(120), expiresOn: day.nullable() })).max(100),
});
export type Specialisations = z.output<typeof specialisations>;

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, { error: 'invalid-clock-time' });

/** One span of work in a day, in the partner's own time zone; `24:00` ends at midnight. */
export const workSpan = z
  .strictObject({ from: clock, to: clock })
  .refine((span) => span.from < span.to, { error: 'ends-before-start', path: ['to'] });

/** The working week: for each day its spans; a day without spans is free. */
export const workingHours = z.strictObject(
  Object.fromEntries(weekdays.map((weekday) => [weekday, z.array(workSpan).max(4)])) as Record<
    (typeof weekdays)[number],
    z.ZodArray<typeof workSpan>
  >,
);
export type WorkingHours = z.output<typeof workingHours>;

/** Days on which a partner is away: both ends included. */
export const timeOff = z.strictObject({
  id: idOf('timeOff'),
  from: day,
  to: day,
  note: z.string().nullable(),
});
export type TimeOff = z.output<typeof timeOff>;

export const capacity = z.strictObject({
  maxOpen: z.number().int().min(0, { error: 'out-of-range' }).max(100_000).nullable(),
  maxPerDay: z.number().int().min(0, { error: 'out-of-range' }).max(10_000).nullable(),
});
export type Capacity = z.output<typeof capacity>;

const address = z.strictObject({
  street: line(200).nullable(),
  city: line(120).nullable(),
  subdivision: line(80).nullable(),
  postalCode: line(20).nullable(),
});

const mostPostalPrefixes = 2000;
const territories = z
  .array(territory)
  .max(50)
  .refine(
    (all) =>
      all.reduce((sum, { postalPrefixes = [] }) => sum + postalPrefixes.length, 0) <= mostPostalPrefixes,
    { error: 'too-many' },
  );

const weight = z.number().min(0, { error: 'out-of-range' }).max(1000, { error: 'out-of-range' });

export const partner = z.strictObject({
  id: idOf('partner'),
  name: z.string(),
  kind: z.enum(partnerKinds),
  status: z.enum(partnerStatuses),
  tier: z.enum(tiers),
  tags: z.array(z.string()),
  country,
  address,
  phone: z.string().nullable(),
  website: z.string().nullable(),
  territories: z.array(territory),
  specialisations,
  weight: z.number(),
  capacity,
  timeZone: z.string(),
  /** Null: the working week of its country, as the vendor has set it. */
  workingHours: workingHours.nullable(),
  holidays: z.array(day),
  timeOff: z.array(timeOff),
  managerId: idOf('user').nullable(),
  /** The partner it buys from, where it does not buy from the vendor itself. */
  parentId: idOf('partner').nullable(),
  /** How much of what it registers it lets that one see; its own admin says so, and a new parent begins with nothing. */
  sharing: z.enum(sharingLevels),
  externalRef: externalRef.nullable(),
  createdAt: z.string(),
  /** When it was last reinstated, or given a weight after having had none; absent: neither ever happened. */
  backInPlayAt: z.string().optional(),
  updatedAt: z.string(),
  version,
});
export type Partner = z.output<typeof partner>;

/** What a partner sees of itself: no tags, no manager's keys, and of its chain the one it buys from. */
export const ownPartner = partner
  .omit({ tags: true, externalRef: true, managerId: true, parentId: true })
  .extend({
    openLeads: z.number().int(),
    /** The working week of its country, which it works while it has said no hours of its own. */
    countryHours: workingHours,
    /** The partner it buys from, which sees what it shares; null where it buys from the vendor itself. */
    distributor: z.strictObject({ id: idOf('partner'), name: z.string() }).nullable(),
  });
export type OwnPartner = z.output<typeof ownPartner>;

export const newPartner = z.strictObject({
  name: line(200),
  kind: z.enum(partnerKinds).default('reseller'),
  tier: z.enum(tiers).default('registered'),
  tags: z.array(line(60)).max(20).default([]),
  country,
  address: address.partial().default({}),
  phone: phone.optional(),
  website: website.optional(),
  territories: territories.optional(),
  specialisations: specialisations.partial().default({}),
  weight: weight.default(1),
  capacity: capacity.partial().default({}),
  timeZone: timeZone.optional(),
  workingHours: workingHours.optional(),
  managerId: idOf('user').optional(),
  adminEmail: email.optional(),
  externalRef: externalRef.optional(),
});
export type NewPartner = z.output<typeof newPartner>;

/** Absent leaves a field, null clears it. */
export const partnerPatch = z.strictObject({
  name: line(200).optional(),
  kind: z.enum(partnerKinds).optional(),
  tier: z.enum(tiers).optional(),
  tags: z.array(line(60)).max(20).optional(),
  address: address.partial().optional(),
  phone: phone.nullable().optional(),
  website: website.nullable().optional(),
  territories: territories.optional(),
  specialisations: specialisations.partial().optional(),
  weight: weight.optional(),
  capacity: capacity.partial().optional(),
  timeZone: timeZone.optional(),
  workingHours: workingHours.nullable().optional(),
  holidays: z.array(day).max(100).optional(),
  managerId: idOf('user').nullable().optional(),
  parentId: idOf('partner').nullable().optional(),
});
export type PartnerPatch = z.output<typeof partnerPatch>;

/** What a partner's admin may change of its own organisation; the vendor decides the rest. */
export const ownPartnerPatch = partnerPatch
  .pick({
    address: true,
    phone: true,
    website: true,
    capacity: true,
    timeZone: true,
    workingHours: true,
    holidays: true,
  })
  .extend({ sharing: z.enum(sharingLevels, { error: 'unknown-value' }).optional() });
export type OwnPartnerPatch = z.output<typeof ownPartnerPatch>;

export const createPartner = defineRoute({
  id: 'partners.create',
  method: 'POST',
  path: '/v1/partners',
  summary: 'Create a partner',
  description:
    'Records an active partner; its admin, if an e-mail is given, may sign in from then on. The same external reference again answers the partner it already made.',
  audience: 'vendor',
  permission: 'partners.write',
  subject: 'none',
  params: none,
  query: none,
  body: newPartner,
  output: partner,
  success: 201,
  problems: ['unknown-reference', 'already-exists'],
  idempotency: 'accepted',
  ifMatch: 'none',
  example: { body: { name: 'Al Manara Systems', country: 'AE', adminEmail: 'admin@almanara.example' } },
});

export const listPartners = defineRoute({
  id: 'partners.list',
  method: 'GET',
  path: '/v1/partners',
  summary: 'List partners',
  description:
    'By name; those that buy from one (`parentId`) by age. A channel manager sees the partners of its portfolio.',
  audience: 'vendor',
  permission: 'partners.read',
  subject: 'none',
  params: none,
  query: z.strictObject({
    ...pageQuery,
    status: severalOf(partnerStatuses),
    country: country.optional(),
    tier: z.enum(tiers, { error: 'unknown-value' }).optional(),
    parentId: idOf('partner').optional(),
    q: line(80).optional(),
  }),
  body: none,
  output: pageOf(partner),
  success: 200,
  problems: ['invalid-cursor'],
  idempotency: 'none',
  ifMatch: 'none',
  example: { query: { limit: '10' } },
});

export const readPartner = defineRoute({
  id: 'partners.read',
  method: 'GET',
  path: '/v1/partners/{partnerId}',
  summary: 'Read a partner',
  description: 'The whole record of one partner.',
  audience: 'vendor',
  permission: 'partners.read',
  subject: 'partner',
  params: partnerParams,
  query: none,
  body: none,
  output: partner,
  success: 200,
  problems: [],
  idempotency: 'none',
  ifMatch: 'none',
  example: { params: { partnerId: '{partnerId}' } },
});

export const readPartnerTimeline = defineRoute({
  id: 'partners.timeline',
  method: 'GET',
  path: '/v1/partners/{partnerId}/timeline',
  summary: 'Read the timeline of a partner',
  description:
    'What happened to a partner and was noted about it, newest first; for the vendor’s people alone.',
  audience: 'vendor',
  permission: 'partners.read',
  subject: 'partner',
  params: partnerParams,
  query: z.strictObject(pageQuery),
  body: none,
  output: pageOf(timelineEntry),
  success: 200,
  problems: ['invalid-cursor'],
  idempotency: 'none',
  ifMatch: 'none',
  example: { params: { partnerId: '{partnerId}' } },
});

export const updatePartner = defineRoute({
  id: 'partners.update',
  method: 'PATCH',
  path: '/v1/partners/{partnerId}',
  summary: 'Change a partner',
  description:
    'Absent fields stay as they are; null clears. The partner it buys from (`parentId`) must be active or suspended, neither the partner itself nor one below it, and at most five may stand one under another.',
  audience: 'vendor',
  permission: 'partners.write',
  subject: 'partner',
  params: partnerParams,
  query: none,
  body: partnerPatch,
  output: partner,
  success: 200,
  problems: ['unknown-reference'],
  idempotency: 'none',
  ifMatch: 'required',
  example: { params: { partnerId: '{partnerId}' }, body: { tier: 'gold' } },
});

const partnerVerb = <Id extends `partners.${string}`>(
  id: Id,
  path: string,
  summary: string,
  description: string,
) =>
  defineRoute({
    id,
    method: 'POST',
    path: `/v1/partners/{partnerId}/${path}`,
    summary,
    description,
    audience: 'vendor',
    permission: 'partners.suspend',
    subject: 'partner',
    params: partnerParams,
    query: none,
    body: z.strictObject({ reason: line(500) }),
    output: partner,
    success: 200,
    problems: ['illegal-move'],
    idempotency: 'accepted',
    ifMatch: 'none',
    example: { params: { partnerId: '{partnerId}' }, body: { reason: 'Agreement under review' } },
  });

export const suspendPartner = partnerVerb(
  'partners.suspend',
  'suspend',
  'Suspend a partner',
  'Locks its people out, withdraws its open offers and freezes its accepted leads.',
);
export const reinstatePartner = partnerVerb(
  'partners.reinstate',
  'reinstate',
  'Reinstate a suspended partner',
  'Its people may work again.',
);
export const terminatePartner = partnerVerb(
  'partners.terminate',
  'terminate',
  'Terminate a partner',
  'Ends the relation for good; its open leads go back to distribution.',
);

const own = { params: none, query: none, audience: 'partner', subject: 'none' } as const;

export const readOwnPartner = defineRoute({
  ...own,
  id: 'partners.read-own',
  method: 'GET',
  path: '/v1/partner',
  summary: 'Read my organisation',
  description: 'The profile and availability of the caller’s own partner.',
  permission: 'partners.read-own',
  body: none,
  output: ownPartner,
  success: 200,
  problems: [],
  idempotency: 'none',
  ifMatch: 'none',
  example: {},
});

export const updateOwnPartner = defineRoute({
  ...own,
  id: 'partners.update-own',
  method: 'PATCH',
  path: '/v1/partner',
  summary: 'Change my organisation',
  description:
    'Contact details, capacity, hours, and what the partner it buys from may see (`sharing`); the vendor decides the rest.',
  permission: 'partners.write-own',
  body: ownPartnerPatch,
  output: ownPartner,
  success: 200,
  problems: [],
  idempotency: 'none',
  ifMatch: 'required',
  example: { body: { timeZone: 'Asia/Dubai' } },
});

export const addTimeOff = defineRoute({
  ...own,
  id: 'partners.add-time-off',
  method: 'POST',
  path: '/v1/partner/time-off',
  summary: 'Add time off',
  description: 'No leads are offered on these days, and clocks rest.',
  permission: 'partners.write-own',
  body: z
    .strictObject({ from: day, to: day, note: line(200).optional() })
    .refine((off) => off.from <= off.to, { error: 'ends-before-start', path: ['to'] }),
  output: ownPartner,
  success: 201,
  problems: [],
  idempotency: 'accepted',
  ifMatch: 'none',
  example: { body: { from: '2026-12-24', to: '2026-12-31', note: 'Year-end closing' } },
});

export const removeTimeOff = defineRoute({
  ...own,
  id: 'partners.remove-time-off',
  method: 'POST',
  path: '/v1/partner/time-off/{timeOffId}/remove',
  summary: 'Remove time off',
  description:
    'From now on leads may be offered on these days again. Days that are over stay as they were; time off that is over altogether cannot be removed.',
  permission: 'partners.write-own',
  params: z.strictObject({ timeOffId: idOf('timeOff') }),
  body: none,
  output: ownPartner,
  success: 200,
  problems: ['not-found', 'illegal-move'],
  idempotency: 'accepted',
  ifMatch: 'none',
  example: { params: { timeOffId: '{timeOffId}' }, body: {} },
});

export const partnerRoutes = [
  createPartner,
  listPartners,
  readPartner,
  readPartnerTimeline,
  updatePartner,
  suspendPartner,
  reinstatePartner,
  terminatePartner,
  readOwnPartner,
  updateOwnPartner,
  addTimeOff,
  removeTimeOff,
] as const;
