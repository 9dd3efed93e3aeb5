import { listNotices } from '@rafiq/shared/notices/contract.ts';
import { noticeColumns } from '#lib/components/export/notice-columns.ts';
import { apiOf } from '#lib/server/api.ts';
import { csvAnswer } from '#lib/server/export/csv-answer.ts';
import { askedNotices } from '../asked-notices.ts';
import type { RequestHandler } from './$types';

/** One's own notices as a file: all of them, or those that are unread. */
export const GET: RequestHandler = (event) => {
  const status = askedNotices(event.url);
  const api = apiOf(event);
  return csvAnswer(event, {
    name: 'notices',
    columns: noticeColumns,
    read: (cursor) => api.read(listNotices, { query: { status, limit: 100, cursor } }),
  });
};
