/** The contract of the imports room: a CSV file becomes partners or leads, row by row, as a job. */
import * as z from 'zod';
import { consent } from '../leads/contract.ts';
import { idOf } from '../ids.ts';
import { pageOf, pageQuery } from '../page.ts';
import { reason } from '../reason.ts';
import { version } from '../record.ts';
import { defineRoute } from '../route.ts';
import { line } from '../text.ts';
import {
  aliasFields,
  confidences,
  dateOrders,
  decimalMarks,
  delimiters,
  encodings,
  importKinds,
  importStatuses,
  quotes,
  refusedRowsStates,
} from './status.ts';

const none = z.strictObject({});
const importParams = z.strictObject({ importId: idOf('import') });

/** Column of the file → field of the record. `adminEmail` may be a pattern made of a column: see `adminEmailPattern`. */
export const columnMapping = z.record(line(200), line(60));

/**
 * How the bytes of a file become cells, numbers and dates. A quote of null means that none
 * was seen (double ones would be read), a date order of null that no date needs one.
 */
export const fileReading = z.strictObject({
  encoding: z.enum(encodings),
  delimiter: z.enum(delimiters),
  quote: z.enum(quotes).nullable(),
  decimalMark: z.enum(decimalMarks).nullable(),
  dateOrder: z.enum(dateOrders).nullable(),
});
export type FileReading = z.output<typeof fileReading>;

/** What a person says of a file; what is left out, Rafiq finds out itself. */
export const statedReading = z.strictObject({
  encoding: z.enum(encodings, { error: 'unknown-value' }).optional(),
  delimiter: z.enum(delimiters, { error: 'unknown-value' }).optional(),
  quote: z.enum(quotes, { error: 'unknown-value' }).optional(),
  decimalMark: z.enum(decimalMarks, { error: 'unknown-value' }).optional(),
  dateOrder: z.enum(dateOrders, { error: 'unknown-value' }).optional(),
});
export type StatedReading = z.output<typeof statedReading>;

/** How sure each part of a reading is; an `unsure` date order must be said before the import starts. */
export const readingConfidence = z.strictObject({
  encoding: z.enum(confidences),
  delimiter: z.enum(confidences),
  quote: z.enum(confidences),
  decimalMark: z.enum(confidences),
  dateOrder: z.enum(confidences),
});
export type ReadingConfidence = z.output<typeof readingConfidence>;

export const importJob = z.strictObject({
  id: idOf('import'),
  kind: z.enum(importKinds),
  status: z.enum(importStatuses),
  fileName: z.string(),
  sizeBytes: z.number().int(),
  source: z.string(),
  mapping: columnMapping.nullable(),
  adminEmailPattern: z.string().nullable(),
  reading: fileReading.nullable(),
  rows: z.strictObject({
    total: z.number().int().nullable(),
    read: z.number().int(),
    taken: z.number().int(),
    unchanged: z.number().int(),
    refused: z.number().int(),
    noticed: z.number().int(),
  }),
  refusedRows: z.enum(refusedRowsStates),
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
  ifMatch: 'none',
  example: { body: { kind: 'leads', fileName: 'leads.csv', sizeBytes: 120, source: 'crm' } },
});

/** A mapping that was saved under a name; those for the same columns come first, then those that know most of them. */
export const savedMapping = z.strictObject({
  name: z.string(),
  mapping: columnMapping,
  adminEmailPattern: z.string().nullable(),
  /** Of the file it was made for. */
  columns: z.array(z.string()),
  sameColumns: z.boolean(),
});
export type SavedMapping = z.output<typeof savedMapping>;

/** What an unknown value may mean, and why: by how many letters it differs, of how many. */
export const valueSuggestion = z.strictObject({
  value: z.string(),
  label: z.string(),
  differs: z.number().int(),
  letters: z.number().int(),
});

/** A value of the looked-at rows that nobody knows, with how many of them hold it. */
export const unknownValue = z.strictObject({
  field: z.enum(aliasFields),
  column: z.string(),
  text: z.string(),
  rows: z.number().int(),
  suggestions: z.array(valueSuggestion),
});
export type UnknownValue = z.output<typeof unknownValue>;

export const inspectImport = defineRoute({
  id: 'imports.inspect',
  method: 'POST',
  path: '/v1/imports/{importId}/inspect',
  summary: 'Look into the uploaded file',
  description:
    'How it is read (and how sure that is), its columns, the first rows as they will be read, the mapping Rafiq would use, and values nobody knows yet with what they may mean. The beginning of the file is looked at, up to 1 MB; say `reading` to have it read otherwise.',
  audience: 'vendor',
  permission: 'imports.run',
  subject: 'import',
  params: importParams,
  query: none,
  body: z.strictObject({ reading: statedReading.optional() }),
  output: z.strictObject({
    import: importJob,
    reading: fileReading,
    confidence: readingConfidence,
    /** Whether the file begins with a byte order mark, which is no part of its text. */
    byteOrderMark: z.boolean(),
    columns: z.array(z.string()),
    sample: z.array(z.array(z.string())),
    /** What the sample’s rows say, by the suggested mapping, of the fields that can be misread. */
    sampleRead: z.array(
      z.strictObject({
        receivedAt: z.string().nullable(),
        country: z.string().nullable(),
        employees: z.number().nullable(),
        weight: z.number().nullable(),
      }),
    ),
    lookedAt: z.strictObject({ rows: z.number().int(), wholeFile: z.boolean() }),
    suggestedMapping: columnMapping,
    /** The saved mapping the suggestion was taken from. */
    suggestedFrom: z.string().nullable(),
    savedMappings: z.array(savedMapping),
    unknownValues: z.array(unknownValue),
  }),
  success: 200,
  problems: ['import-file-missing', 'illegal-move'],
  idempotency: 'none',
  ifMatch: 'none',
  example: { params: { importId: '{importId}' }, body: {} },
});

const given = { given: true, basis: 'contract', source: 'terms of sale', date: '2026-11-20' };

export const startImport = defineRoute({
  id: 'imports.start',
  method: 'POST',
  path: '/v1/imports/{importId}/start',
  summary: 'Start an import',
  description:
    'Runs the file through the mapping. Leads need the basis of consent for the whole file. Dates that can be read in two ways need their order said. `saveMappingAs` keeps the mapping for the next file of this kind.',
  audience: 'vendor',
  permission: 'imports.run',
  subject: 'import',
  params: importParams,
  query: none,
  body: z.strictObject({
    mapping: columnMapping,
    reading: statedReading.optional(),
    saveMappingAs: line(80).optional(),
    /** Makes an admin e-mail for each partner, e.g. `reseller-{externalId}@example.test`. */
    adminEmailPattern: line(200).optional(),
    consentToShare: consent.optional(),
    consentToContact: consent.optional(),
  }),
  output: importJob,
  success: 202,
  problems: [
    'import-file-missing',
    'import-file-changed',
    'import-mapping-incomplete',
    'import-date-order-needed',
    'illegal-move',
    'consent-missing',
  ],
  idempotency: 'accepted',
  ifMatch: 'none',
  example: {
    params: { importId: '{importId}' },
    body: { mapping: { account: 'company' }, consentToShare: given, consentToContact: given },
  },
});

export const cancelImport = defineRoute({
  id: 'imports.cancel',
  method: 'POST',
  path: '/v1/imports/{importId}/cancel',
  summary: 'Cancel an import',
  description:
    'An import that has not begun ends at once. A running one finishes the rows it has at work, is `cancelling` until then, and keeps what it has taken.',
  audience: 'vendor',
  permission: 'imports.run',
  subject: 'import',
  params: importParams,
  query: none,
  body: none,
  output: importJob,
  success: 202,
  problems: ['illegal-move'],
  idempotency: 'accepted',
  ifMatch: 'none',
  example: { params: { importId: '{importId}' }, body: {} },
});

export const confirmValue = defineRoute({
  id: 'imports.confirm-value',
  method: 'POST',
  path: '/v1/imports/{importId}/confirm-value',
  summary: 'Confirm what an unknown value means',
  description:
    'From now on the text means this product or country, in this import and in every later one. A product takes it as an alias. Only before the import starts.',
  audience: 'vendor',
  permission: 'imports.run',
  subject: 'import',
  params: importParams,
  query: none,
  body: z.strictObject({
    field: z.enum(aliasFields, { error: 'unknown-value' }),
    text: line(120),
    /** A product’s identifier, or the two letters of a country. */
    value: line(60),
  }),
  output: z.strictObject({
    import: importJob,
    field: z.enum(aliasFields),
    text: z.string(),
    value: z.string(),
  }),
  success: 200,
  problems: ['illegal-move', 'unknown-reference', 'already-exists'],
  idempotency: 'accepted',
  ifMatch: 'none',
  example: {
    params: { importId: '{importId}' },
    body: { field: 'country', text: 'Philipines', value: 'PH' },
  },
});

export const readRefusedRows = defineRoute({
  id: 'imports.refused-rows',
  method: 'GET',
  path: '/v1/imports/{importId}/refused-rows',
  summary: 'Download the refused rows',
  description:
    'A link, good for 15 minutes, to a CSV file (UTF-8 with BOM) of the refused rows as they were, each behind its row number and reasons. A cell that a spreadsheet would run as a formula stands behind an apostrophe. Correct it and import it again: the two added columns and the apostrophes are left out, and rows already taken are not doubled.',
  audience: 'vendor',
  permission: 'imports.run',
  subject: 'import',
  params: importParams,
  query: none,
  body: none,
  output: z.strictObject({ url: z.string(), fileName: z.string() }),
  success: 200,
  problems: ['import-refused-rows-missing'],
  idempotency: 'none',
  ifMatch: 'none',
  example: { params: { importId: '{importId}' } },
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
  ifMatch: 'none',
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
  ifMatch: 'none',
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
  ifMatch: 'none',
  example: { params: { importId: '{importId}' } },
});

/** A spelling of a country that a person has said the meaning of; `rememberedAt` is null for the oldest ones. */
export const rememberedCountry = z.strictObject({
  text: z.string(),
  country: z.string(),
  rememberedAt: z.string().nullable(),
});
export type RememberedCountry = z.output<typeof rememberedCountry>;

const ofCountries = { audience: 'vendor', permission: 'imports.run', subject: 'none', params: none } as const;

export const listCountries = defineRoute({
  ...ofCountries,
  id: 'imports.list-countries',
  method: 'GET',
  path: '/v1/import-countries',
  summary: 'List remembered spellings of countries',
  description:
    'What people have said unknown spellings mean, by spelling. Spellings of products are aliases of the product.',
  query: z.strictObject(pageQuery),
  body: none,
  output: pageOf(rememberedCountry),
  success: 200,
  problems: ['invalid-cursor'],
  idempotency: 'none',
  ifMatch: 'none',
  example: {},
});

export const rememberCountry = defineRoute({
  ...ofCountries,
  id: 'imports.remember-country',
  method: 'POST',
  path: '/v1/import-countries',
  summary: 'Remember a spelling of a country',
  description:
    'From now on every import reads the text as this country. A name that everybody knows means what it means.',
  query: none,
  body: z.strictObject({ text: line(120), country: line(60) }),
  output: rememberedCountry,
  success: 201,
  problems: ['unknown-reference', 'already-exists'],
  idempotency: 'accepted',
  ifMatch: 'none',
  example: { body: { text: 'Filipinas', country: 'PH' } },
});

export const forgetCountry = defineRoute({
  ...ofCountries,
  id: 'imports.forget-country',
  method: 'POST',
  path: '/v1/import-countries/forget',
  summary: 'Forget a spelling of a country',
  description:
    'Imports that start from now on do not know it any more. What was taken stays as it is. Remember it again to undo.',
  query: none,
  body: z.strictObject({ text: line(120) }),
  output: rememberedCountry,
  success: 200,
  problems: ['unknown-reference'],
  idempotency: 'accepted',
  ifMatch: 'none',
  example: { body: { text: 'Philipines' } },
});

export const importRoutes = [
  createImport,
  inspectImport,
  confirmValue,
  startImport,
  cancelImport,
  readImport,
  readRefusedRows,
  listImports,
  listFindings,
  listCountries,
  rememberCountry,
  forgetCountry,
] as const;
