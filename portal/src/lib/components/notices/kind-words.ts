/** What each kind of notice is called, and its picture. */
import type { Component } from 'svelte';
import type { NoticeKind } from '@rafiq/shared/notices/status.ts';
import AtSign from '@lucide/svelte/icons/at-sign';
import FileCheck from '@lucide/svelte/icons/file-check';
import Hourglass from '@lucide/svelte/icons/hourglass';
import Inbox from '@lucide/svelte/icons/inbox';
import MessageCircleQuestion from '@lucide/svelte/icons/message-circle-question-mark';
import MessageCircleReply from '@lucide/svelte/icons/message-circle-reply';
import PhoneCall from '@lucide/svelte/icons/phone-call';
import Undo2 from '@lucide/svelte/icons/undo-2';
import { m } from '#lib/paraglide/messages.js';

/** An invitation is a letter and stands in no list. */
export type ListedKind = Exclude<NoticeKind, 'member-invited'>;

export const noticeKindWords: Readonly<Record<ListedKind, { label: () => string; icon: Component }>> = {
  'offer-made': { label: m.notice_offer_made, icon: Inbox },
  'offer-ending': { label: m.notice_offer_ending, icon: Hourglass },
  'contact-due': { label: m.notice_contact_due, icon: PhoneCall },
  'lead-withdrawn': { label: m.notice_lead_withdrawn, icon: Undo2 },
  'lead-answered': { label: m.notice_lead_answered, icon: MessageCircleReply },
  'lead-asked': { label: m.notice_lead_asked, icon: MessageCircleQuestion },
  mentioned: { label: m.notice_mentioned, icon: AtSign },
  'import-ended': { label: m.notice_import_ended, icon: FileCheck },
};

export const isListedKind = (kind: NoticeKind): kind is ListedKind => kind in noticeKindWords;
