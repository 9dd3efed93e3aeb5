/**
 * Each minute: links what the feed tells since the last walk, and once more what was told shortly before it. A schedule
 * and not a queue, because many events are linked in one transaction and none is ever missed for want of a message.
 * An event costs 8 write units (a link and an entry, each with two index rows) and about 4 read units; the change it
 * tells of pays nothing and waits for nothing.
 */
import { nowMs, toInstant } from '#functions/kernel/clock.ts';
import { consumeSchedule } from '#functions/kernel/consume.ts';
import { newId } from '#functions/kernel/id.ts';
import { linkFeed } from '../link-feed.ts';
import { findWalk, saveWalk } from '../store/feed-store.ts';

/** An event carries the instant its request began and is read from an index: it may come into the feed a little late. */
const overlapMs = 2 * 60_000;
/** Before the first walk: what a new deployment has told already. */
const firstLookBackMs = 2 * 24 * 3_600_000;
/** Leaves the function time to finish the stretch it is in; the next walk goes on from there. */
const budgetMs = 35_000;

export const handler = consumeSchedule(async () => {
  const begunMs = performance.now();
  const atMs = nowMs();
  const until = toInstant(atMs);
  const walked = await findWalk();
  const since = walked?.since ?? toInstant(atMs - firstLookBackMs);
  const from = walked === undefined ? since : toInstant(Date.parse(walked.until) - overlapMs);
  const change = {
    at: until,
    by: { kind: 'system', id: 'link-events', organisation: null },
    requestId: newId('event'),
  } as const;
  const { upTo } = await linkFeed(from, until, change, () => performance.now() - begunMs < budgetMs);
  await saveWalk(change, { since, until: upTo });
});
