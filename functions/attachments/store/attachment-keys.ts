/** Where attachments lie: named access patterns, pure. */
import type { Key } from '#functions/kernel/dynamo.ts';

export const attachmentKey = (id: string): Key => ({ pk: `ATTACHMENT#${id}`, sk: 'RECORD' });

/** Index `list`: the files of a lead that the vendor has, by when they were attached. */
export const vendorFilesOf = (leadId: string): string => `LEAD#${leadId}#ATTACHMENTS`;

/** Index `second`: the files of a lead that one partner has. */
export const partnerFilesOf = (partnerId: string, leadId: string): string =>
  `PTNR#${partnerId}#LEAD#${leadId}#ATTACHMENTS`;

/** Where a file is uploaded to: links lead here, and nothing is ever served from here. */
export const quarantineKey = (id: string): string => `quarantine/${id}`;

/** The copy made when a file was cleared: no link leads here but to read. */
export const clearedKey = (id: string): string => `cleared/${id}`;

/** The attachment an object in quarantine belongs to; undefined for other objects. */
export const attachmentIn = (objectKey: string): string | undefined =>
  /^quarantine\/(atch_[0-9a-z]+)$/.exec(objectKey)?.[1];
