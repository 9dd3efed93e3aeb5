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
  'deal-decided': { label: m.notice_deal_decided, icon: 'handshake' },
  'deal-sent-back': { label: m.notice_deal_sent_back, icon: 'undo-2' },
  'protection-ending': { label: m.notice_protection_ending, icon: 'hourglass' },
  'protection-ended': { label: m.notice_protection_ended, icon: 'shield-x' },
  'extension-decided': { label: m.notice_extension_decided, icon: 'clock' },
  'deal-waiting': { label: m.notice_deal_waiting, icon: 'handshake' },
  'extension-asked': { label: m.notice_extension_asked, icon: 'clock' },
  'case-opened': { label: m.notice_case_opened, icon: 'scale' },
  'evidence-asked': { label: m.notice_evidence_asked, icon: 'message-circle-question-mark' },
  'case-resolved': { label: m.notice_case_resolved, icon: 'scale' },
  'appeal-decided': { label: m.notice_appeal_decided, icon: 'scale' },
  'case-due': { label: m.notice_case_due, icon: 'hourglass' },
  'evidence-given': { label: m.notice_evidence_given, icon: 'message-circle-reply' },
  'case-appealed': { label: m.notice_case_appealed, icon: 'scale' },
  'import-ended': { label: m.notice_import_ended, icon: 'file-check' },
};

export const isListedKind = (kind: NoticeKind): kind is ListedKind => kind in noticeKindWords;
