/** A file on a lead, a registration, a conflict case, an account or a partner: announced, in quarantine, then cleared or refused. */
import { attachment as attachmentOnWire, type Attachment } from '@rafiq/shared/attachments/contract.ts';
import { attachmentMoves, type AttachmentStatus } from '@rafiq/shared/attachments/status.ts';
import * as z from 'zod';
import type { Verdict } from './verdict.ts';

/** The bytes that stood there when the upload was finished; later ones never count. */
const pinnedFile = z.object({ etag: z.string(), versionId: z.string().nullable() });
export type PinnedFile = z.output<typeof pinnedFile>;

const { dealId, conflictId, accountId, aboutPartnerId } = attachmentOnWire.shape;

export const storedAttachment = z
  .object(attachmentOnWire.shape)
  .omit({ ours: true, partnerId: true })
  .extend({
    // Those written while there were files on fewer kinds of records do not say so.
    dealId: dealId.default(null),
    conflictId: conflictId.default(null),
    accountId: accountId.default(null),
    aboutPartnerId: aboutPartnerId.default(null),
    /** `vendor` or the partner whose people attached it. */
    organisation: z.string(),
    /** The partner that has it as well as the vendor; null where only the organisation does. */
    sharedWith: z.string().nullable(),
    sha256: z.string(),
    file: pinnedFile.nullable(),
  });
export type StoredAttachment = z.output<typeof storedAttachment>;

/** Kind of record → the field of a file that names it. */
const fields = {
  lead: 'leadId',
  deal: 'dealId',
  conflict: 'conflictId',
  account: 'accountId',
  partner: 'aboutPartnerId',
} as const;

/** What a file is attached to. */
export interface Subject {
  kind: keyof typeof fields;
  id: string;
}

type SubjectFields = Pick<StoredAttachment, (typeof fields)[Subject['kind']]>;

/** What a file is attached to. @throws Error for one that is attached to nothing, which nobody writes */
export function subjectOf(file: SubjectFields): Subject {
  for (const kind of Object.keys(fields) as Subject['kind'][]) {
    const id = file[fields[kind]];
    if (id !== null) return { kind, id };
  }
  throw new Error('A file is attached to nothing');
}

/** The same as the fields of a file. */
export const fieldsOf = ({ kind, id }: Subject): SubjectFields => ({
  leadId: null,
  dealId: null,
  conflictId: null,
  accountId: null,
  aboutPartnerId: null,
  [fields[kind]]: id,
});

/** The one field that has a value, as an event tells it. */
export function namedSubject(file: SubjectFields): Record<string, string> {
  const { kind, id } = subjectOf(file);
  return { [fields[kind]]: id };
}

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
