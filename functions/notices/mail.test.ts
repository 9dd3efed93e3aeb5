import { updateNoticePreferences } from '@rafiq/shared/notices/contract.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { call } from '../../test/fixtures/call.ts';
import {
  buildNoticeStage,
  deliver,
  eventsOf,
  lettersOf,
  type NoticeStage,
  type Person,
} from '../../test/fixtures/notices.ts';
import { readState, restoreState, type TableState } from '../../test/fixtures/table-state.ts';
import { system } from '../../test/fixtures/world/cast.ts';
import { plantPlacedLead } from '../../test/fixtures/world/plant-leads.ts';
import { handler } from './api.ts';
import { mailsOfRound } from './domain/mail-round.ts';
import { beginMail } from './store/mail-store.ts';
import { findNotice } from './store/notice-store.ts';
import { handler as giveNotices } from './workers/give-notices.ts';
import { handler as sendMail } from './workers/send-mail.ts';

let stage: NoticeStage;
let start: TableState;
let before: number;

beforeAll(async () => {
  stage = await buildNoticeStage();
  const { partner, database } = stage;
  await plantPlacedLead({ customer: 'plain', country: 'AE' }, partner, [partner]);
  await deliver(giveNotices, await eventsOf(database, 'rafiq.leads.lead.offered.v1'));
  start = await readState(database);
});
beforeEach(async () => {
  stage.post.setDown(false);
  stage.post.loseAnswers(false);
  await restoreState(stage.database, start);
  before = stage.post.mails().length;
});
afterAll(() => stage.stop());

const sent = () => stage.post.mails().slice(0, stage.post.mails().length - before);
const marks = async (): Promise<string[]> =>
  (await stage.database.items())
    .filter(({ kind }) => kind === 'mail')
    .map(({ status, because }) => [status, because].filter(Boolean).join(': '))
    .sort();
const preferMail = async ({ token }: Person, on: boolean): Promise<void> => {
  const body = { mail: { 'offer-made': on } };
  const answer = await call(handler, {
    route: updateNoticePreferences,
    token,
    body,
    headers: { 'if-match': on ? '"2"' : '"1"' },
  });
  expect(answer.status).toBe(200);
};

test('a mail speaks its reader’s language, and leads into the portal', async () => {
  expect(await deliver(sendMail, await lettersOf(stage.database))).toEqual([]);
  const [persian, arabic] = sent().sort((a, b) => (a.to[0] ?? '').localeCompare(b.to[0] ?? ''));
  expect([persian?.to, persian?.subject]).toEqual([['admin@manara.example'], 'پیشنهاد تازه']);
  expect([arabic?.to, arabic?.subject]).toEqual([['seller@manara.example'], 'عرض جديد']);
  expect(persian?.html).toContain('<html lang="fa" dir="rtl">');
  expect(persian?.text).toMatch(/https:\/\/portal\.test\/notices\/notc_\w{26}\n/);
  // In Persian digits and months, and in Dubai's time.
  expect(persian?.text).toMatch(/مهلت پاسخ: .*[۰-۹]+.*(آذر|دی|بهمن)/);
  expect(await marks()).toEqual(['sent', 'sent']);
  expect(await eventsOf(stage.database, 'rafiq.notices.notice.mailed.v1')).toHaveLength(2);
});

test('while the post is down the queue is told to try again; once it is up, one mail goes to each', async () => {
  const letters = await lettersOf(stage.database);
  stage.post.setDown(true);
  for (let tries = 0; tries < 3; tries += 1) {
    expect(await deliver(sendMail, letters)).toEqual(letters.map(({ id }) => id));
  }
  expect(sent()).toEqual([]);
  expect(await marks()).toEqual(['not-sent', 'not-sent']);
  stage.post.setDown(false);
  expect(await deliver(sendMail, letters)).toEqual([]);
  expect(await deliver(sendMail, letters)).toEqual([]);
  expect(sent()).toHaveLength(2);
});

test('a mail whose answer was lost is not sent again, and stays visible', async () => {
  const letters = (await lettersOf(stage.database)).slice(0, 1);
  stage.post.loseAnswers(true);
  expect(await deliver(sendMail, letters)).toHaveLength(1);
  stage.post.loseAnswers(false);
  expect(await deliver(sendMail, letters)).toEqual([]);
  expect(sent()).toHaveLength(1);
  expect(await marks()).toEqual(['sending']);
});

test('whoever died between the mark and the mail costs that mail, and doubles none', async () => {
  const [letter] = await lettersOf(stage.database);
  const userId = String(letter?.data['userId']);
  const notice = await findNotice(userId, letter?.subject ?? '', system().at);
  if (letter === undefined || notice === undefined) throw new Error('No notice was given');
  await beginMail(notice, { round: null, listedUntil: null }, 'who died', system());
  expect(await deliver(sendMail, [letter])).toEqual([]);
  expect(sent()).toEqual([]);
  expect(await marks()).toEqual(['sending']);
});

test('sixteen at once send one mail', async () => {
  const letters = (await lettersOf(stage.database)).slice(0, 1);
  await Promise.all(Array.from({ length: 16 }, () => deliver(sendMail, letters)));
  expect(sent()).toHaveLength(1);
  expect(await marks()).toEqual(['sent']);
});

test('of many at once a few are mailed, the last of them says so, and the list has them all', async () => {
  const { partner, database } = stage;
  for (let more = 0; more < mailsOfRound + 2; more += 1)
    await plantPlacedLead({ customer: 'plain', country: 'AE' }, partner, [partner]);
  await deliver(giveNotices, await eventsOf(database, 'rafiq.leads.lead.offered.v1'));
  const letters = await lettersOf(database);
  const each = mailsOfRound + 3;
  expect(letters).toHaveLength(2 * each);
  stage.post.setDown(true);
  // Turns are taken once, however often the post is down.
  for (let tries = 0; tries < 3; tries += 1) await deliver(sendMail, letters);
  stage.post.setDown(false);
  await Promise.all([deliver(sendMail, letters), deliver(sendMail, [...letters].reverse())]);
  await deliver(sendMail, letters);
  const arabic = sent().filter(({ to }) => to[0] === 'seller@manara.example');
  expect([arabic.length, sent().length]).toEqual([mailsOfRound, 2 * mailsOfRound]);
  expect(arabic.filter(({ text = '' }) => text.includes('خلال ساعة. حتى'))).toHaveLength(1);
  const counts = { sent: 2 * mailsOfRound, listed: 2 * (each - mailsOfRound) };
  const found = await marks();
  expect(found.filter((mark) => mark === 'sent')).toHaveLength(counts.sent);
  expect(found.filter((mark) => mark === 'none: round-full')).toHaveLength(counts.listed);
});

test('whoever wants no mail gets none, also when that is changed later', async () => {
  const { seller } = stage.people;
  await preferMail(seller, false);
  const letters = await lettersOf(stage.database);
  await deliver(sendMail, letters);
  expect(sent().map(({ to }) => to)).toEqual([['admin@manara.example']]);
  expect(await marks()).toEqual(['none: not-wanted', 'sent']);
  await preferMail(seller, true);
  await deliver(sendMail, letters);
  expect(sent()).toHaveLength(1);
});
