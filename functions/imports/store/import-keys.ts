/** Where imports lie, and by which keys they are found. */
import { fold } from '@rafiq/shared/fold.ts';
import type { ImportKind } from '@rafiq/shared/imports/status.ts';
import type { Key } from '#functions/kernel/dynamo.ts';
import { keyText } from '#functions/kernel/key-text.ts';
import type { Finding } from '../domain/finding.ts';

const partitionOf = (importId: string): string => `IMPORT#${importId}`;

/** The job itself; its events stand beside it. */
export const importKey = (importId: string): Key => ({ pk: partitionOf(importId), sk: 'RECORD' });

/** Index `list`: every job; newest last. */
export const everyImport = 'IMPORTS';
export const byCreation = (job: { id: string; createdAt: string }): string => `${job.createdAt}#${job.id}`;

/** The findings of a job in the order of its file. */
export const findings = (importId: string) => ({ partition: partitionOf(importId), prefix: 'FIND#' });

const padded = (row: number): string => String(row).padStart(9, '0');

/** One finding: the same row always finds the same place, so that a row done twice is told of once. */
export const findingKey = (importId: string, { row }: Finding, position: number): Key => ({
  pk: partitionOf(importId),
  sk: `FIND#${padded(row)}#${padded(position)}`,
});

/** Index `list`: the findings of one kind. */
export const findingsOfKind = (importId: string, kind: Finding['kind']): string =>
  `${partitionOf(importId)}#${kind}`;

/** What people confirmed unknown countries to mean: one small partition, read whole. */
export const confirmedCountries = { partition: 'IMPORTVALUES#country', prefix: 'VALUE#' } as const;
export const confirmedCountryKey = (spelling: string): Key => ({
  pk: confirmedCountries.partition,
  sk: `${confirmedCountries.prefix}${keyText(spelling)}`,
});

/** The mappings an organisation has saved for one kind of file: a small partition, read whole. */
export const savedMappings = (organisation: string, kind: ImportKind) => ({
  partition: `IMPORTMAPPINGS#${organisation}#${kind}`,
  prefix: 'MAPPING#',
});

/** One saved mapping: the same name in any spelling is the same mapping. */
export const savedMappingKey = (organisation: string, kind: ImportKind, name: string): Key => ({
  pk: savedMappings(organisation, kind).partition,
  sk: `MAPPING#${keyText(fold(name))}`,
});

/** The object that keeps the refused rows of a job for correction. */
export const refusedRowsObject = (importId: string): string => `imports/${importId}/refused-rows.csv`;

/** The object that holds the file: its job's identifier cannot be guessed. */
export const objectKey = (importId: string): string => `imports/${importId}/file.csv`;
