/** A file on a lead: announced, in quarantine, then cleared or refused. */
import { attachment as attachmentOnWire, type Attachment } from '@rafiq/shared/attachments/contract.ts';
import { attachmentMoves, type AttachmentStatus } from '@rafiq/shared/attachments/status.ts';
import * as z from 'zod';
import type { Verdict } from './verdict.ts';

/** The bytes that stood there when the upload was finished; later ones never count. */
const pinnedFile = z.object({ etag: z.string(), versionId: z.string().nullable() });
export type PinnedFile = z.output<typeof pinnedFile>;

export const storedAttachment = z.object(attachmentOnWire.shape).omit({ ours: true }).extend({
  /** `vendor` or the partner whose people attached it. */
  organisation: z.string(),
  /** The partner that has it as well as the vendor; null where only the organisation does. */
  sharedWith: z.string().nullable(),
  sha256: z.string(),
  file: pinnedFile.nullable(),
});
export type StoredAttachment = z.output<typeof storedAttachment>;

/** Whether a file may become this; the state table decides. */
export const mayBecome = ({ status }: StoredAttachment, next: AttachmentStatus): boolean =>
  attachmentMoves[status].includes(next);

/** What has arrived goes into quarantine: nothing of it is served before a scanner has spoken. */
export const arrive = (attachment: StoredAttachment, file: PinnedFile): StoredAttachment => ({
  ...attachment,
  status: 'quarantined',
  file,
  version: attachment.version + 1,
});

/** The scanner's word is final. */
export const judge = (
  attachment: StoredAttachment,
  verdict: Exclude<Verdict, { kind: 'waiting' }>,
): StoredAttachment => ({
  ...attachment,
  status: verdict.kind === 'clear' ? 'cleared' : 'refused',
  refusal: verdict.kind === 'clear' ? null : verdict.reason,
  version: attachment.version + 1,
});

/** Who has a file: the side that attached it, and the other one if it is shared. */
export function hasFile(attachment: StoredAttachment, organisation: string): boolean {
  if (attachment.organisation === organisation) return true;
  return organisation === 'vendor' ? attachment.shared : attachment.sharedWith === organisation;
}

/** A file as its reader sees it. */
export function attachmentView(attachment: StoredAttachment, organisation: string): Attachment {
  const { organisation: owner, sharedWith: _with, sha256: _digest, file: _file, ...view } = attachment;
  return { ...view, ours: owner === organisation };
}
