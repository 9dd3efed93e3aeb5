/** What is told of registrations and conflict cases, to whom, and that no side hears of another. */
import { newId } from '#functions/kernel/id.ts';
import { partnersBelow } from '#functions/partners/index.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  caseAfter as caseOfSides,
  daysAfter,
  dealAfter,
  hoursAfter,
  move,
  now,
  protectedFor,
  resolvedAs,
  terms,
} from '../../test/fixtures/deal-moves.ts';
import {
  buildNoticeStage,
  deliver,
  eventOf,
  eventsOf,
  lettersOf,
  type NoticeStage,
} from '../../test/fixtures/notices.ts';
import { putUnder } from '../../test/fixtures/put-under.ts';
import { runWorker } from '../../test/fixtures/run-schedule.ts';
import { readState, restoreState, type TableState } from '../../test/fixtures/table-state.ts';
import { tellings } from './domain/tellings.ts';
import { handler as giveNotices } from './workers/give-notices.ts';
import { handler as remindWorker } from './workers/remind.ts';
import { handler as sendMail } from './workers/send-mail.ts';
import { handler as setReminders } from './workers/set-reminders.ts';

/** What of a customer and of the other side must stand in nothing that is told. */
const canaries = /Zqx Trading|zqx-person|ZQX-EVIDENCE|ZQX-APPEAL|ZQX-NOTE/i;
let stage: NoticeStage;
let start: TableState;

beforeAll(async () => {
  stage = await buildNoticeStage();
  start = await readState(stage.database);
});
afterEach(async () => {
  delete process.env['RAFIQ_CLOCK_OFFSET_MS'];
  await restoreState(stage.database, start);
});
afterAll(() => stage.stop());

type DropFirst<List> = List extends [unknown, ...infer Rest] ? Rest : never;

interface Stored {
  id: string;
  userId: string;
  organisation: string;
  code: string;
  until: string | null;
  params: Record<string, unknown>;
  facts: Record<string, unknown> | null;
  about: { place: string; id: string | null };
}
const notices = async (): Promise<Stored[]> =>
  (await stage.database.items())
    .filter(({ kind }) => kind === 'notice')
    .map(({ notice }) => notice as Stored);
const nameOf = (userId: string): string =>
  Object.entries(stage.people).find(([, person]) => person.userId === userId)?.[0] ?? userId;
const told = async (): Promise<string[]> =>
  (await notices()).map(({ userId, code }) => `${nameOf(userId)}: ${code}`).sort();
const remind = () => runWorker(remindWorker);

const after = (...step: DropFirst<Parameters<typeof dealAfter>>) => dealAfter(stage.partner, ...step);
const caseAfter = (...step: DropFirst<Parameters<typeof caseOfSides>>) =>
  caseOfSides([stage.partner, stage.rival], ...step);

const give = async (type: string): Promise<void> => {
  const events = await eventsOf(stage.database, type);
  expect(events.length).toBeGreaterThan(0);
  expect(await deliver(giveNotices, [...events, ...events])).toEqual([]);
};
const ofDeal = (happened: string) => give(`rafiq.deals.deal.${happened}.v1`);
const ofCase = (happened: string) => give(`rafiq.deals.conflict.${happened}.v1`);

const toPartner = (code: string) => [`admin: ${code}`, `seller: ${code}`];

describe('its partner is told once', () => {
  test.each([
    ['protected', 'deal-approved', () => protectedFor(90)],
    ['approved', 'deal-approved', () => protectedFor(90)],
    ['refused', 'deal-rejected', () => ({ status: 'rejected' }) as const],
    ['rejected', 'deal-rejected', () => ({ status: 'rejected' }) as const],
    ['found-duplicate', 'deal-duplicate', () => ({ status: 'duplicate' }) as const],
    ['extended', 'extension-granted', () => protectedFor(120)],
    ['extension-refused', 'extension-refused', () => protectedFor(90)],
    ['warned', 'deal-warned', () => protectedFor(90, { warnedAt: now() })],
    [
      'released',
      'deal-released',
      () =>
        ({ status: 'released', end: { at: now(), reason: 'no-progress', note: null, value: null } }) as const,
    ],
    [
      'expired',
      'deal-expired',
      () =>
        ({
          status: 'expired',
          end: { at: now(), reason: 'protection-ended', note: null, value: null },
        }) as const,
    ],
  ])('that it was %s', async (happened, code, over) => {
    const deal = await after(happened, over());
    await ofDeal(happened);
    expect(await told()).toEqual(toPartner(code));
    const [notice] = await notices();
    expect(notice?.about).toEqual({ place: 'deal', id: deal.id });
    expect(notice?.facts).toEqual({ product: 'GTX Pro', industry: null, city: 'Sharjah', country: 'AE' });
  });

  test('and whom it buys from is not, however much it shares', async () => {
    const { partner, rival } = stage;
    await putUnder(partner, rival, 'all');
    expect(await partnersBelow(rival.id)).toMatchObject([{ id: partner.id, sharing: 'all' }]);
    await after('approved', protectedFor(90));
    await ofDeal('approved');
    expect(await told()).toEqual(toPartner('deal-approved'));
  });

  test('until when it is protected', async () => {
    const { protection } = await after('approved', protectedFor(90));
    await ofDeal('approved');
    expect((await notices()).map(({ until }) => until)).toEqual([protection?.until, protection?.until]);
  });

  test('by when it must report progress, where it was warned', async () => {
    const { protection } = await after('warned', protectedFor(90, { warnedAt: now() }));
    await ofDeal('warned');
    const by = daysAfter(protection?.lastProgressAt ?? '', terms.checkInEveryDays);
    expect((await notices()).map(({ until }) => until)).toEqual([by, by]);
  });

  test('what it is to mend, in its language', async () => {
    const asked = {
      fields: ['value', 'expected-close'] as ('value' | 'expected-close')[],
      note: 'ZQX-NOTE',
      at: now(),
    };
    await after('sent-back', { status: 'action-required', asked });
    await ofDeal('sent-back');
    expect(await told()).toEqual(toPartner('deal-sent-back'));
    const mails = await mailed();
    expect(mails.find(({ to }) => to.includes('seller@manara.example'))?.text).toContain(
      'القيمة وموعد الإغلاق المتوقع',
    );
    expect(JSON.stringify(mails)).not.toMatch(/term\.|\{fields/);
  });
});

/** The mails that go out for what was told. */
async function mailed() {
  const before = stage.post.mails().length;
  expect(await deliver(sendMail, await lettersOf(stage.database))).toEqual([]);
  return stage.post.mails().slice(0, stage.post.mails().length - before);
}

describe('the vendor is told', () => {
  test('by its manager, what waits for a decision, and its partner that it does', async () => {
    await after('sent-to-review', {}, { from: 'draft' });
    await ofDeal('sent-to-review');
    expect(await told()).toEqual([
      'admin: deal-in-review',
      'manager: deal-waiting',
      'seller: deal-in-review',
    ]);
  });

  test('what nobody decided in time', async () => {
    await after('overdue', { overdueAt: now() });
    await ofDeal('overdue');
    expect(await told()).toEqual(['manager: deal-overdue']);
  });

  test('that more time is asked for', async () => {
    const pending = { reason: 'procurement', note: 'ZQX-NOTE', requestedAt: now() } as const;
    await after('extension-requested', protectedFor(20, { pending }));
    await ofDeal('extension-requested');
    expect(await told()).toEqual(['manager: extension-asked']);
  });
});

describe('what holds no more is no news', () => {
  const noProgress = (reason: string) => ({ at: now(), reason, note: null, value: null });
  test.each([
    ['sent-to-review', () => ({ status: 'withdrawn' }) as const],
    ['sent-back', () => ({ status: 'in-review' }) as const],
    ['warned', () => protectedFor(90)],
    ['approved', () => ({ status: 'won' }) as const],
    ['extension-requested', () => protectedFor(90)],
    ['released', () => ({ status: 'released', end: noProgress('given-free') }) as const],
    ['released', () => ({ status: 'released', end: noProgress('partner-unavailable') }) as const],
  ])('%s', async (happened, over) => {
    await after(happened, over());
    await ofDeal(happened);
    expect(await told()).toEqual([]);
  });

  test('a registration that met another claim is told of by its case, and by itself once it was mended', async () => {
    await after('sent-to-review', { conflictId: newId('conflict') }, { from: 'draft' });
    await ofDeal('sent-to-review');
    expect(await told()).toEqual([]);
    await restoreState(stage.database, start);
    const deal = await after('sent-to-review', { conflictId: newId('conflict') });
    const data = { from: 'action-required', partnerId: stage.partner.id, conflictId: deal.conflictId };
    await deliver(giveNotices, [eventOf('rafiq.deals.deal.sent-to-review.v1', deal.id, data)]);
    expect(await told()).toEqual([
      'admin: deal-in-review',
      'manager: deal-waiting',
      'seller: deal-in-review',
    ]);
  });
});

describe('a case', () => {
  test('that is opened is told to its claimant and to the managers of its sides, each once, and to no holder', async () => {
    const one = await caseAfter('opened');
    await ofCase('opened');
    expect(await told()).toEqual([
      'admin: case-opened',
      'manager: case-opened-to-decide',
      'seller: case-opened',
    ]);
    for (const { about } of await notices()) expect(about).toEqual({ place: 'case', id: one.id });
    const until = Object.fromEntries((await notices()).map(({ code, until: at }) => [code, at]));
    expect(until).toEqual({ 'case-opened': null, 'case-opened-to-decide': one.dueAt });
  });

  test('that a rule has decided at once is told by the refusal alone', async () => {
    await caseAfter('opened', { ...resolvedAs('upheld') });
    await ofCase('opened');
    expect(await told()).toEqual([]);
  });

  test('asks its sides, and says nothing of what the deal of the other is', async () => {
    const one = await caseAfter('parties-asked', { status: 'awaiting-parties', holdersTold: true });
    await ofCase('parties-asked');
    expect(await told()).toEqual([
      'admin: evidence-asked',
      'rivalAdmin: evidence-asked',
      'seller: evidence-asked',
    ]);
    for (const { facts, until } of await notices()) expect([facts, until]).toEqual([null, one.dueAt]);
  });

  test('is told to whoever took it, once somebody has', async () => {
    const owner = { userId: stage.people.manager.userId, name: 'Manager' };
    await caseAfter('evidence-given', { owner }, { partnerId: stage.partner.id });
    await ofCase('evidence-given');
    expect(await told()).toEqual(['manager: evidence-given']);
  });

  test('is told to whoever took it also where its evidence is a file', async () => {
    const owner = { userId: stage.people.manager.userId, name: 'Manager' };
    await caseAfter('evidence-filed', { owner }, { partnerId: stage.partner.id });
    await ofCase('evidence-filed');
    expect(await told()).toEqual(['manager: evidence-given']);
  });

  test('that somebody took who has left is told to the managers of its sides', async () => {
    const appeal = { by: 'claimant', partnerId: stage.partner.id, at: now(), text: 'ZQX-APPEAL' } as const;
    const owner = { userId: newId('user'), name: 'Gone' };
    await caseAfter('appealed', { ...resolvedAs('upheld'), status: 'appealed', owner, appeal });
    await ofCase('appealed');
    expect(await told()).toEqual(['manager: case-appealed']);
  });

  test.each([
    ['upheld', 'lost', 'kept'],
    ['transferred', 'gained', 'lost'],
    ['split', 'shared', 'shared'],
    ['co-sell', 'shared', 'shared'],
    ['dismissed', 'gained', 'kept'],
  ] as const)('that is %s tells each side its own', async (resolution, claimant, holder) => {
    await caseAfter('resolved', { ...resolvedAs(resolution), holdersTold: true });
    await ofCase('resolved');
    expect(await told()).toEqual([
      'admin: case-resolved',
      'rivalAdmin: case-resolved',
      'seller: case-resolved',
    ]);
    const said = (await notices()).map(({ userId, params, facts }) => [
      nameOf(userId),
      params['effect'],
      facts,
    ]);
    const claimed = { product: 'GTX Pro', industry: null, city: 'Sharjah', country: 'AE' };
    expect(said.sort()).toEqual([
      ['admin', `effect.${claimant}`, claimed],
      ['rivalAdmin', `effect.${holder}`, null],
      ['seller', `effect.${claimant}`, claimed],
    ]);
  });

  test('says until when a side may appeal, to that side alone', async () => {
    const one = await caseAfter('resolved', { ...resolvedAs('upheld'), holdersTold: true });
    await ofCase('resolved');
    const until = Object.fromEntries((await notices()).map(({ userId, until: at }) => [nameOf(userId), at]));
    expect(until).toEqual({ admin: one.dueAt, seller: one.dueAt, rivalAdmin: null });
  });

  test('keeps it from a holder that knows nothing of it', async () => {
    await caseAfter('resolved', { ...resolvedAs('upheld') });
    await ofCase('resolved');
    expect(await told()).toEqual(toPartner('case-resolved'));
  });

  test('that is decided for the last time says so', async () => {
    await caseAfter('finally-resolved', {
      ...resolvedAs('transferred'),
      status: 'final',
      dueAt: null,
      holdersTold: true,
    });
    await ofCase('finally-resolved');
    const kinds = (await stage.database.items()).flatMap(({ kind, notice }) =>
      kind === 'notice' ? [(notice as { kind: string }).kind] : [],
    );
    expect(kinds).toEqual(['appeal-decided', 'appeal-decided', 'appeal-decided']);
  });

  test('that ended by itself is told to its claimant and whoever would decide it, and to no holder', async () => {
    const { resolved } = resolvedAs('dismissed');
    const ended = { ...resolved, by: 'holders-left' } as const;
    await caseAfter('ended', { status: 'final', dueAt: null, resolved: ended, holdersTold: true });
    await ofCase('ended');
    expect(await told()).toEqual([
      'admin: case-ended',
      'manager: case-ended-by-itself',
      'seller: case-ended',
    ]);
    // A decision that is told of late, of a case that has ended since, is no news.
    await restoreState(stage.database, start);
    await caseAfter('resolved', { status: 'final', dueAt: null, resolved: ended, holdersTold: true });
    await ofCase('resolved');
    expect(await told()).toEqual([]);
  });

  test('that its claimant has left is told to whoever has the account for itself again', async () => {
    const { resolved } = resolvedAs('upheld');
    const left = { ...resolved, by: 'claimant-left' } as const;
    await caseAfter('closed', { status: 'final', dueAt: null, resolved: left, holdersTold: true });
    await ofCase('closed');
    expect(await told()).toEqual(['rivalAdmin: appeal-decided']);
    expect((await notices()).map(({ params }) => params['effect'])).toEqual(['effect.kept']);
    await restoreState(stage.database, start);
    await caseAfter('closed', { status: 'final', dueAt: null, holdersTold: true });
    await ofCase('closed');
    expect(await told()).toEqual([]);
  });

  test('that is overdue is told to whoever decides', async () => {
    await caseAfter('overdue', { overdueAt: now() });
    await ofCase('overdue');
    expect(await told()).toEqual(['manager: case-overdue']);
  });
});

describe('reminders', () => {
  const hourMs = 3_600_000;
  const inHours = (hours: number) => (process.env['RAFIQ_CLOCK_OFFSET_MS'] = String(hours * hourMs));
  const set = async (type: string) => {
    const events = await eventsOf(stage.database, type);
    expect(await deliver(setReminders, [...events, ...events])).toEqual([]);
  };

  test('a protection that ends soon is told once, in its last quarter', async () => {
    await after('approved', protectedFor(90));
    await set('rafiq.deals.deal.approved.v1');
    inHours(24 * 60);
    await remind();
    expect(await told()).toEqual([]);
    inHours(24 * 70);
    await remind();
    await set('rafiq.deals.deal.approved.v1');
    await remind();
    expect(await told()).toEqual(toPartner('protection-ending'));
  });

  test('a protection that is over meanwhile reminds nobody', async () => {
    const deal = await after('approved', protectedFor(90));
    await set('rafiq.deals.deal.approved.v1');
    await move(deal, { status: 'won' }, 'won');
    inHours(24 * 70);
    await remind();
    expect(await told()).toEqual([]);
  });

  test('a review that runs out reminds whoever decides, and the vendor alone', async () => {
    await caseAfter('opened', { holdersTold: true });
    await set('rafiq.deals.conflict.opened.v1');
    inHours(terms.reviewHours * 0.8);
    await remind();
    await remind();
    expect(await told()).toEqual(['manager: case-due']);
  });

  test('sides that were asked and have said nothing are reminded, and no other', async () => {
    const dueAt = hoursAfter(now(), terms.evidenceHours);
    await caseAfter('parties-asked', { status: 'awaiting-parties', holdersTold: true, dueAt });
    await set('rafiq.deals.conflict.parties-asked.v1');
    inHours(terms.evidenceHours * 0.8);
    await remind();
    expect(await told()).toEqual(['rivalAdmin: evidence-due']);
  });
});

describe('nothing of a customer or of a rival', () => {
  test('stands in what any of it tells, in the list or by mail', async () => {
    const { partner, rival } = stage;
    const appeal = { by: 'claimant', partnerId: partner.id, at: now(), text: 'ZQX-APPEAL' } as const;
    await after('approved', protectedFor(90));
    await after('rejected', { status: 'rejected' });
    await caseAfter('opened');
    await caseAfter('parties-asked', { status: 'awaiting-parties', holdersTold: true });
    await caseAfter('resolved', { ...resolvedAs('split'), holdersTold: true });
    await caseAfter('appealed', { ...resolvedAs('upheld'), status: 'appealed', appeal, holdersTold: true });
    const events = (
      await Promise.all(Object.keys(tellings).map((type) => eventsOf(stage.database, type)))
    ).flat();
    expect(await deliver(giveNotices, events)).toEqual([]);
    const all = await notices();
    expect(all.length).toBeGreaterThan(10);
    const mails = await mailed();
    expect(mails.length).toBeGreaterThan(10);
    expect(JSON.stringify([all, mails])).not.toMatch(canaries);
    const ofSide = (organisation: string, emails: string[]) =>
      JSON.stringify([
        all.filter((notice) => notice.organisation === organisation),
        mails.filter(({ to }) => to.some((email) => emails.includes(email))),
      ]);
    const own = ofSide(partner.id, [stage.people.admin.email, stage.people.seller.email]);
    expect(own).not.toMatch(new RegExp(`${rival.id}|${rival.name}`));
    expect(ofSide(rival.id, [stage.people.rivalAdmin.email])).not.toMatch(
      new RegExp(`${partner.id}|${partner.name}|GTX|Sharjah`),
    );
    expect(JSON.stringify(mails)).not.toContain('mail.until');
  });

  test('a registration of another partner is never told to this one', async () => {
    await after('approved', { ...protectedFor(90), partnerId: stage.rival.id });
    await ofDeal('approved');
    expect(await told()).toEqual(['rivalAdmin: deal-approved']);
  });
});
