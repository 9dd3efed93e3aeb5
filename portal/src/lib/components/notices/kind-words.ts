/** What each kind of notice is called, and its picture. */
import type { IconName } from '#lib/ui/icon-names.ts';
import type { NoticeKind } from '@rafiq/shared/notices/status.ts';
import { m } from '#lib/paraglide/messages.js';

/** An invitation is a letter and stands in no list. */
export type ListedKind = Exclude<NoticeKind, 'member-invited'>;

export const noticeKindWords: Readonly<Record<ListedKind, { label: () => string; icon: IconName }>> = {
  'offer-made': { label: m.notice_offer_made, icon: 'inbox' },
  'offer-ending': { label: m.notice_offer_ending, icon: 'hourglass' },
  'contact-due': { label: m.notice_contact_due, icon: 'phone-call' },
  'recall-due': { label: m.notice_recall_due, icon: 'hourglass' },
  'lead-withdrawn': { label: m.notice_lead_withdrawn, icon: 'undo-2' },
  'lead-answered': { label: m.notice_lead_answered, icon: 'message-circle-reply' },
  'lead-asked': { label: m.notice_lead_asked, icon: 'message-circle-question-mark' },
  mentioned: { label: m.notice_mentioned, icon: 'at-sign' },
  'import-ended': { label: m.notice_import_ended, icon: 'file-check' },
};

export const isListedKind = (kind: NoticeKind): kind is ListedKind => kind in noticeKindWords;
