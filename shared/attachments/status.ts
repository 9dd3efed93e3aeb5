/** Files attached to leads, registrations, conflict cases, accounts and partners: their states and the kinds that are taken. Free of imports so that browsers may load it. */

export const attachmentStatuses = ['announced', 'quarantined', 'cleared', 'refused'] as const;
export type AttachmentStatus = (typeof attachmentStatuses)[number];

/** Status → the ones that may follow. Only a cleared file is ever served; a refused one never is. */
export const attachmentMoves: Readonly<Record<AttachmentStatus, readonly AttachmentStatus[]>> = {
  announced: ['quarantined'],
  quarantined: ['cleared', 'refused'],
  cleared: [],
  refused: [],
};

/** The kinds of files that are taken, each with the ending its name gets. */
export const attachmentTypes = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'text/plain': 'txt',
  'text/csv': 'csv',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
} as const;
export type AttachmentType = keyof typeof attachmentTypes;

/** The largest file that is taken. */
export const largestAttachmentBytes = 10_000_000;

/** Why a file was refused, for the one who sent it. */
export const refusalReasons = [
  'not-as-announced',
  'other-type-than-declared',
  'active-content',
  'malware',
  'unpacks-too-large',
  'unreadable',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];
