import type { RequestEvent } from '@sveltejs/kit';
import { countNotices } from '@rafiq/shared/notices/contract.ts';
import { apiOf } from './api.ts';

/** How many notices wait for whoever is signed in. A bell without a number is better than no page. */
export async function unreadOf(event: RequestEvent): Promise<number> {
  const counted = await apiOf(event).act(countNotices, {});
  return counted.ok ? counted.value.unread : 0;
}
