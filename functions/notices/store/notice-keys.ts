/** Where notices and what goes with them lie: named access patterns, pure. */
import type { Key } from '#functions/kernel/dynamo.ts';

const dueShards = 4;

/** Somebody's notices, in the order of what they tell of: 1 request a page, strongly consistent. */
export const noticesOf = (userId: string): string => `NOTICES#${userId}`;
export const noticeKey = (userId: string, noticeId: string): Key => ({ pk: noticesOf(userId), sk: noticeId });

/** Those of them that are unread; sparse, so that counting costs by what is unread and not by what there is. */
export const unreadOf = (userId: string): string => `UNREAD#${userId}`;

/** Where a notice's events lie: 1 given, 2 read. */
export const noticeEvents = (userId: string, noticeId: string): string => `NOTICE#${userId}#${noticeId}`;

/** Counts how often somebody marked everything as read; its events lie with it. */
export const inboxKey = (userId: string): Key => ({ pk: `INBOX#${userId}`, sk: 'INBOX' });

/** What somebody wants by e-mail: 1 request; its events lie with it. */
export const preferencesKey = (userId: string): Key => ({ pk: `MAILING#${userId}`, sk: 'PREFERENCES' });

/** Whether a notice was mailed: 1 request; the event lies with it. */
export const mailKey = (userId: string, noticeId: string): Key => ({
  pk: `MAIL#${userId}#${noticeId}`,
  sk: 'MAIL',
});

/** How many mails of a kind somebody got of late: 1 request. */
export const mailRoundKey = (userId: string, kind: string): Key => ({
  pk: `MAIL-ROUND#${userId}`,
  sk: kind,
});

/** The one reminder of a lead for the partner that holds it. */
export const reminderKey = (partnerId: string, leadId: string): Key => ({
  pk: `REMINDER#${leadId}`,
  sk: partnerId,
});

/** What a reminder is called where one text must name it: its key in one word, and that again as a key. */
export const reminderName = ({ pk, sk }: Key): string => `${pk} ${sk}`;
export const reminderNamed = (name: string): Key => {
  const [pk = '', sk = ''] = name.split(' ');
  return { pk, sk };
};

/** Reminders by when they are due, spread over shards. */
const dueList = (shard: number): string => `DUE#notices#${shard}`;
export const allDueLists: readonly string[] = Array.from({ length: dueShards }, (_, shard) => dueList(shard));
export const dueListOf = (leadId: string): string =>
  dueList(Number.parseInt(leadId.slice(-3), 36) % dueShards);
