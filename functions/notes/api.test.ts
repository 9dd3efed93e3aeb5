import {
  listContacts,
  readLead,
  readTimeline,
  withdrawLead,
  assignLead,
  acceptOffer,
} from '@rafiq/shared/leads/contract.ts';
import * as contract from '@rafiq/shared/notes/contract.ts';
import type { AnyRoute } from '@rafiq/shared/route.ts';
import type { TimelineEntry } from '@rafiq/shared/timeline.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TestAnswer, TestRequest } from '../../test/fixtures/call.ts';
import { digestOf, readState, restoreState } from '../../test/fixtures/table-state.ts';
import { buildWorld, type ActorName, type World } from '../../test/fixtures/world/world.ts';

let world: World;
let leadId: string;
let own: string;
let rival: string;

beforeAll(async () => {
  world = await buildWorld();
  leadId = world.records.leadId.own;
  own = world.records.partnerId.own;
  rival = world.records.partnerId.foreign[0] ?? '';
});
beforeEach(() => restoreState(world.database, world.start));
afterEach(() => {
  delete process.env['RAFIQ_CLOCK_OFFSET_MS'];
});
afterAll(() => world.stop());

const as = (
  who: ActorName,
  route: AnyRoute,
  request: Partial<Omit<TestRequest, 'route' | 'token'>> = {},
): Promise<TestAnswer> =>
  world.rooms.call({ route, token: world.actors[who].token, params: { leadId }, ...request });

async function write(who: ActorName, body: unknown, on = leadId): Promise<TestAnswer> {
  const answer = await as(who, contract.noteLead, { params: { leadId: on }, body });
  expect([answer.status, answer.body['code']]).toEqual([201, undefined]);
  return answer;
}
async function timelineOf(who: ActorName, on = leadId): Promise<TimelineEntry[]> {
  const { status, body } = await as(who, readTimeline, {
    params: { leadId: on },
    query: { limit: '100' },
  });
  expect(status).toBe(200);
  return body['items'] as TimelineEntry[];
}
const wordsFor = async (who: ActorName): Promise<(string | null)[]> =>
  (await timelineOf(who)).map(({ note }) => note);
const userId = (who: ActorName): string => String(world.actors[who].userId);

/** Takes the lead from its owner and gives it to the other partner, which accepts. */
async function handOver(to: string, taker: ActorName): Promise<void> {
  await as('operations', withdrawLead, { body: { reason: 'wrong-partner' } });
  const assigned = await as('operations', assignLead, { body: { partnerId: to } });
  const offerId = (assigned.body['offer'] as { id: string }).id;
  const accepted = await as(taker, acceptOffer, { params: { offerId }, body: {} });
  expect(accepted.status).toBe(200);
}

describe('a note stays on its writer’s side', () => {
  test('of a partner, until it shares it', async () => {
    await write('ownSeller', { text: 'Keep this among us' });
    await write('ownSeller', { text: 'For our manager', shared: true });
    expect(await wordsFor('ownAdmin')).toEqual(
      expect.arrayContaining(['Keep this among us', 'For our manager']),
    );
    for (const who of ['operations', 'manager'] as const) {
      const entries = await timelineOf(who);
      expect(entries.map(({ note }) => note)).toContain('For our manager');
      expect(JSON.stringify(entries)).not.toContain('Keep this among us');
    }
    for (const who of ['viewer', 'finance'] as const) {
      expect(JSON.stringify(await timelineOf(who))).not.toContain('For our manager');
    }
  });

  test('of the vendor, until it shares it with the owner', async () => {
    await write('manager', { text: 'They pay late' });
    await write('manager', { text: 'They asked for you by name', shared: true });
    expect(await wordsFor('operations')).toEqual(
      expect.arrayContaining(['They pay late', 'They asked for you by name']),
    );
    const seen = JSON.stringify(await timelineOf('ownSeller'));
    expect(seen).toContain('They asked for you by name');
    expect(seen).not.toContain('They pay late');
  });

  test('and cannot be shared while nobody owns the lead', async () => {
    const answer = await as('operations', contract.noteLead, {
      params: { leadId: world.records.leadId.pooled },
      body: { text: 'Who takes it?', shared: true },
    });
    expect([answer.status, answer.body['code']]).toEqual([422, 'nobody-to-share-with']);
    expect(digestOf(await readState(world.database))).toBe(digestOf(world.start));
  });

  test('makes no new version of the lead, and goes on no bus', async () => {
    const before = await as('operations', readLead);
    await write('manager', { text: 'Between us', mentions: [userId('operations')] });
    const after = await as('operations', readLead);
    expect(after.headers['etag']).toBe(before.headers['etag']);
    const told = (await world.database.items()).filter(
      ({ event }) => (event as { type?: string } | undefined)?.type === 'rafiq.leads.lead.noted.v1',
    );
    expect(told.map(({ event }) => JSON.stringify(event)).join()).toContain(userId('operations'));
    expect(told.map(({ event }) => JSON.stringify(event)).join()).not.toContain('Between us');
    expect(told.map(({ note }) => note)).toContain('Between us');
  });
});

describe('a mention', () => {
  test('reaches whoever reads the note, and says so to that reader', async () => {
    const { body } = await as('ownSeller', contract.listLeadReaders);
    const readers = body['items'] as contract.Reader[];
    expect(readers.map(({ id, side }) => [id, side])).toEqual(
      expect.arrayContaining([
        [userId('ownAdmin'), 'own'],
        [userId('manager'), 'other'],
      ]),
    );
    expect(readers.map(({ id }) => id)).not.toContain(userId('operations'));
    expect(readers.map(({ id }) => id)).not.toContain(userId('rivalAdmin'));
    await write('ownSeller', { text: '@manager', shared: true, mentions: [userId('manager')] });
    const [entry] = await timelineOf('manager');
    expect(entry?.written).toMatchObject({ mentionsYou: true, shared: true, editableUntil: null });
    expect((await timelineOf('operations'))[0]?.written?.mentionsYou).toBe(false);
  });

  test.each<[ActorName, ActorName, boolean]>([
    ['ownSeller', 'rivalAdmin', true],
    ['ownSeller', 'operations', true],
    ['ownSeller', 'manager', false],
    ['ownSeller', 'ownMachine', true],
    ['manager', 'rivalAdmin', true],
    ['manager', 'ownAdmin', false],
    ['manager', 'viewer', false],
    ['operations', 'suspendedAdmin', true],
  ])('by %s of %s (shared: %s) is refused, and changes nothing', async (who, whom, shared) => {
    const answer = await as(who, contract.noteLead, {
      body: { text: 'Look', shared, mentions: [userId(whom)] },
    });
    expect([answer.status, answer.body['code']]).toEqual([422, 'may-not-see']);
    expect(answer.body['errors']).toMatchObject([{ pointer: '/mentions/0', code: 'may-not-see' }]);
    expect(digestOf(await readState(world.database))).toBe(digestOf(world.start));
  });
});

describe('a note can be changed', () => {
  const patch = (who: ActorName, noteId: string, body: unknown, version = 1) =>
    as(who, contract.editNote, { params: { noteId }, headers: { 'if-match': `"${version}"` }, body });

  test('by its author for a quarter of an hour, wherever it is shown, with its trace kept', async () => {
    const noteId = String((await write('ownSeller', { text: 'Frist words', shared: true })).body['id']);
    expect((await timelineOf('ownSeller'))[0]?.written?.editableUntil).toEqual(expect.any(String));
    expect((await patch('ownSeller', noteId, { text: 'First words' })).status).toBe(200);
    for (const who of ['ownAdmin', 'manager'] as const) {
      const [entry] = await timelineOf(who);
      expect(entry).toMatchObject({
        note: 'First words',
        written: { editedAt: expect.any(String) as string },
      });
    }
    const gone = await as('ownSeller', contract.withdrawNote, { params: { noteId }, body: {} });
    expect(gone.body).toMatchObject({ text: null, version: 3 });
    for (const who of ['ownAdmin', 'manager'] as const) {
      const [entry] = await timelineOf(who);
      expect(entry).toMatchObject({ note: null, written: { withdrawnAt: expect.any(String) as string } });
    }
    const trace = (await world.database.items()).filter(
      ({ pk, kind }) => pk === `NOTE#${noteId}` && kind === 'event',
    );
    expect(trace.map(({ note }) => note)).toEqual(['Frist words', 'First words']);
    const again = await patch('ownSeller', noteId, { text: 'And again' }, 3);
    expect([again.status, again.body['code']]).toEqual([409, 'no-longer-editable']);
  });

  test('by nobody else, and not later', async () => {
    const noteId = String((await write('ownSeller', { text: 'Mine', shared: true })).body['id']);
    const hidden = String((await write('manager', { text: 'Ours' })).body['id']);
    const before = digestOf(await readState(world.database));
    expect((await patch('ownAdmin', noteId, { text: 'Yours' })).body['code']).toBe('forbidden');
    expect((await patch('manager', noteId, { text: 'Yours' })).body['code']).toBe('forbidden');
    expect((await patch('ownSeller', hidden, { text: 'Yours' })).body['code']).toBe('not-found');
    expect((await patch('rivalAdmin', noteId, { text: 'Yours' })).body['code']).toBe('not-found');
    process.env['RAFIQ_CLOCK_OFFSET_MS'] = String(15 * 60_000);
    expect((await patch('ownSeller', noteId, { text: 'Late' })).body['code']).toBe('no-longer-editable');
    expect(digestOf(await readState(world.database))).toBe(before);
  });
});

describe('a call', () => {
  test('is logged with one tap, and marks the lead contacted in the same step if asked', async () => {
    await write('ownSeller', { kind: 'call' });
    expect((await timelineOf('ownSeller'))[0]).toMatchObject({ text: 'A call: reached.', note: null });
    expect((await as('ownSeller', readLead)).body['substatus']).toBe('accepted');
    const text = 'They want a discount';
    const { body } = await write('ownSeller', { kind: 'call', text, markContacted: true });
    expect(body).toMatchObject({ kind: 'call', outcome: 'reached', shared: false });
    expect((await as('ownSeller', readLead)).body['substatus']).toBe('contacted');
    expect((await timelineOf('ownSeller'))[0]?.note).toBe(text);
    // The move is the vendor's to know; the words are not.
    const [seen] = await timelineOf('manager');
    expect(seen).toMatchObject({ type: 'rafiq.leads.lead.contacted.v1', note: null });
  });

  test.each([
    [{ kind: 'note' }, '/text', 'required'],
    [{ kind: 'note', text: 'x', outcome: 'reached' }, '/outcome', 'not-offered'],
    [{ kind: 'call', outcome: 'no-answer', markContacted: true }, '/markContacted', 'not-offered'],
    [{ kind: 'call', happenedAt: '2999-01-01T00:00:00Z' }, '/happenedAt', 'in-the-future'],
    [{ text: 'x'.repeat(4001) }, '/text', 'too-long'],
    [{ text: 'x'.repeat(999_000) }, '/text', 'too-long'],
  ])('or note that says %o is refused at its field', async (body, pointer, code) => {
    const answer = await as('ownSeller', contract.noteLead, { body });
    expect([answer.status, answer.body['code']]).toEqual([400, 'invalid-request']);
    expect(answer.body['errors']).toMatchObject([{ pointer, code }]);
    expect(digestOf(await readState(world.database))).toBe(digestOf(world.start));
  });

  test('and a note of more than a megabyte is too large', async () => {
    const answer = await as('ownSeller', contract.noteLead, { body: { text: 'x'.repeat(1_100_000) } });
    expect([answer.status, answer.body['code']]).toEqual([413, 'too-large']);
  });

  test('stays in the history of its account for whoever made it', async () => {
    const { contacted, qualified } = world.records.leadId;
    await write('ownSeller', { kind: 'meeting', text: 'Met at the fair' }, contacted);
    const { body } = await as('ownSeller', listContacts, { params: { leadId: qualified } });
    const history = body['items'] as TimelineEntry[];
    expect(history.map(({ note, subject }) => [note, subject])).toContainEqual([
      'Met at the fair',
      contacted,
    ]);
    expect(history.every(({ subject }) => subject !== qualified)).toBe(true);
  });
});

describe('a question', () => {
  const open = async (who: ActorName): Promise<contract.Question[]> =>
    (await as(who, contract.listQuestions, { params: {}, query: { limit: '100', leadId } })).body[
      'items'
    ] as contract.Question[];

  test('waits with the partner and its manager until it is answered on the lead', async () => {
    const asked = await as('ownSeller', contract.askQuestion, { body: { text: 'May we discount?' } });
    expect(asked.status).toBe(201);
    const questionId = String(asked.body['id']);
    expect((await open('ownAdmin')).map(({ id, partner }) => [id, partner])).toContainEqual([
      questionId,
      null,
    ]);
    expect((await open('manager')).map(({ id, partner }) => [id, partner?.id])).toContainEqual([
      questionId,
      own,
    ]);
    expect(await open('rivalAdmin')).toEqual([]);
    const answered = await as('manager', contract.answerQuestion, {
      params: { questionId },
      body: { text: 'Up to five percent' },
    });
    expect(answered.body).toMatchObject({ status: 'answered', answer: 'Up to five percent' });
    expect((await open('ownAdmin')).map(({ id }) => id)).not.toContain(questionId);
    expect((await wordsFor('ownSeller')).slice(0, 2)).toEqual(['Up to five percent', 'May we discount?']);
    const twice = await as('operations', contract.answerQuestion, {
      params: { questionId },
      body: { text: 'No' },
    });
    expect([twice.status, twice.body['code']]).toEqual([409, 'question-no-longer-open']);
  });

  test('of one manager’s portfolio is no other manager’s, and of a former owner nobody’s', async () => {
    const asked = await as('ownSeller', contract.askQuestion, { body: { text: 'Is Zqx coming?' } });
    const questionId = String(asked.body['id']);
    await handOver(rival, 'rivalAdmin');
    for (const who of ['ownAdmin', 'rivalAdmin', 'operations', 'manager'] as const) {
      expect((await open(who)).map(({ id }) => id)).not.toContain(questionId);
    }
    const answer = await as('operations', contract.answerQuestion, {
      params: { questionId },
      body: { text: 'No' },
    });
    expect(answer.body['code']).toBe('question-no-longer-open');
    const foreign = await as('manager', contract.answerQuestion, {
      params: { questionId },
      body: { text: 'No' },
    });
    expect(foreign.body['code']).toBe('not-found');
  });
});

test('a new owner starts with an empty page; the former one finds its own again if the lead comes back', async () => {
  const secret = 'Before the change';
  await write('ownSeller', { text: `${secret}: ours` });
  const shared = String((await write('ownSeller', { text: `${secret}: told`, shared: true })).body['id']);
  const fromVendor = String(
    (await write('manager', { text: `${secret}: for you`, shared: true })).body['id'],
  );
  await as('ownSeller', contract.askQuestion, { body: { text: `${secret}: asked` } });
  await handOver(rival, 'rivalAdmin');

  expect(JSON.stringify(await timelineOf('rivalAdmin'))).not.toContain(secret);
  for (const noteId of [shared, fromVendor]) {
    for (const who of ['rivalAdmin', 'ownSeller'] as const) {
      const answer = await as(who, contract.readNote, { params: { noteId } });
      expect([who, answer.status]).toEqual([who, 404]);
    }
  }
  expect((await as('ownSeller', readTimeline)).status).toBe(404);
  expect((await as('ownSeller', contract.noteLead, { body: { text: 'Still here' } })).status).toBe(404);
  await write('rivalAdmin', { text: 'After the change' });

  await as('operations', withdrawLead, { body: { reason: 'wrong-partner' } });
  const back = await as('operations', assignLead, { body: { partnerId: own } });
  const offerId = (back.body['offer'] as { id: string }).id;
  await as('ownAdmin', acceptOffer, { params: { offerId }, body: {} });
  const again = JSON.stringify(await timelineOf('ownSeller'));
  for (const words of ['ours', 'told', 'for you', 'asked']) expect(again).toContain(`${secret}: ${words}`);
  expect(again).not.toContain('After the change');
});
