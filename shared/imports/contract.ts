/** The contract of the imports room: a CSV file becomes partners or leads, row by row, as a job. */
import * as z from 'zod';
import { consent } from '../leads/contract.ts';
import { idOf } from '../ids.ts';
import { pageOf, pageQuery } from '../page.ts';
import { reason } from '../reason.ts';
import { version } from '../record.ts';
import { defineRoute } from '../route.ts';
import { line } from '../text.ts';
import { importKinds, importStatuses } from './status.ts';

const none = z.strictObject({});
const importParams = z.strictObject({ importId: idOf('import') });

/** Column of the file → field of the record. `adminEmail` may be a pattern made of a column: see `adminEmailPattern`. */
export const columnMapping = z.record(line(200), line(60));

export const importJob = z.strictObject({
  id: idOf('import'),
  kind: z.enum(importKinds),
  status: z.enum(importStatuses),
  fileName: z.string(),
  sizeBytes: z.number().int(),
  source: z.string(),
  mapping: columnMapping.nullable(),
  adminEmailPattern: z.string().nullable(),
  rows: z.strictObject({
    total: z.number().int().nullable(),
    read: z.number().int(),
    taken: z.number().int(),
    unchanged: z.number().int(),
    refused: z.number().int(),
    noticed: z.number().int(),
  }),
  failure: reason.nullable(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  version,
});
export type ImportJob = z.output<typeof importJob>;

export const createImport = defineRoute({
  id: 'imports.create',
  method: 'POST',
  path: '/v1/imports',
  summary: 'Create an import',
  description:
    'Answers where to put the file: one PUT of exactly the announced size and type. `source` names the file’s system, so that the same rows from the same source change nothing the second time.',
  audience: 'vendor',
  permission: 'imports.run',
  subject: 'none',
  params: none,
  query: none,
  body: z.strictObject({
    kind: z.enum(importKinds, { error: 'unknown-value' }),
    fileName: line(200),
    sizeBytes: z.number().int().min(1, { error: 'out-of-range' }).max(100_000_000, { error: 'too-large' }),
    source: line(80),
  }),
  output: z.strictObject({
    import: importJob,
    upload: z.strictObject({
      url: z.string(),
      method: z.literal('PUT'),
      headers: z.record(z.string(), z.string()),
    }),
  }),
  success: 201,
  problems: [],
  idempotency: 'accepted',
  ifMatch: false,
  example: { body: { kind: 'leads', fileName: 'leads.csv', sizeBytes: 120, source: 'crm' } },
});

export const inspectImport = defineRoute({
  id: 'imports.inspect',
  method: 'POST',
  path: '/v1/imports/{importId}/inspect',
  summary: 'Look into the uploaded file',
  description: 'Its columns, the first rows, and the mapping Rafiq would use.',
  audience: 'vendor',
  permission: 'imports.run',
  subject: 'import',
  params: importParams,
  query: none,
  body: none,
  output: z.strictObject({
    import: importJob,
    columns: z.array(z.string()),
    sample: z.array(z.array(z.string())),
    suggestedMapping: columnMapping,
  }),
  success: 200,
  problems: ['import-file-missing', 'illegal-move'],
  idempotency: 'none',
  ifMatch: false,
  example: { params: { importId: '{importId}' }, body: {} },
});

const given = { given: true, basis: 'contract', source: 'terms of sale', date: '2026-11-20' };

export const startImport = defineRoute({
  id: 'imports.start',
  method: 'POST',
  path: '/v1/imports/{importId}/start',
  summary: 'Start an import',
  description: 'Runs the file through the mapping. Leads need the basis of consent for the whole file.',
  audience: 'vendor',
  permission: 'imports.run',
  subject: 'import',
  params: importParams,
  query: none,
  body: z.strictObject({
    mapping: columnMapping,
    /** Makes an admin e-mail for each partner, e.g. `reseller-{externalId}@example.test`. */
    adminEmailPattern: line(200).optional(),
    consentToShare: consent.optional(),
    consentToContact: consent.optional(),
  }),
  output: importJob,
  success: 202,
  problems: ['import-file-missing', 'import-mapping-incomplete', 'illegal-move', 'consent-missing'],
  idempotency: 'accepted',
  ifMatch: false,
  example: {
    params: { importId: '{importId}' },
    body: { mapping: { account: 'company' }, consentToShare: given, consentToContact: given },
  },
});

export const readImport = defineRoute({
  id: 'imports.read',
  method: 'GET',
  path: '/v1/imports/{importId}',
  summary: 'Read an import',
  description: 'How far it is, and how it ended.',
  audience: 'vendor',
  permission: 'imports.run',
  subject: 'import',
  params: importParams,
  query: none,
  body: none,
  output: importJob,
  success: 200,
  problems: [],
  idempotency: 'none',
  ifMatch: false,
  example: { params: { importId: '{importId}' } },
});

export const listImports = defineRoute({
  id: 'imports.list',
  method: 'GET',
  path: '/v1/imports',
  summary: 'List imports',
  description: 'Newest first.',
  audience: 'vendor',
  permission: 'imports.run',
  subject: 'none',
  params: none,
  query: z.strictObject(pageQuery),
  body: none,
  output: pageOf(importJob),
  success: 200,
  problems: ['invalid-cursor'],
  idempotency: 'none',
  ifMatch: false,
  example: {},
});

/** A row that was refused (or taken with a notice), and why. */
export const importFinding = z.strictObject({
  row: z.number().int(),
  kind: z.enum(['refused', 'notice']),
  column: z.string().nullable(),
  value: z.string().nullable(),
  reason,
});
export type ImportFinding = z.output<typeof importFinding>;

export const listFindings = defineRoute({
  id: 'imports.findings',
  method: 'GET',
  path: '/v1/imports/{importId}/findings',
  summary: 'List the refused rows of an import',
  description: 'Rows refused and rows taken with a notice, in the order of the file.',
  audience: 'vendor',
  permission: 'imports.run',
  subject: 'import',
  params: importParams,
  query: z.strictObject({
    ...pageQuery,
    kind: z.enum(['refused', 'notice'], { error: 'unknown-value' }).optional(),
  }),
  body: none,
  output: pageOf(importFinding),
  success: 200,
  problems: ['invalid-cursor'],
  idempotency: 'none',
  ifMatch: false,
  example: { params: { importId: '{importId}' } },
});

export const importRoutes = [
  createImport,
  inspectImport,
  startImport,
  readImport,
  listImports,
  listFindings,
] as const;
