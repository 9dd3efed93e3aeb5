/** Imports: their states and legal moves. Free of imports so that browsers may load it. */

export const importStatuses = [
  'awaiting-file',
  'ready',
  'running',
  'cancelling',
  'cancelled',
  'finished',
  'failed',
] as const;
export type ImportStatus = (typeof importStatuses)[number];

/** A run that is cancelled ends with the rows it has at work; one that is past its last row finishes all the same. */
export const importMoves: Readonly<Record<ImportStatus, readonly ImportStatus[]>> = {
  'awaiting-file': ['ready', 'cancelled', 'failed'],
  ready: ['running', 'cancelled', 'failed'],
  running: ['cancelling', 'finished', 'failed'],
  cancelling: ['cancelled', 'finished', 'failed'],
  cancelled: [],
  finished: [],
  failed: [],
};

/** Whether the file of refused rows, for correction, is there: made when a job ends; `lost` if its file was replaced. */
export const refusedRowsStates = ['none', 'preparing', 'ready', 'lost'] as const;
export type RefusedRowsState = (typeof refusedRowsStates)[number];

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'windows-1256'] as const;
export type Encoding = (typeof encodings)[number];

/** What may stand between the cells of a row. */
export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/** What may stand around a cell, so that marks and line breaks within it are its text; `none` if nothing does. */
export const quotes = ['"', "'", 'none'] as const;
export type Quote = (typeof quotes)[number];

export const decimalMarks = ['.', ','] as const;
export type DecimalMark = (typeof decimalMarks)[number];

/** Which part comes first where a file writes dates: `22-11-2026`, `11-22-2026`, `2026-11-22`. */
export const dateOrders = ['day-first', 'month-first', 'year-first'] as const;
export type DateOrder = (typeof dateOrders)[number];

/** How sure Rafiq is of what it found; `stated` is what a person said. */
export const confidences = ['stated', 'certain', 'likely', 'unsure'] as const;
export type Confidence = (typeof confidences)[number];

/** Fields whose unknown values a person may confirm to mean a known one. */
export const aliasFields = ['product', 'country'] as const;
export type AliasField = (typeof aliasFields)[number];

export const importKinds = ['partners', 'leads'] as const;
export type ImportKind = (typeof importKinds)[number];

/** The fields a column may be mapped to; required ones first. */
export const importFields = {
  partners: [
    'externalId',
    'name',
    'country',
    'kind',
    'tier',
    'tag',
    'phone',
    'website',
    'street',
    'city',
    'subdivision',
    'postalCode',
    'weight',
    'adminEmail',
  ],
  leads: [
    'externalId',
    'company',
    'country',
    'industry',
    'employees',
    'sizeBand',
    'product',
    'city',
    'subdivision',
    'postalCode',
    'street',
    'website',
    'contactName',
    'contactEmail',
    'contactPhone',
    'message',
    'receivedAt',
    'fact',
  ],
} as const satisfies Record<ImportKind, readonly string[]>;
export type ImportField = (typeof importFields)[ImportKind][number];

export const requiredImportFields = {
  partners: ['name', 'country'],
  leads: [],
} as const satisfies Record<ImportKind, readonly ImportField[]>;

/** By at least one of these a record is told from the others; a lead may be known by its reference alone. */
export const identifyingImportFields = {
  partners: ['name'],
  leads: ['company', 'contactName', 'contactEmail', 'contactPhone', 'externalId'],
} as const satisfies Record<ImportKind, readonly ImportField[]>;
