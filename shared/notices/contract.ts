/** The contract of the notices room: what somebody is told, what of it was read, and what also comes by e-mail. */
import * as z from 'zod';
import { idOf } from '../ids.ts';
import { pageOf, pageQuery } from '../page.ts';
import { version } from '../record.ts';
import { defineRoute } from '../route.ts';
import { allNoticeKinds, noticePlaces, type NoticeKind } from './status.ts';

const none = z.strictObject({});

/** A notice in its reader's language. It never carries more of a lead than may be seen before acceptance. */
export const notice = z.strictObject({
  id: idOf('notice'),
  kind: z.enum(allNoticeKinds),
  title: z.string(),
  text: z.string(),
  /** Product, industry and place of the lead it is about, in one line. */
  facts: z.string().nullable(),
  /** When the clock it tells of runs out. */
  until: z.string().nullable(),
  /** What it leads to. Whether its reader may still see that, the record itself decides. */
  about: z.strictObject({ place: z.enum(noticePlaces), id: z.string().nullable() }),
  givenAt: z.string(),
  readAt: z.string().nullable(),
});
export type Notice = z.output<typeof notice>;

/** Which kinds also come by e-mail: those of the caller's side, each on or off. */
export const noticePreferences = z.strictObject({
  mail: z.array(z.strictObject({ kind: z.enum(allNoticeKinds), on: z.boolean() })),
  version,
});
export type NoticePreferences = z.output<typeof noticePreferences>;

export const listNotices = defineRoute({
  id: 'notices.list',
  method: 'GET',
  path: '/v1/notices',
  summary: 'List my notices',
  description:
    'What the caller was told in the last ninety days, newest first; all of it, or what is unread.',
  audience: 'member',
  permission: 'notices.read-own',
  subject: 'none',
  params: none,
  query: z.strictObject({ ...pageQuery, status: z.enum(['unread'], { error: 'unknown-value' }).optional() }),
  body: none,
  output: pageOf(notice),
  success: 200,
  problems: ['invalid-cursor'],
  idempotency: 'none',
  ifMatch: 'none',
  example: { query: { limit: '10' } },
});

/** Counting stops here: a badge says `99+` anyway. */
export const mostUnreadCounted = 100;

export const countNotices = defineRoute({
  id: 'notices.count',
  method: 'GET',
  path: '/v1/notices/count',
  summary: 'Count my unread notices',
  description: 'How many notices the caller has not read; a hundred stands for a hundred or more.',
  audience: 'member',
  permission: 'notices.read-own',
  subject: 'none',
  params: none,
  query: none,
  body: none,
  output: z.strictObject({ unread: z.number().int().max(mostUnreadCounted) }),
  success: 200,
  problems: [],
  idempotency: 'none',
  ifMatch: 'none',
  example: {},
});

export const markNoticeRead = defineRoute({
  id: 'notices.mark-read',
  method: 'POST',
  path: '/v1/notices/{noticeId}/read',
  summary: 'Mark a notice as read',
  description: 'Marks one notice of the caller as read and answers it; read again, it stays as it is.',
  audience: 'member',
  permission: 'notices.read-own',
  subject: 'notice',
  params: z.strictObject({ noticeId: idOf('notice') }),
  query: none,
  body: none,
  output: notice,
  success: 200,
  problems: [],
  idempotency: 'accepted',
  ifMatch: 'none',
  example: { params: { noticeId: '{noticeId}' } },
});

export const markAllNoticesRead = defineRoute({
  id: 'notices.mark-all-read',
  method: 'POST',
  path: '/v1/notices/read',
  summary: 'Mark all my notices as read',
  description: 'Marks every unread notice of the caller as read and tells how many there were.',
  audience: 'member',
  permission: 'notices.read-own',
  subject: 'none',
  params: none,
  query: none,
  body: none,
  output: z.strictObject({ marked: z.number().int() }),
  success: 200,
  problems: [],
  idempotency: 'accepted',
  ifMatch: 'none',
  example: {},
});

export const readNoticePreferences = defineRoute({
  id: 'notices.read-preferences',
  method: 'GET',
  path: '/v1/notices/preferences',
  summary: 'What comes to me by e-mail',
  description: 'The kinds of notices the caller may get, and whether each also comes by e-mail.',
  audience: 'member',
  permission: 'notices.read-own',
  subject: 'none',
  params: none,
  query: none,
  body: none,
  output: noticePreferences,
  success: 200,
  problems: [],
  idempotency: 'none',
  ifMatch: 'none',
  example: {},
});

const optionalSwitches = Object.fromEntries(
  allNoticeKinds.map((kind) => [kind, z.boolean().optional()]),
) as Record<NoticeKind, z.ZodOptional<z.ZodBoolean>>;

export const updateNoticePreferences = defineRoute({
  id: 'notices.update-preferences',
  method: 'PATCH',
  path: '/v1/notices/preferences',
  summary: 'Choose what comes to me by e-mail',
  description: 'Switches e-mail on or off for the kinds named; the others stay as they are.',
  audience: 'member',
  permission: 'notices.read-own',
  subject: 'none',
  params: none,
  query: none,
  body: z.strictObject({ mail: z.strictObject(optionalSwitches) }),
  output: noticePreferences,
  success: 200,
  problems: [],
  idempotency: 'none',
  ifMatch: 'required',
  example: { body: { mail: { mentioned: false } } },
});

export const noticeRoutes = [
  listNotices,
  countNotices,
  markNoticeRead,
  markAllNoticesRead,
  readNoticePreferences,
  updateNoticePreferences,
] as const;
