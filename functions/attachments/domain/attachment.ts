/** A file on a lead, a registration or a conflict case: announced, in quarantine, then cleared or refused. */
import { attachment as attachmentOnWire, type Attachment } from '@rafiq/shared/attachments/contract.ts';
import { attachmentMoves, type AttachmentStatus } from '@rafiq/shared/attachments/status.ts';
import * as z from 'zod';
import type { Verdict } from './verdict.ts';

/** The bytes that stood there when the upload was finished; later ones never count. */
const pinnedFile = z.object({ etag: z.string(), versionId: z.string().nullable() });
export type PinnedFile = z.output<typeof pinnedFile>;

const { dealId, conflictId } = attachmentOnWire.shape;

export const storedAttachment = z
  .object(attachmentOnWire.shape)
  .omit({ ours: true, partnerId: true })
  .extend({
    // Those written while there were files on leads alone do not say so.
    dealId: dealId.default(null),
    conflictId: conflictId.default(null),
    /** `vendor` or the partner whose people attached it. */
    organisation: z.string(),
    /** The partner that has it as well as the vendor; null where only the organisation does. */
    sharedWith: z.string().nullable(),
    sha256: z.string(),
    file: pinnedFile.nullable(),
  });
export type StoredAttachment = z.output<typeof storedAttachment>;

/** What a file is attached to. */
export interface Subject {
  kind: 'lead' | 'deal' | 'conflict';
  id: string;
}

/** What a file is attached to. @throws Error for one that is attached to nothing, which nobody writes */
export function subjectOf({
  leadId,
  dealId: deal,
  conflictId: conflict,
}: Pick<StoredAttachment, 'leadId' | 'dealId' | 'conflictId'>): Subject {
  if (leadId !== null) return { kind: 'lead', id: leadId };
  if (deal !== null) return { kind: 'deal', id: deal };
  if (conflict !== null) return { kind: 'conflict', id: conflict };
  throw new Error('A file is attached to nothing');
}

/** The same as the fields of a file. */
export const fieldsOf = ({
  kind,
  id,
}: Subject): Pick<StoredAttachment, 'leadId' | 'dealId' | 'conflictId'> => ({
  leadId: kind === 'lead' ? id : null,
  dealId: kind === 'deal' ? id : null,
  conflictId: kind === 'conflict' ? id : null,
});

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
  const ours = owner === organisation;
  return { ...view, ours, partnerId: ours || organisation !== 'vendor' ? null : owner };
}
