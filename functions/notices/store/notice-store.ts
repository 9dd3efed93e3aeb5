/** Notices in the one table: given once, read once, gone after ninety days. */
import type { Page } from '@rafiq/shared/page.ts';
import * as z from 'zod';
import { absent, atVersion, commit, type Change, type Write } from '#functions/kernel/commit.ts';
import { getItem, query, type Item } from '#functions/kernel/dynamo.ts';
import type { EventDraft } from '#functions/kernel/event.ts';
import { listPage, type PageRequest } from '#functions/kernel/list.ts';
import { recordReader } from '#functions/kernel/record.ts';
import { isListed, keptDays, notice, type Notice } from '../domain/notice.ts';
import * as keys from './notice-keys.ts';

const readStored = recordReader(
  'notice',
  z.object({
    notice: notice.omit({ readAt: true }),
    readAt: z.string().nullable().default(null),
    ttl: z.number(),
  }),
);

/** A notice that has not outlived its time: deletion by TTL comes late. */
function readNotice(item: Item, at: string): Notice | undefined {
  const { notice: kept, readAt, ttl } = readStored(item);
  return ttl * 1000 > Date.parse(at) ? { ...kept, readAt } : undefined;
}

const ttlOf = (givenAt: string): number => Math.floor(Date.parse(givenAt) / 1000) + keptDays * 86_400;

/** What giving a notice writes (2 items); what is only mailed counts as unread nowhere. Label `notice` if it is there. */
export const givenPlan = ({ readAt, ...given }: Notice): { writes: Write[]; events: EventDraft[] } => ({
  writes: [
    {
      label: 'notice',
      put: {
        ...keys.noticeKey(given.userId, given.id),
        kind: 'notice',
        schema: 1,
        notice: given,
        ttl: ttlOf(given.givenAt),
        ...(readAt === null ? {} : { readAt }),
        ...(readAt === null && isListed(given)
          ? { gsi1pk: keys.unreadOf(given.userId), gsi1sk: given.id }
          : {}),
      },
      when: absent,
    },
  ],
  events: [
    {
      type: 'rafiq.notices.notice.given.v1',
      subject: given.id,
      pk: keys.noticeEvents(given.userId, given.id),
      version: 1,
      data: { userId: given.userId, organisation: given.organisation, kind: given.kind },
    },
  ],
});

/** Gives a notice to its reader. @throws ConditionFailed `notice` if it was given before */
export const insertNotice = (given: Notice, change: Change): Promise<null> =>
  commit(change, { ...givenPlan(given), answer: null });

/** A notice of this person; undefined for everyone else's (1 request). */
export async function findNotice(userId: string, noticeId: string, at: string): Promise<Notice | undefined> {
  const item = await getItem(keys.noticeKey(userId, noticeId));
  return item && readNotice(item, at);
}

/** Somebody's notices, newest first, or only those that are unread (1 request). */
export const listNotices = (
  userId: string,
  which: 'all' | 'unread',
  at: string,
  page: PageRequest,
  keep: (found: Notice) => boolean,
): Promise<Page<Notice>> =>
  listPage(
    which === 'all'
      ? { partition: keys.noticesOf(userId), newestFirst: true }
      : { partition: keys.unreadOf(userId), index: 'list', newestFirst: true },
    page,
    (item) => {
      const found = readNotice(item, at);
      return found !== undefined && keep(found) ? found : undefined;
    },
  );

/** The newest of somebody's unread notices, at most `limit` (1 request, eventually consistent). */
export async function findUnread(userId: string, limit: number, at: string): Promise<Notice[]> {
  const { items } = await query({
    partition: keys.unreadOf(userId),
    index: 'list',
    newestFirst: true,
    limit,
  });
  return items.flatMap((item) => readNotice(item, at) ?? []);
}

const readWrite = (userId: string, noticeId: string, at: string): Write => ({
  label: 'notice',
  update: keys.noticeKey(userId, noticeId),
  set: 'SET #readAt = if_not_exists(#readAt, :at) REMOVE gsi1pk, gsi1sk',
  names: { '#readAt': 'readAt' },
  values: { ':at': at },
  when: { expression: 'attribute_exists(pk)' },
});

/** Marks one notice as read (2 items). @throws ConditionFailed `event` if somebody was quicker */
export const markRead = (read: Notice, change: Change): Promise<Notice> => {
  const { id, userId, organisation, kind } = read;
  return commit(change, {
    writes: [readWrite(userId, id, change.at)],
    events: [
      {
        type: 'rafiq.notices.notice.read.v1',
        subject: id,
        pk: keys.noticeEvents(userId, id),
        version: 2,
        data: { userId, organisation, kind },
        changed: ['readAt'],
      },
    ],
    answer: { ...read, readAt: change.at },
  });
};

/** As many notices as one transaction marks, beside the guard, the inbox and its event. */
export const mostMarkedAtOnce = 90;

/** Marks these notices as read without a word of it: more of the same follows (1 item each). */
export const markSomeRead = (userId: string, noticeIds: readonly string[], change: Change): Promise<null> => {
  const { guard: _later, ...unguarded } = change;
  return commit(unguarded, {
    writes: noticeIds.map((id) => readWrite(userId, id, change.at)),
    events: [],
    answer: null,
  });
};

const readInbox = recordReader('inbox', z.object({ version: z.number().int() }));

/**
 * Marks these notices as read as the last of all, and tells how many there were (1 item each, and 2).
 * @throws ConditionFailed `inbox` if everything was marked at the same moment elsewhere
 */
export async function markRestRead(
  reader: { userId: string; organisation: string },
  noticeIds: readonly string[],
  marked: number,
  change: Change,
): Promise<{ marked: number }> {
  const { userId, organisation } = reader;
  const key = keys.inboxKey(userId);
  const item = await getItem(key);
  const before = item === undefined ? 0 : readInbox(item).version;
  const version = before + 1;
  return commit(change, {
    writes: [
      {
        label: 'inbox',
        put: { ...key, kind: 'inbox', schema: 1, version },
        when: item === undefined ? absent : atVersion(before),
      },
      ...noticeIds.map((id) => readWrite(userId, id, change.at)),
    ],
    events: [
      {
        type: 'rafiq.notices.inbox.read.v1',
        subject: userId,
        pk: key.pk,
        version,
        data: { userId, organisation, marked },
      },
    ],
    answer: { marked },
  });
}
