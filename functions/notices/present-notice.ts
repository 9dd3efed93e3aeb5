import type { Notice as NoticeOnWire } from '@rafiq/shared/notices/contract.ts';
import type { UiLanguage } from '@rafiq/shared/text.ts';
import type { Notice } from './domain/notice.ts';
import { noticeWords } from './notice-words.ts';

/** A notice as its reader sees it. */
export function presentNotice(notice: Notice, language: UiLanguage): NoticeOnWire {
  const { id, kind, until, about, givenAt, readAt } = notice;
  return { id, kind, ...noticeWords(notice, language), until, about, givenAt, readAt };
}
