/** Where imports lie, and by which keys they are found. */
import type { Key } from '#functions/kernel/dynamo.ts';
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

/** The object that holds the file: its job's identifier cannot be guessed. */
export const objectKey = (importId: string): string => `imports/${importId}/file.csv`;
