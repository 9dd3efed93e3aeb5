/** What of its notices somebody wants by e-mail too. */
import { allNoticeKinds, noticeKinds, type NoticeKind } from '@rafiq/shared/notices/status.ts';
import * as z from 'zod';

export const preferences = z.object({
  /** Only what was chosen; the rest is as the kinds are shipped. */
  mail: z.partialRecord(z.enum(allNoticeKinds), z.boolean()),
  version: z.number().int(),
});
export type Preferences = z.output<typeof preferences>;

/** Nobody has chosen anything yet. */
export const shippedPreferences: Preferences = { mail: {}, version: 1 };

export const comesByMail = ({ mail }: Preferences, kind: NoticeKind): boolean =>
  mail[kind] ?? noticeKinds[kind].byMail;

/** Preferences after some kinds were switched, and which of them really changed. */
export function switchMail(
  before: Preferences,
  switches: Readonly<Partial<Record<NoticeKind, boolean | undefined>>>,
): { after: Preferences; changed: NoticeKind[] } {
  const changed = allNoticeKinds.filter(
    (kind) => switches[kind] !== undefined && switches[kind] !== comesByMail(before, kind),
  );
  if (changed.length === 0) return { after: before, changed };
  const chosen = Object.fromEntries(changed.map((kind) => [kind, switches[kind]]));
  return { after: { mail: { ...before.mail, ...chosen }, version: before.version + 1 }, changed };
}
