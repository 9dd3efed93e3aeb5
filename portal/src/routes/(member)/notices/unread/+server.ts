import { json } from '@sveltejs/kit';
import { unreadOf } from '#lib/server/unread-of.ts';
import type { RequestHandler } from './$types';

/** The number on the bell, for pages that stay open. Its tag is the number itself: nothing else may change. */
export const GET: RequestHandler = async (event) => {
  if (event.locals.session === undefined) return json({ unread: 0 }, { status: 401 });
  const unread = await unreadOf(event);
  const headers = { etag: `"${unread}"`, 'cache-control': 'private, no-cache' };
  return event.request.headers.get('if-none-match') === headers.etag
    ? new Response(null, { status: 304, headers })
    : json({ unread }, { headers });
};
