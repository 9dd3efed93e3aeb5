/** Attachments in the one table. Reading or saving one costs 1 request, a page of a lead 1. */
import type { Page } from '@rafiq/shared/page.ts';
import { absent, atVersion, type Write } from '#functions/kernel/commit.ts';
import { getItem, queryAll, type Item } from '#functions/kernel/dynamo.ts';
import type { EventDraft } from '#functions/kernel/event.ts';
import { listPage, type PageRequest } from '#functions/kernel/list.ts';
import { recordReader } from '#functions/kernel/record.ts';
import * as z from 'zod';
import { storedAttachment, type StoredAttachment } from '../domain/attachment.ts';
import { attachmentKey, partnerFilesOf, vendorFilesOf } from './attachment-keys.ts';

const readItem = recordReader('attachment', z.object({ attachment: storedAttachment }));
const readAttachment = (item: Item): StoredAttachment => readItem(item).attachment;

export async function findAttachment(id: string): Promise<StoredAttachment | undefined> {
  const item = await getItem(attachmentKey(id));
  return item && readAttachment(item);
}

/** The write of an attachment, in the lists of those who have it; label `attachment` fails at another version. */
export function attachmentWrite(attachment: StoredAttachment): Write {
  const { id, leadId, organisation, shared, sharedWith, attachedAt, version } = attachment;
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
      ...((organisation === 'vendor' || shared) && { gsi1pk: vendorFilesOf(leadId), gsi1sk: sort }),
      ...(partnerId !== null && { gsi2pk: partnerFilesOf(partnerId, leadId), gsi2sk: sort }),
    },
    when: version === 1 ? absent : atVersion(version - 1),
  };
}

/** What happened to a file: ids and codes, never its name. */
export const attachmentEvent = (
  { id, leadId, status, refusal, version }: StoredAttachment,
  happened: 'announced' | 'arrived' | 'cleared' | 'refused',
): EventDraft => ({
  type: `rafiq.attachments.attachment.${happened}.v1`,
  subject: id,
  pk: attachmentKey(id).pk,
  version,
  data: { attachmentId: id, leadId, status, refusal },
  changed: ['status'],
});

/** The write by which an attachment is gone; label `attachment` fails unless it stands as it was read. */
export const goneWrite = ({ id, version }: StoredAttachment): Write => ({
  label: 'attachment',
  remove: attachmentKey(id),
  when: atVersion(version),
});

/** That a file was erased with the contact of its lead. */
export const erasedEvent = ({ id, leadId, version }: StoredAttachment): EventDraft => ({
  type: 'rafiq.attachments.attachment.erased.v1',
  subject: id,
  pk: attachmentKey(id).pk,
  version: version + 1,
  data: { attachmentId: id, leadId },
  changed: ['fileName'],
});

/** Every file of a lead that an organisation has, those that others share with it included (1 request). */
export async function listAllFiles(leadId: string, partnerId: string | null): Promise<StoredAttachment[]> {
  const items = await queryAll(
    partnerId === null
      ? { index: 'list', partition: vendorFilesOf(leadId) }
      : { index: 'second', partition: partnerFilesOf(partnerId, leadId) },
  );
  return items.map(readAttachment);
}

/** The files of a lead that an organisation has, newest first. */
export const listFiles = (
  leadId: string,
  partnerId: string | null,
  page: PageRequest,
): Promise<Page<StoredAttachment>> =>
  listPage(
    partnerId === null
      ? { index: 'list', partition: vendorFilesOf(leadId), newestFirst: true }
      : { index: 'second', partition: partnerFilesOf(partnerId, leadId), newestFirst: true },
    page,
    readAttachment,
  );
