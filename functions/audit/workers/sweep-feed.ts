/** Each day: walks two days of the feed again and links whatever came too late for the walk of its minute. */
import { sweptDays } from '@rafiq/shared/audit/status.ts';
import { nowMs, toInstant } from '#functions/kernel/clock.ts';
import { consumeSchedule } from '#functions/kernel/consume.ts';
import { newId } from '#functions/kernel/id.ts';
import { log } from '#functions/kernel/log.ts';
import { linkFeed } from '../link-feed.ts';

const dayMs = 24 * 3_600_000;

export const handler = consumeSchedule(async () => {
  const atMs = nowMs();
  const until = toInstant(atMs);
  const { linked } = await linkFeed(toInstant(atMs - sweptDays * dayMs), until, {
    at: until,
    by: { kind: 'system', id: 'sweep-feed', organisation: null },
    requestId: newId('event'),
  });
  if (linked > 0) log.warn('events were linked late', { linked });
});
