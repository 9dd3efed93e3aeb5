/** Imports: their states and legal moves. Free of imports so that browsers may load it. */

export const importStatuses = ['awaiting-file', 'ready', 'running', 'finished', 'failed'] as const;
export type ImportStatus = (typeof importStatuses)[number];

export const importMoves: Readonly<Record<ImportStatus, readonly ImportStatus[]>> = {
  'awaiting-file': ['ready', 'failed'],
  ready: ['running', 'failed'],
  running: ['finished', 'failed'],
  finished: [],
  failed: [],
};

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
  leads: ['company'],
} as const satisfies Record<ImportKind, readonly ImportField[]>;
