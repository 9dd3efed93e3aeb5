import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { StoredEvent } from '#functions/kernel/event.ts';
import { newId } from '#functions/kernel/id.ts';
import {
  accept,
  assignTo,
  makeOffer,
  recallIdle,
  removeFromRoll,
  startImport,
  takeBack,
  warn,
  workOn,
} from '../../test/fixtures/lead-moves.ts';
import {
  buildNoticeStage,
  deliver,
  eventOf,
  eventsOf,
  lettersOf,
  type NoticeStage,
} from '../../test/fixtures/notices.ts';
import { runWorker } from '../../test/fixtures/run-schedule.ts';
import { readState, restoreState, type TableState } from '../../test/fixtures/table-state.ts';
import { Canaries } from '../../test/fixtures/world/canaries.ts';
import { plantLead, pooled } from '../../test/fixtures/world/plant-leads.ts';
import { isWorked, type Lead } from '#functions/leads/index.ts';
import { handler as giveNotices } from './workers/give-notices.ts';
import { handler as remindWorker } from './workers/remind.ts';
import { handler as sendMail } from './workers/send-mail.ts';
import { handler as setReminders } from './workers/set-reminders.ts';

const dayMs = 86_400_000;
const offered = 'rafiq.leads.lead.offered.v1';
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

const remind = () => runWorker(remindWorker);

interface Stored {
  id: string;
  userId: string;
  code: string;
  about: { place: string; id: string | null };
}
const notices = async (): Promise<Stored[]> =>
  (await stage.database.items())
    .filter(({ kind }) => kind === 'notice')
    .map(({ notice }) => notice as Stored);
const reminders = async () => (await stage.database.items()).filter(({ kind }) => kind === 'reminder');
const told = async (): Promise<string[]> =>
  (await notices()).map(({ userId, code }) => `${nameOf(userId)}: ${code}`).sort();
const nameOf = (userId: string): string =>
  Object.entries(stage.people).find(([, person]) => person.userId === userId)?.[0] ?? userId;

describe('an offer', () => {
  test('is told to everyone who came in at its partner, and to nobody else', async () => {
    const lead = await makeOffer(stage.partner);
    expect(await deliver(giveNotices, await eventsOf(stage.database, offered))).toEqual([]);
    expect(await told()).toEqual(['admin: offer-made', 'seller: offer-made']);
    expect((await notices()).map(({ about }) => about)).toEqual([
      { place: 'offer', id: lead.id },
      { place: 'offer', id: lead.id },
    ]);
  });

  test('carries nothing of the customer, neither in the list nor in the mail', async () => {
    await makeOffer(stage.partner);
    await deliver(giveNotices, await eventsOf(stage.database, offered));
    const before = stage.post.mails().length;
    await deliver(sendMail, await lettersOf(stage.database));
    const mails = stage.post.mails().slice(0, stage.post.mails().length - before);
    expect(mails).toHaveLength(2);
    const canaries = new Canaries();
    expect(canaries.foundIn([await notices(), mails], ['unaccepted', 'person', 'vendor', 'rival'])).toEqual(
      [],
    );
    expect(JSON.stringify(mails)).toContain('GTX');
  });

  test('that was answered before anyone could be told of it is no news', async () => {
    await accept(await makeOffer(stage.partner));
    await deliver(giveNotices, await eventsOf(stage.database, offered));
    expect(await told()).toEqual([]);
  });

  test('is told once to each, whoever is told first', async () => {
    await makeOffer(stage.partner);
    const events = await eventsOf(stage.database, offered);
    await Promise.all([deliver(giveNotices, events), deliver(giveNotices, events)]);
    await deliver(giveNotices, events);
    expect(await told()).toEqual(['admin: offer-made', 'seller: offer-made']);
    expect(await lettersOf(stage.database)).toHaveLength(2);
  });
});

describe('a lead that lies idle', () => {
  const warned = 'rafiq.leads.lead.warned.v1';

  test('its partner is told once, with when it loses it, and by mail', async () => {
    const lead = await warn(await accept(await makeOffer(stage.partner)));
    const events = await eventsOf(stage.database, warned);
    await deliver(giveNotices, [...events, ...events]);
    expect(await told()).toEqual(['admin: recall-due', 'seller: recall-due']);
    const [notice] = (await stage.database.items()).filter(({ kind }) => kind === 'notice');
    const recallAt = isWorked(lead.state) ? lead.state.idle?.recallAt : null;
    expect(notice?.['notice']).toMatchObject({ until: recallAt, about: { place: 'lead', id: lead.id } });
    const before = stage.post.mails().length;
    await deliver(sendMail, await lettersOf(stage.database));
    const [mail] = stage.post.mails();
    expect(stage.post.mails().length - before).toBe(2);
    expect(JSON.stringify(mail)).not.toContain('mail.until');
  });

  test('that was worked on before anyone could be told is no news, and no mail goes out after it was', async () => {
    const lead = await warn(await accept(await makeOffer(stage.partner)));
    const events = await eventsOf(stage.database, warned);
    await deliver(giveNotices, events);
    await workOn(lead);
    const before = stage.post.mails().length;
    await deliver(sendMail, await lettersOf(stage.database));
    expect(stage.post.mails()).toHaveLength(before);
    await restoreState(stage.database, start);
    await workOn(await warn(await accept(await makeOffer(stage.partner))));
    await deliver(giveNotices, await eventsOf(stage.database, warned));
    expect(await told()).toEqual([]);
  });

  test('is told to be gone to those who had it', async () => {
    await recallIdle(await warn(await accept(await makeOffer(stage.partner))));
    await deliver(giveNotices, await eventsOf(stage.database, 'rafiq.leads.lead.recalled.v1'));
    expect(await told()).toEqual(['admin: lead-recalled', 'seller: lead-recalled']);
    expect((await notices()).map(({ about }) => about.place)).toEqual(['nowhere', 'nowhere']);
  });
});

describe('reminders', () => {
  const inDays = (days: number) => (process.env['RAFIQ_CLOCK_OFFSET_MS'] = String(days * dayMs));

  test('come once, when a quarter of the time is left', async () => {
    // Planted offers run for thirty days.
    await makeOffer(stage.partner);
    await deliver(setReminders, await eventsOf(stage.database, offered));
    inDays(20);
    await remind();
    expect(await told()).toEqual([]);
    inDays(27);
    await remind();
    await remind();
    await deliver(setReminders, await eventsOf(stage.database, offered));
    await remind();
    expect(await told()).toEqual(['admin: offer-ending', 'seller: offer-ending']);
    expect(await reminders()).toEqual([]);
  });

  test('are forgotten with the answer, and the first contact has its own', async () => {
    const { state } = await accept(await makeOffer(stage.partner));
    await deliver(setReminders, await eventsOf(stage.database, offered));
    await deliver(setReminders, await eventsOf(stage.database, 'rafiq.leads.lead.accepted.v1'));
    expect(await reminders()).toHaveLength(1);
    if (!isWorked(state)) throw new Error(state.substatus);
    // A clock in working hours is longer over a weekend.
    inDays((Date.parse(state.contactBy) - Date.now()) / dayMs - 0.001);
    await remind();
    expect(await told()).toEqual(['admin: contact-due', 'seller: contact-due']);
  });

  test('that were overtaken by the answer say nothing, even where nobody took them away', async () => {
    const lead = await makeOffer(stage.partner);
    await deliver(setReminders, await eventsOf(stage.database, offered));
    await takeBack(await accept(lead));
    inDays(27);
    await remind();
    expect(await told()).toEqual([]);
    expect(await reminders()).toEqual([]);
  });

  test('are not mailed once the clock has stopped', async () => {
    const lead = await makeOffer(stage.partner);
    await deliver(setReminders, await eventsOf(stage.database, offered));
    inDays(27);
    await remind();
    await accept(lead);
    const before = stage.post.mails().length;
    expect(await deliver(sendMail, await lettersOf(stage.database))).toEqual([]);
    expect(stage.post.mails()).toHaveLength(before);
    const marks = (await stage.database.items()).filter(({ kind }) => kind === 'mail');
    expect(marks.map(({ because }) => because)).toEqual(['over', 'over']);
  });

  test('that come too late say nothing', async () => {
    await makeOffer(stage.partner);
    await deliver(setReminders, await eventsOf(stage.database, offered));
    inDays(31);
    await remind();
    expect(await told()).toEqual([]);
  });

  test('are swept in batches, every one of them', async () => {
    const leads = 40;
    for (let index = 0; index < leads; index += 1) await makeOffer(stage.partner);
    await deliver(setReminders, await eventsOf(stage.database, offered));
    expect(await reminders()).toHaveLength(leads);
    inDays(27);
    await remind();
    expect(await told()).toHaveLength(2 * leads);
    expect(await reminders()).toEqual([]);
  });
});

describe('other tidings', () => {
  test('a lead taken back is told to those who had it', async () => {
    await takeBack(await accept(await makeOffer(stage.partner)));
    await deliver(giveNotices, await eventsOf(stage.database, 'rafiq.leads.lead.withdrawn.v1'));
    expect(await told()).toEqual(['admin: lead-withdrawn', 'seller: lead-withdrawn']);
  });

  test.each([
    ['an open offer', (lead: Lead) => Promise.resolve(lead)],
    ['a lead that was accepted', accept],
  ])(
    '%s that is given to somebody else is told to both, and names neither to the other',
    async (_, first) => {
      const { partner, rival, database, post } = stage;
      await assignTo(await first(await makeOffer(partner)), rival);
      const assigned = await eventsOf(database, 'rafiq.leads.lead.assigned.v1');
      await deliver(giveNotices, [...assigned, ...assigned]);
      expect(await told()).toEqual([
        'admin: lead-withdrawn',
        'rivalAdmin: offer-made',
        'seller: lead-withdrawn',
      ]);
      const before = post.mails().length;
      await deliver(sendMail, await lettersOf(database));
      const mails = post.mails().slice(0, post.mails().length - before);
      const said = ({ email }: { email: string }) =>
        JSON.stringify(mails.filter(({ to }) => to.includes(email)));
      expect(mails).toHaveLength(3);
      for (const person of [stage.people.admin, stage.people.seller]) {
        expect(said(person)).not.toMatch(new RegExp(`${rival.name}|${rival.id}|zqx`, 'i'));
      }
      expect(said(stage.people.rivalAdmin)).not.toMatch(new RegExp(`${partner.name}|${partner.id}|zqx`, 'i'));
      const listed = (await notices()).filter(({ code }) => code === 'lead-withdrawn');
      expect(JSON.stringify(listed.map(({ userId: _user, ...shown }) => shown))).not.toContain(rival.id);
      expect(listed.map(({ about }) => about.place)).toEqual(['nowhere', 'nowhere']);
    },
  );

  test('a lead that nobody had is news to the new partner alone', async () => {
    await assignTo(await plantLead({ customer: 'unaccepted', country: 'AE' }, pooled), stage.rival);
    await deliver(giveNotices, await eventsOf(stage.database, 'rafiq.leads.lead.assigned.v1'));
    expect(await told()).toEqual(['rivalAdmin: offer-made']);
  });

  test('a batch that is undone takes its offers back, and says so', async () => {
    const lead = await makeOffer(stage.partner);
    const data = { from: 'offered', to: 'pooled', partnerId: null, supersededPartnerId: stage.partner.id };
    await deliver(giveNotices, [eventOf('rafiq.leads.lead.put-back.v1', lead.id, data)]);
    expect(await told()).toEqual(['admin: lead-withdrawn', 'seller: lead-withdrawn']);
  });

  test('an import that ended is told to who started it', async () => {
    const { manager } = stage.people;
    const importId = await startImport(manager.userId);
    const worker = { kind: 'system', id: 'run-import', organisation: null } as const;
    const rows = { total: 9, read: 9, taken: 7, unchanged: 0, refused: 2, noticed: 0 };
    await deliver(giveNotices, [eventOf('rafiq.imports.job.finished.v1', importId, { rows }, worker)]);
    expect(await told()).toEqual(['manager: import-finished']);
    expect(await notices()).toMatchObject([
      { params: { taken: 7, unchanged: 0, refused: 2 }, about: { place: 'import', id: importId } },
    ]);
  });

  test('a question reaches the manager of the partner, its answer the partner', async () => {
    const lead = await makeOffer(stage.partner);
    const asked = eventOf('rafiq.leads.lead.asked.v1', lead.id, {}, { organisation: stage.partner.id });
    const answered = eventOf('rafiq.leads.lead.answered.v1', lead.id, { partnerId: stage.partner.id });
    await deliver(giveNotices, [asked, answered]);
    expect(await told()).toEqual(['admin: lead-answered', 'manager: lead-asked', 'seller: lead-answered']);
  });

  test('a mention reaches those who stand on the rolls of the two sides, but not its author', async () => {
    const lead = await makeOffer(stage.partner);
    const { admin, seller, rivalAdmin, manager } = stage.people;
    const mentions = [admin, seller, rivalAdmin, manager].map(({ userId }) => userId);
    const by = { organisation: stage.partner.id, id: admin.userId };
    await deliver(giveNotices, [
      eventOf('rafiq.leads.lead.noted.v1', lead.id, { mentions: [...mentions, ...mentions] }, by),
    ]);
    expect(await told()).toEqual(['manager: mentioned', 'seller: mentioned']);
  });

  test('events of another shape tell nothing, and fail nothing', async () => {
    const lead = await makeOffer(stage.partner);
    const strange = [
      eventOf('rafiq.leads.lead.noted.v1', lead.id, { mentions: 'everyone' }),
      eventOf('rafiq.leads.lead.asked.v1', lead.id, { partnerId: 7 }),
      eventOf('rafiq.leads.lead.answered.v1', newId('lead'), { partnerId: stage.partner.id }),
      eventOf('rafiq.leads.lead.offered.v1', lead.id, {}),
      eventOf('rafiq.imports.job.finished.v1', newId('import'), {}),
      eventOf('rafiq.identity.member.invited.v1', newId('user'), { byMail: 'yes' }),
      eventOf('rafiq.something.else.happened.v1', lead.id, {}),
    ];
    expect(await deliver(giveNotices, strange)).toEqual([]);
    expect(await told()).toEqual([]);
  });

  test('an invitation is written to the address that was invited, if somebody wants it mailed', async () => {
    const { partner, invitedId, post, database } = stage;
    const data = { userId: invitedId, organisation: partner.id, role: 'partner-seller' };
    const before = post.mails().length;
    const type = 'rafiq.identity.member.invited.v1';
    await deliver(giveNotices, [eventOf(type, invitedId, data)]);
    expect(await lettersOf(database)).toEqual([]);
    await deliver(giveNotices, [
      eventOf(type, invitedId, { ...data, byMail: true }),
      eventOf('rafiq.identity.member.reinvited.v1', invitedId, { ...data, byMail: true }),
    ]);
    const letters = await lettersOf(database);
    await deliver(sendMail, [...letters, ...letters]);
    const mails = post.mails().slice(0, post.mails().length - before);
    expect(mails.map(({ to, subject }) => [to, subject])).toEqual([
      [['late@manara.example'], 'Your invitation to Manara'],
      [['late@manara.example'], 'Your invitation to Manara'],
    ]);
    for (const { text } of mails.slice(0, 2))
      expect(text).toContain(`https://portal.test/join/${invitedId}.`);
  });

  test('an invitation of somebody who was removed meanwhile is not mailed', async () => {
    const { partner, invitedId, post, database } = stage;
    const data = { userId: invitedId, organisation: partner.id, role: 'partner-seller', byMail: true };
    await deliver(giveNotices, [eventOf('rafiq.identity.member.invited.v1', invitedId, data)]);
    await removeFromRoll(partner.id, invitedId);
    const before = post.mails().length;
    await deliver(sendMail, await lettersOf(database));
    expect(post.mails()).toHaveLength(before);
  });
});

/** What must be the same however events came: who was told what, what was mailed, what waits. */
async function outcome(mailsBefore: number): Promise<string> {
  const mails = stage.post.mails().slice(0, stage.post.mails().length - mailsBefore);
  const items = await stage.database.items();
  const marks = items
    .filter(({ kind }) => kind === 'mail')
    .map(({ pk, status, because }) => [pk, status, because]);
  return JSON.stringify([
    (await notices()).map(({ id, userId }) => [id, userId]),
    mails.map(({ to, subject, text }) => [to, subject, text]).sort(),
    marks,
    (await reminders()).map(({ pk, duesk }) => [pk, duesk]),
  ]);
}

test('each event three times, in ten shuffles: the same state, and one mail for each notice', async () => {
  await makeOffer(stage.partner);
  await takeBack(await accept(await makeOffer(stage.partner)));
  await accept(await makeOffer(stage.rival));
  const invited = { userId: stage.invitedId, organisation: stage.partner.id, role: 'partner-seller' };
  const events: StoredEvent[] = [
    ...(await stage.database.items()).flatMap(({ kind, event }) =>
      kind === 'event' ? [event as StoredEvent] : [],
    ),
    eventOf('rafiq.identity.member.invited.v1', stage.invitedId, { ...invited, byMail: true }),
  ];
  const begun = await readState(stage.database);
  const outcomes = new Set<string>();
  const shuffled = (of: readonly StoredEvent[]) =>
    fc.shuffledSubarray([...of, ...of, ...of], { minLength: 3 * of.length });
  const orders = fc.sample(shuffled(events), { numRuns: 10, seed: 42 });
  for (const [run, order] of orders.entries()) {
    const before = stage.post.mails().length;
    for (const event of order) {
      await deliver(giveNotices, [event]);
      await deliver(setReminders, [event]);
    }
    const letters = await lettersOf(stage.database);
    for (const letter of fc.sample(shuffled(letters), { numRuns: 1, seed: run })[0] ?? []) {
      await deliver(sendMail, [letter]);
    }
    expect(stage.post.mails().length - before).toBe(letters.length);
    outcomes.add(await outcome(before));
    await restoreState(stage.database, begun);
  }
  expect(outcomes.size).toBe(1);
});
