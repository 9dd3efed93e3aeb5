/** Where attachments lie: named access patterns, pure. */
import type { Key } from '#functions/kernel/dynamo.ts';
import type { Subject } from '../domain/attachment.ts';

export const attachmentKey = (id: string): Key => ({ pk: `ATTACHMENT#${id}`, sk: 'RECORD' });

const prefixes = {
  lead: 'LEAD',
  deal: 'DEAL',
  conflict: 'CONFLICT',
  account: 'ACCOUNT',
  // Not what a partner's own keys begin with: these files are the vendor's.
  partner: 'PARTNER',
} as const satisfies Record<Subject['kind'], string>;

/** Index `list`: the files of a record that the vendor has, by when they were attached. */
export const vendorFilesOf = ({ kind, id }: Subject): string => `${prefixes[kind]}#${id}#ATTACHMENTS`;

/** Index `second`: the files of a record that one partner has. */
export const partnerFilesOf = (partnerId: string, subject: Subject): string =>
  `PTNR#${partnerId}#${vendorFilesOf(subject)}`;

/** Where a file is uploaded to: links lead here, and nothing is ever served from here. */
export const quarantineKey = (id: string): string => `quarantine/${id}`;

/** The copy made when a file was cleared: no link leads here but to read. */
export const clearedKey = (id: string): string => `cleared/${id}`;

/** The attachment an object in quarantine belongs to; undefined for other objects. */
export const attachmentIn = (objectKey: string): string | undefined =>
  /^quarantine\/(atch_[0-9a-z]+)$/.exec(objectKey)?.[1];
