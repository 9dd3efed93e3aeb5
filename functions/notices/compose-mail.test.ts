import { allNoticeKinds, noticeKinds } from '@rafiq/shared/notices/status.ts';
import { hasWords } from '@rafiq/shared/notices/words.ts';
import { uiLanguages, type UiLanguage } from '@rafiq/shared/text.ts';
import { describe, expect, test } from 'vitest';
import type { Reader } from '#functions/identity/index.ts';
import { composeMail } from './compose-mail.ts';
import type { Notice } from './domain/notice.ts';
import { reminderTellings, tellings } from './domain/tellings.ts';

const told = Object.values(tellings).flat();
const reminded = Object.values(reminderTellings);
const codes = [...new Set([...told, ...reminded].map(({ code }) => code))];
const kindOf = (code: string) =>
  [...told, ...reminded].find((telling) => telling.code === code)?.kind ?? 'mentioned';
/** The kinds that tell of a clock say in a mail until when. */
const timed = allNoticeKinds.filter((kind) => hasWords(`mail.until.${kind}`));

const noticeOf = (code: string, change: Partial<Notice> = {}): Notice => ({
  id: 'notc_06emzc4q3hw0t8n2k5v7r9p1xd',
  userId: 'user_06emzc4q3hw0t8n2k5v7r9p1xd',
  organisation: 'vendor',
  kind: kindOf(code),
  code,
  params: {
    taken: 7,
    unchanged: 0,
    refused: 2,
    role: 'partner-admin',
    effect: 'effect.kept',
    fields: 'deal.value',
  },
  facts: { product: 'GTX', industry: 'retail', city: 'Dubai', country: 'AE' },
  until: timed.includes(kindOf(code)) ? '2026-11-26T09:30:00.000Z' : null,
  about: { place: 'nowhere', id: null },
  clock: null,
  givenAt: '2026-11-26T08:00:00.000Z',
  readAt: null,
  ...change,
});
const readerOf = (language: UiLanguage | null): Reader => ({
  userId: 'user_06emzc4q3hw0t8n2k5v7r9p1xd',
  organisation: 'vendor',
  organisationName: 'Manara',
  status: 'active',
  role: 'partner-admin',
  email: 'lina@manara.example',
  name: 'Lina',
  language,
  timeZone: 'Asia/Dubai',
  calendar: null,
});
const origin = 'https://portal.test';
const sender = { origin, channel: { vendorName: 'Noor', defaultLanguage: 'en' } } as const;

test('every kind is told by some event or clock, and every code has its sentences', () => {
  expect(new Set(codes.map(kindOf))).toEqual(new Set(allNoticeKinds));
  const wanted = codes.flatMap((code) => [`notice.${code}.title`, `notice.${code}.text`]);
  expect(wanted.filter((key) => !hasWords(key))).toEqual([]);
  // Whatever is only mailed leads nowhere but to the sign-in.
  const mailOnly = allNoticeKinds.filter((kind) => noticeKinds[kind].readers.length === 0);
  expect(mailOnly).toEqual(['member-invited']);
});

describe.each(uiLanguages)('in %s', (language) => {
  test.each(codes)('%s is whole', (code) => {
    const { subject, text, html } = composeMail(noticeOf(code), readerOf(language), sender);
    for (const part of [subject, text, html]) {
      expect(part).not.toMatch(/\{\w+(\|\w+)?\}|undefined|null|(?:notice|mail|term)\.[a-z]/);
    }
    expect(html).toContain(`lang="${language}"`);
    expect(text.includes(`${origin}/preferences`)).toBe(code !== 'member-invited');
  });
});

test('an invitation leads to the organisation it is of, and one from before links did to the sign-in', () => {
  const invited = noticeOf('member-invited', {
    params: { role: 'viewer', link: 'user_06emzc4q3hw0t8n2k5v7r9p1xd.2' },
  });
  const { text, html } = composeMail(invited, readerOf('en'), sender);
  for (const part of [text, html]) expect(part).toContain(`${origin}/join/user_06emzc4q3hw0t8n2k5v7r9p1xd.2`);
  expect(composeMail(noticeOf('member-invited'), readerOf('en'), sender).text).toContain(`${origin}/sign-in`);
});

test('times stand in the reader’s zone, with its name', () => {
  expect(composeMail(noticeOf('offer-made'), readerOf('en'), sender).text).toMatch(
    /Answer by Thursday 26 November at 13:30 (GST|GMT\+4)\./,
  );
  const unknown = { ...readerOf(null), timeZone: null };
  expect(composeMail(noticeOf('offer-made'), unknown, sender).text).toContain('at 09:30 UTC.');
});

test('texts from outside are shown as text', () => {
  const facts = { product: '<img src=x onerror="a">', industry: 'a & b', city: null, country: null };
  const { html, subject } = composeMail(noticeOf('offer-made', { facts }), readerOf('en'), sender);
  expect(html).not.toContain('<img');
  expect(html).toContain('&lt;img src=x onerror=&quot;a&quot;&gt;');
  expect(subject).toBe('A new offer');
});

test('whoever chose no language is written to in the channel’s own', () => {
  const arabic = { origin, channel: { vendorName: 'نور', defaultLanguage: 'ar' } } as const;
  const { html, text } = composeMail(noticeOf('offer-made'), readerOf(null), arabic);
  expect(html).toContain('lang="ar" dir="rtl"');
  expect(text).toContain('الرد قبل الخميس');
  expect(composeMail(noticeOf('offer-made'), readerOf('en'), arabic).html).toContain('lang="en"');
});

test('a partner is told which vendor writes; the vendor’s own people need not be', () => {
  const partner = { ...readerOf('en'), organisation: 'ptnr_06emzc4q3hw0t8n2k5v7r9p1xd' };
  const offered = composeMail(noticeOf('offer-made'), partner, sender).text;
  expect(offered).toContain('Noor sends you this as a member of Manara.');
  const invited = composeMail(noticeOf('member-invited'), partner, sender).text;
  expect(invited).toContain('This is the partner portal of Noor.');
  expect(composeMail(noticeOf('member-invited'), readerOf('en'), sender).text).not.toContain('Noor');
});
