import { redirect } from '@sveltejs/kit';
import { markNoticeRead } from '@rafiq/shared/notices/contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { placeOf } from '../place-of.ts';
import type { RequestHandler } from './$types';

/**
 * Where mails and the list lead: the notice counts as read, and its reader goes on to what it tells of. Whether that
 * may still be seen, its own page decides.
 */
export const GET: RequestHandler = async (event) => {
  const { noticeId } = event.params;
  const notice = await apiOf(event).read(markNoticeRead, { params: { noticeId }, body: {} });
  redirect(303, placeOf(notice.about, event.locals.session?.member.organisation.kind ?? 'partner'));
};
