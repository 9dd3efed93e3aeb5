/** Attachments in the one table. Reading or saving one costs 1 request, a page of a record 1. */
import type { Page } from '@rafiq/shared/page.ts';
import { absent, atVersion, type Write } from '#functions/kernel/commit.ts';
import { getItem, queryAll, type Item } from '#functions/kernel/dynamo.ts';
import type { EventDraft } from '#functions/kernel/event.ts';
import { listPage, type PageRequest } from '#functions/kernel/list.ts';
import { recordReader } from '#functions/kernel/record.ts';
import * as z from 'zod';
import {
  namedSubject,
  storedAttachment,
  subjectOf,
  type StoredAttachment,
  type Subject,
} from '../domain/attachment.ts';
import { attachmentKey, partnerFilesOf, vendorFilesOf } from './attachment-keys.ts';

const readItem = recordReader('attachment', z.object({ attachment: storedAttachment }));
const readAttachment = (item: Item): StoredAttachment => readItem(item).attachment;

export async function findAttachment(id: string): Promise<StoredAttachment | undefined> {
  const item = await getItem(attachmentKey(id));
  return item && readAttachment(item);
}

/** The write of an attachment, in the lists of those who have it; label `attachment` fails at another version. */
export function attachmentWrite(attachment: StoredAttachment): Write {
  const { id, organisation, shared, sharedWith, attachedAt, version } = attachment;
  const subject = subjectOf(attachment);
  const sort = `${attachedAt}#${id}`;
  const partnerId = organisation === 'vendor' ? sharedWith : organisation;
  return {
    label: 'attachment',
    put: {
      ...attachmentKey(id),
      kind: 'attachment',
      schema: 1,
      version,
      attachment,
      ...((organisation === 'vendor' || shared) && { gsi1pk: vendorFilesOf(subject), gsi1sk: sort }),
      ...(partnerId !== null && { gsi2pk: partnerFilesOf(partnerId, subject), gsi2sk: sort }),
    },
    when: version === 1 ? absent : atVersion(version - 1),
  };
}

/** What happened to a file, and whose it is: ids and codes, never its name. */
export const attachmentEvent = (
  file: StoredAttachment,
  happened: 'announced' | 'arrived' | 'cleared' | 'refused',
): EventDraft => {
  const { id, organisation, status, refusal, version } = file;
  return {
    type: `rafiq.attachments.attachment.${happened}.v1`,
    subject: id,
    pk: attachmentKey(id).pk,
    version,
    data: { attachmentId: id, ...namedSubject(file), organisation, status, refusal },
    changed: ['status'],
  };
};

/** The write by which an attachment is gone; label `attachment` fails unless it stands as it was read. */
export const goneWrite = ({ id, version }: StoredAttachment): Write => ({
  label: 'attachment',
  remove: attachmentKey(id),
  when: atVersion(version),
});

/** That a file was erased with the contact of what it was attached to. */
export const erasedEvent = (file: StoredAttachment): EventDraft => ({
  type: 'rafiq.attachments.attachment.erased.v1',
  subject: file.id,
  pk: attachmentKey(file.id).pk,
  version: file.version + 1,
  data: { attachmentId: file.id, ...namedSubject(file) },
  changed: ['fileName'],
});

/** Every file of a record that an organisation has, those that others share with it included (1 request). */
export async function listAllFiles(subject: Subject, partnerId: string | null): Promise<StoredAttachment[]> {
  const items = await queryAll(
    partnerId === null
      ? { index: 'list', partition: vendorFilesOf(subject) }
      : { index: 'second', partition: partnerFilesOf(partnerId, subject) },
  );
  return items.map(readAttachment);
}

/** The files of a record that an organisation has, newest first. */
export const listFiles = (
  subject: Subject,
  partnerId: string | null,
  page: PageRequest,
): Promise<Page<StoredAttachment>> =>
  listPage(
    partnerId === null
      ? { index: 'list', partition: vendorFilesOf(subject), newestFirst: true }
      : { index: 'second', partition: partnerFilesOf(partnerId, subject), newestFirst: true },
    page,
    readAttachment,
  );
