import type { ImportKind } from '@rafiq/shared/imports/status.ts';

/** A file of samples, and how it is imported. */
export interface SampleFile {
  readonly name: string;
  readonly kind: ImportKind;
  /** Names the file's system: the same rows from it change nothing the second time. */
  readonly source: string;
  readonly adminEmailPattern?: string;
  /** Where the consent of the file's leads comes from. */
  readonly consentSource?: string;
}

/** In the order of their import: leads are placed with the partners that are there. */
export const sampleFiles: readonly SampleFile[] = [
  {
    name: 'resellers.csv',
    kind: 'partners',
    source: 'sample-resellers',
    adminEmailPattern: 'reseller-{externalId}@example.test',
  },
  {
    name: 'opportunities.csv',
    kind: 'leads',
    source: 'sample-opportunities',
    consentSource: 'opportunities.csv, stated for the whole file',
  },
];
