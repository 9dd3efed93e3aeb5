/** The contract of the attachments room: files on leads, registrations, conflict cases, accounts and partners, in quarantine until cleared. */
import * as z from 'zod';
import { idOf } from '../ids.ts';
import { pageOf, pageQuery } from '../page.ts';
import { version } from '../record.ts';
import { defineRoute } from '../route.ts';
import {
  attachmentStatuses,
  attachmentTypes,
  largestAttachmentBytes,
  refusalReasons,
  type AttachmentType,
} from './status.ts';

const none = z.strictObject({});
const leadParams = z.strictObject({ leadId: idOf('lead') });
const dealParams = z.strictObject({ dealId: idOf('deal') });
const caseParams = z.strictObject({ conflictId: idOf('conflict') });
const accountParams = z.strictObject({ accountId: idOf('account') });
const partnerParams = z.strictObject({ partnerId: idOf('partner') });
const attachmentParams = z.strictObject({ attachmentId: idOf('attachment') });
const types = Object.keys(attachmentTypes) as [AttachmentType];

export const attachment = z.strictObject({
  id: idOf('attachment'),
  /** What it is attached to: one of these, and the others null. */
  leadId: idOf('lead').nullable(),
  dealId: idOf('deal').nullable(),
  conflictId: idOf('conflict').nullable(),
  accountId: idOf('account').nullable(),
  /** The partner it is kept with; `partnerId` is the one that attached it. */
  aboutPartnerId: idOf('partner').nullable(),
  /** Cleaned: no path, no invisible characters, and the ending of its type. */
  fileName: z.string(),
  contentType: z.enum(types),
  sizeBytes: z.number().int(),
  status: z.enum(attachmentStatuses),
  /** Why it was refused; null unless it was. */
  refusal: z.enum(refusalReasons).nullable(),
  /** Whether the other side, partner or vendor, has it too. */
  shared: z.boolean(),
  /** Whether the reader's own side attached it. */
  ours: z.boolean(),
  /** For the vendor’s people the partner that attached it; else, and where they did themselves, null. */
  partnerId: idOf('partner').nullable(),
  attachedAt: z.string(),
  version,
});
export type Attachment = z.output<typeof attachment>;

/** What is announced of a file. */
const announced = {
  fileName: z.string().min(1, { error: 'required' }).max(255, { error: 'too-long' }),
  contentType: z.enum(types, { error: 'unknown-file-type' }),
  sizeBytes: z
    .number()
    .int()
    .min(1, { error: 'file-empty' })
    .max(largestAttachmentBytes, { error: 'too-large' }),
  /** SHA-256 of the file, in hexadecimal: what arrives must be what was announced. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/, { error: 'invalid-digest' }),
};

const announcedFile = z.strictObject({
  attachment,
  upload: z.strictObject({
    url: z.string(),
    method: z.literal('PUT'),
    headers: z.record(z.string(), z.string()),
  }),
});

const exampleFile = {
  fileName: 'Floor plan.pdf',
  contentType: 'application/pdf',
  sizeBytes: 48_211,
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
} as const;

export const createAttachment = defineRoute({
  id: 'attachments.create',
  method: 'POST',
  path: '/v1/leads/{leadId}/attachments',
  summary: 'Attach a file to a lead',
  description:
    'Announces a file and answers a link to upload exactly that many bytes to. It stays with the caller’s side unless it is shared. Say when it has arrived; it is served once it has been checked.',
  audience: 'member',
  permission: 'attachments.write',
  subject: 'lead',
  params: leadParams,
  query: none,
  body: z.strictObject({ ...announced, shared: z.boolean().default(false) }),
  output: announcedFile,
  success: 201,
  problems: ['illegal-move', 'nobody-to-share-with', 'too-many-files'],
  idempotency: 'accepted',
  ifMatch: 'none',
  example: { params: { leadId: '{leadId}' }, body: exampleFile },
});

export const attachToDeal = defineRoute({
  id: 'attachments.attach-to-deal',
  method: 'POST',
  path: '/v1/deals/{dealId}/attachments',
  summary: 'Attach a file to a registration',
  description:
    'As with a lead, by the partner that registered it or by the vendor, from the draft on. What is shared in a draft the vendor has once it is submitted; a reseller it was registered for has none.',
  audience: 'member',
  permission: 'attachments.write',
  subject: 'deal',
  params: dealParams,
  query: none,
  body: z.strictObject({ ...announced, shared: z.boolean().default(false) }),
  output: announcedFile,
  success: 201,
  problems: ['too-many-files'],
  idempotency: 'accepted',
  ifMatch: 'none',
  example: { params: { dealId: '{dealId}' }, body: exampleFile },
});

export const attachToConflict = defineRoute({
  id: 'attachments.attach-to-conflict',
  method: 'POST',
  path: '/v1/conflicts/{conflictId}/attachments',
  summary: 'Attach a file to a conflict case',
  description:
    'Evidence of one side, for it and the vendor alone, while evidence may be given or an appeal made; what the vendor attaches no side sees.',
  audience: 'member',
  permission: 'attachments.write',
  subject: 'conflict',
  params: caseParams,
  query: none,
  body: z.strictObject(announced),
  output: announcedFile,
  success: 201,
  problems: ['illegal-move', 'too-many-files'],
  idempotency: 'accepted',
  ifMatch: 'none',
  example: { params: { conflictId: '{conflictId}' }, body: exampleFile },
});

/** Files on companies and partners are the vendor's own: there is no other side to share them with. */
const vendorFile = <Params extends z.ZodType>(on: {
  id: 'attachments.attach-to-account' | 'attachments.attach-to-partner';
  path: '/v1/accounts/{accountId}/attachments' | '/v1/partners/{partnerId}/attachments';
  subject: 'account' | 'partner';
  params: Params;
  example: Record<string, string>;
}) =>
  defineRoute({
    id: on.id,
    method: 'POST',
    path: on.path,
    summary: on.subject === 'account' ? 'Attach a file to an account' : 'Attach a file to a partner',
    description: 'For the vendor’s people alone, as notes there are: no partner has it.',
    audience: 'vendor',
    permission: 'attachments.write',
    subject: on.subject,
    params: on.params,
    query: none,
    body: z.strictObject(announced),
    output: announcedFile,
    success: 201,
    problems: ['too-many-files'],
    idempotency: 'accepted',
    ifMatch: 'none',
    example: { params: on.example, body: exampleFile },
  });

export const attachToAccount = vendorFile({
  id: 'attachments.attach-to-account',
  path: '/v1/accounts/{accountId}/attachments',
  subject: 'account',
  params: accountParams,
  example: { accountId: '{accountId}' },
});

export const attachToPartner = vendorFile({
  id: 'attachments.attach-to-partner',
  path: '/v1/partners/{partnerId}/attachments',
  subject: 'partner',
  params: partnerParams,
  example: { partnerId: '{partnerId}' },
});

export const finishAttachment = defineRoute({
  id: 'attachments.finish',
  method: 'POST',
  path: '/v1/attachments/{attachmentId}/finish',
  summary: 'Say that a file has been uploaded',
  description:
    'The bytes that stand there now go into quarantine and to the scanner; later ones never count.',
  audience: 'member',
  permission: 'attachments.write',
  subject: 'attachment',
  params: attachmentParams,
  query: none,
  body: none,
  output: attachment,
  success: 202,
  problems: ['illegal-move', 'attachment-not-arrived'],
  idempotency: 'accepted',
  ifMatch: 'none',
  example: { params: { attachmentId: '{attachmentId}' }, body: {} },
});

export const listAttachments = defineRoute({
  id: 'attachments.list',
  method: 'GET',
  path: '/v1/leads/{leadId}/attachments',
  summary: 'List the files of a lead',
  description: 'The files of the caller’s own side and those shared with it, newest first.',
  audience: 'member',
  permission: 'attachments.read',
  subject: 'lead',
  params: leadParams,
  query: z.strictObject(pageQuery),
  body: none,
  output: pageOf(attachment),
  success: 200,
  problems: ['invalid-cursor', 'illegal-move'],
  idempotency: 'none',
  ifMatch: 'none',
  example: { params: { leadId: '{leadId}' } },
});

export const listOfDeal = defineRoute({
  id: 'attachments.list-of-deal',
  method: 'GET',
  path: '/v1/deals/{dealId}/attachments',
  summary: 'List the files of a registration',
  description: 'The files of the caller’s own side and those shared with it, newest first.',
  audience: 'member',
  permission: 'attachments.read',
  subject: 'deal',
  params: dealParams,
  query: z.strictObject(pageQuery),
  body: none,
  output: pageOf(attachment),
  success: 200,
  problems: ['invalid-cursor'],
  idempotency: 'none',
  ifMatch: 'none',
  example: { params: { dealId: '{dealId}' } },
});

export const listOfConflict = defineRoute({
  id: 'attachments.list-of-conflict',
  method: 'GET',
  path: '/v1/conflicts/{conflictId}/attachments',
  summary: 'List the files of a conflict case',
  description: 'Each side sees its own files alone, the vendor those of all sides, newest first.',
  audience: 'member',
  permission: 'attachments.read',
  subject: 'conflict',
  params: caseParams,
  query: z.strictObject(pageQuery),
  body: none,
  output: pageOf(attachment),
  success: 200,
  problems: ['invalid-cursor'],
  idempotency: 'none',
  ifMatch: 'none',
  example: { params: { conflictId: '{conflictId}' } },
});

const vendorFiles = <Params extends z.ZodType>(of: {
  id: 'attachments.list-of-account' | 'attachments.list-of-partner';
  path: '/v1/accounts/{accountId}/attachments' | '/v1/partners/{partnerId}/attachments';
  subject: 'account' | 'partner';
  params: Params;
  example: Record<string, string>;
}) =>
  defineRoute({
    id: of.id,
    method: 'GET',
    path: of.path,
    summary: of.subject === 'account' ? 'List the files of an account' : 'List the files of a partner',
    description: 'What the vendor’s people attached, newest first.',
    audience: 'vendor',
    permission: 'attachments.read',
    subject: of.subject,
    params: of.params,
    query: z.strictObject(pageQuery),
    body: none,
    output: pageOf(attachment),
    success: 200,
    problems: ['invalid-cursor'],
    idempotency: 'none',
    ifMatch: 'none',
    example: { params: of.example },
  });

export const listOfAccount = vendorFiles({
  id: 'attachments.list-of-account',
  path: '/v1/accounts/{accountId}/attachments',
  subject: 'account',
  params: accountParams,
  example: { accountId: '{accountId}' },
});

export const listOfPartner = vendorFiles({
  id: 'attachments.list-of-partner',
  path: '/v1/partners/{partnerId}/attachments',
  subject: 'partner',
  params: partnerParams,
  example: { partnerId: '{partnerId}' },
});

export const downloadAttachment = defineRoute({
  id: 'attachments.download',
  method: 'GET',
  path: '/v1/attachments/{attachmentId}/download',
  summary: 'Get a link to a file',
  description:
    'A link good for one minute to the copy that was made when the file was checked. A partner keeps its own files when it loses the lead, and no others.',
  audience: 'member',
  permission: 'attachments.read',
  subject: 'attachment',
  params: attachmentParams,
  query: none,
  body: none,
  output: z.strictObject({ url: z.string(), fileName: z.string(), validSeconds: z.number().int() }),
  success: 200,
  problems: ['attachment-not-cleared'],
  idempotency: 'none',
  ifMatch: 'none',
  example: { params: { attachmentId: '{attachmentId}' } },
});

export const attachmentRoutes = [
  createAttachment,
  attachToDeal,
  attachToConflict,
  attachToAccount,
  attachToPartner,
  finishAttachment,
  listAttachments,
  listOfDeal,
  listOfConflict,
  listOfAccount,
  listOfPartner,
  downloadAttachment,
] as const;
