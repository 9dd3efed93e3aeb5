/** The contract of the audit room: who did what, when and why; and who saw a customer's contact. */
import * as z from 'zod';
import { idOf } from '../ids.ts';
import { pageOf, pageQuery } from '../page.ts';
import { defineRoute } from '../route.ts';
import { instant } from '../text.ts';
import { auditKinds } from './status.ts';

const none = z.strictObject({});

/** The vendor, or one partner by its id. */
const organisation = z.union([z.literal('vendor'), idOf('partner')], { error: 'invalid-id' });

/** Who acted. The name is null for Rafiq itself and for people who are no longer on a roll. */
const actor = z.strictObject({
  kind: z.enum(['person', 'client', 'system']),
  id: z.string(),
  name: z.string().nullable(),
  organisation,
  organisationName: z.string().nullable(),
});

/** One act, as it is fixed in the chain of its organisation. */
export const auditEntry = z.strictObject({
  id: idOf('event'),
  at: z.string(),
  type: z.string(),
  kind: z.enum(auditKinds),
  /** The record it was done to, and what it is called as far as its reader may know. */
  subject: z.string(),
  subjectName: z.string().nullable(),
  actor,
  text: z.string(),
  /** The words of its reason, for the vendor alone. */
  why: z.string().nullable(),
  /** Its place in the chain of the actor's organisation. */
  sequence: z.number().int().min(1),
});
export type AuditEntry = z.output<typeof auditEntry>;

/** Someone who was shown the contact of a lead or a registration, and when first on a day. */
export const sight = z.strictObject({ id: z.string(), at: z.string(), actor });
export type Sight = z.output<typeof sight>;

export const listAudit = defineRoute({
  id: 'audit.list',
  method: 'GET',
  path: '/v1/audit',
  summary: 'List what was done',
  description:
    "The newest first. The vendor reads every organisation's acts, or one's; a partner those of its own people. Beside a period it takes one of: a kind of record, one record, or (within one organisation) one actor; other combinations are refused. Of notices only what is asked for by their kind, record or actor is listed. An act is listed about a minute after it was done.",
  audience: 'member',
  permission: 'audit.read',
  subject: 'none',
  params: none,
  query: z.strictObject({
    ...pageQuery,
    organisation: organisation.optional(),
    kind: z.enum(auditKinds, { error: 'unknown-value' }).optional(),
    subject: z
      .string()
      .regex(/^[a-z]+(_[0-9a-z]{26})?$/, { error: 'invalid-id' })
      .max(60)
      .optional(),
    actorId: z
      .string()
      .regex(/^[a-z][0-9a-z._-]*$/, { error: 'invalid-id' })
      .max(60)
      .optional(),
    from: instant.optional(),
    until: instant.optional(),
  }),
  body: none,
  output: pageOf(auditEntry),
  success: 200,
  problems: ['invalid-cursor'],
  idempotency: 'none',
  ifMatch: 'none',
  example: { query: { limit: '10' } },
});

export const listSights = defineRoute({
  id: 'audit.list-sights',
  method: 'GET',
  path: '/v1/leads/{leadId}/sights',
  summary: 'List who saw the contact of a lead',
  description:
    "Everyone who was shown the customer's contact, once a reader and day (UTC), the newest first. A partner reads of its own people, about leads it owns.",
  audience: 'member',
  permission: 'audit.read',
  subject: 'lead',
  params: z.strictObject({ leadId: idOf('lead') }),
  query: z.strictObject(pageQuery),
  body: none,
  output: pageOf(sight),
  success: 200,
  problems: ['invalid-cursor'],
  idempotency: 'none',
  ifMatch: 'none',
  example: { params: { leadId: '{leadId}' } },
});

export const listDealSights = defineRoute({
  id: 'audit.list-deal-sights',
  method: 'GET',
  path: '/v1/deals/{dealId}/sights',
  summary: 'List who saw the contact of a registration',
  description:
    "Everyone of the vendor who was shown the customer's contact, once a reader and day (UTC), the newest first. Its partner wrote that itself: its own reading is on no record.",
  audience: 'vendor',
  permission: 'audit.read',
  subject: 'deal',
  params: z.strictObject({ dealId: idOf('deal') }),
  query: z.strictObject(pageQuery),
  body: none,
  output: pageOf(sight),
  success: 200,
  problems: ['invalid-cursor'],
  idempotency: 'none',
  ifMatch: 'none',
  example: { params: { dealId: '{dealId}' } },
});

export const auditRoutes = [listAudit, listSights, listDealSights] as const;
