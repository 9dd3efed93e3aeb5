import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  again,
  answerOfProblem,
  answerOfStatus,
  behind,
  consequenceOf,
  departure,
  isUncertain,
  itemOf,
  nextToSend,
  type FormToKeep,
  type SendAnswer,
} from './outbox.ts';
import { expectedSubstatus, fieldOf, inOrder, moveOf, wordsOf, type OutboxItem } from './outbox-item.ts';

const hourMs = 3600 * 1000;

const item = (over: Partial<OutboxItem> = {}): OutboxItem => ({
  key: 'key-1',
  memberId: 'user_1',
  leadId: 'lead_1',
  leadName: 'Noor Trading',
  act: 'contact',
  fields: [
    ['channel', 'call'],
    ['note', 'Spoke with the owner.'],
  ],
  basedOn: 3,
  writtenAtMs: 1000,
  triedAtMs: null,
  failures: 0,
  refusal: null,
  ...over,
});
const refusal = { code: 'stale', detail: 'Look again.' };

describe('the order', () => {
  test('is that of writing, whatever order the store answers in', () => {
    const items = [item({ key: 'c', writtenAtMs: 3 }), item({ key: 'a', writtenAtMs: 1 })];
    expect(inOrder(items).map(({ key }) => key)).toEqual(['a', 'c']);
    expect(nextToSend(items, new Set())?.key).toBe('a');
  });

  test('passes over what was refused and leads that are held back', () => {
    const items = [
      item({ key: 'a', writtenAtMs: 1, refusal }),
      item({ key: 'b', writtenAtMs: 2 }),
      item({ key: 'c', writtenAtMs: 3, leadId: 'lead_2' }),
    ];
    expect(nextToSend(items, new Set())?.key).toBe('b');
    expect(nextToSend(items, new Set(['lead_1']))?.key).toBe('c');
    expect(nextToSend(items, new Set(['lead_1', 'lead_2']))).toBeUndefined();
  });
});

describe('an answer', () => {
  test.each([
    [401, 'signed-out'],
    [403, 'refused'],
    [404, 'refused'],
    [409, 'refused'],
    [412, 'refused'],
    [422, 'refused'],
    [429, 'later'],
    [500, 'failed'],
    [502, 'later'],
    [503, 'later'],
    [504, 'later'],
  ])('of %i means %s', (status, kind) => {
    expect(answerOfProblem({ status, ...refusal }).kind).toBe(kind);
  });

  test.each([
    [401, false, 'signed-out'],
    [0, true, 'later'],
    [429, false, 'later'],
    [502, false, 'later'],
    [503, false, 'later'],
    [504, false, 'later'],
    [400, false, 'failed'],
    [404, false, 'failed'],
    [413, false, 'failed'],
    [500, false, 'failed'],
  ])('without words, of status %i (led elsewhere: %s), means %s', (status, opaque, kind) => {
    expect(answerOfStatus(status, opaque).kind).toBe(kind);
  });

  test('takes away what was sent, and lets what was decided after it count on the new version', () => {
    const sent = item({ key: 'a', writtenAtMs: 1 });
    const follower = item({ key: 'b', writtenAtMs: 2, act: 'qualify' });
    const items = [
      sent,
      follower,
      item({ key: 'c', writtenAtMs: 3, basedOn: 9 }),
      item({ key: 'd', writtenAtMs: 4, leadId: 'lead_2' }),
      item({ key: 'e', writtenAtMs: 5, basedOn: null }),
    ];
    expect(consequenceOf(items, sent, { kind: 'sent', version: 4 })).toEqual({
      put: [{ ...follower, basedOn: 4 }],
      remove: ['a'],
      go: 'on',
    });
    expect(consequenceOf(items, sent, { kind: 'sent', version: null }).put).toEqual([]);
  });

  test('puts nothing back that was taken back meanwhile', () => {
    const sent = item({ key: 'a', writtenAtMs: 1 });
    const other = item({ key: 'b', writtenAtMs: 2, leadId: 'lead_2' });
    for (const answer of [{ kind: 'refused', refusal }, { kind: 'failed' }] as const)
      expect(consequenceOf([other], sent, answer).put).toEqual([]);
    // It moved the lead all the same: what was decided after it counts on that.
    const follower = item({ key: 'c', writtenAtMs: 3 });
    expect(consequenceOf([other, follower], sent, { kind: 'sent', version: 4 }).put).toEqual([
      { ...follower, basedOn: 4 },
    ]);
  });

  test('keeps what was refused, with the reason and all that was written', () => {
    const refused = item();
    expect(consequenceOf([refused], refused, { kind: 'refused', refusal })).toEqual({
      put: [{ ...refused, refusal }],
      remove: [],
      go: 'on',
    });
  });

  test('holds a lead back while the server fails on it, and gives it to its writer in the end', () => {
    let tried = item();
    for (let failures = 1; failures < 5; failures += 1) {
      const { put, go } = consequenceOf([tried], tried, { kind: 'failed' });
      expect([go, put[0]?.refusal]).toEqual(['past-lead', null]);
      tried = put[0] ?? tried;
    }
    const last = consequenceOf([tried], tried, { kind: 'failed' });
    expect([last.go, last.put[0]?.refusal?.code]).toEqual(['on', 'not-taken']);
  });

  test('loses nothing but what was sent, whatever it is', () => {
    const answers: SendAnswer[] = [
      { kind: 'sent', version: 4 },
      { kind: 'refused', refusal },
      { kind: 'failed' },
      { kind: 'later' },
      { kind: 'signed-out' },
    ];
    const someItems = fc.uniqueArray(
      fc.record({ key: fc.uuid(), writtenAtMs: fc.nat(), leadId: fc.constantFrom('lead_1', 'lead_2') }),
      { selector: ({ key }) => key, minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(someItems, fc.constantFrom(...answers), (some, answer) => {
        const items = some.map((over) => item(over));
        const [first] = inOrder(items);
        if (first === undefined) return;
        const { put, remove } = consequenceOf(items, first, answer);
        const kept = new Map(items.map((one) => [one.key, one]));
        for (const one of put) kept.set(one.key, one);
        for (const key of remove) kept.delete(key);
        expect(kept.size).toBe(items.length - (answer.kind === 'sent' ? 1 : 0));
        for (const one of kept.values())
          expect(wordsOf(one)).toBe(wordsOf(items.find(({ key }) => key === one.key) ?? first));
      }),
    );
  });
});

describe('a form that waits', () => {
  const nowMs = Date.parse('2026-11-24T06:00:00Z');
  const kept = (entries: Record<string, string>, over: Partial<FormToKeep> = {}) => {
    const formData = new FormData();
    for (const [name, value] of Object.entries({ idempotencyKey: 'key-1', ...entries }))
      formData.set(name, value);
    const lead = { id: 'lead_1', name: 'Noor Trading', version: 3 };
    return itemOf({ memberId: 'user_1', lead, act: 'write', formData, tried: false, ...over }, nowMs);
  };
  const call = { kind: 'call', outcome: 'reached', happenedAt: '', markContacted: 'on' };

  test('is a call of the time it was logged, unless it says when or may have arrived as it stands', () => {
    expect(fieldOf(kept(call), 'happenedAt')).toBe('2026-11-24T06:00:00.000Z');
    const said = '2026-11-23T10:00:00.000Z';
    expect(fieldOf(kept({ ...call, happenedAt: said }), 'happenedAt')).toBe(said);
    expect(fieldOf(kept(call, { tried: true }), 'happenedAt')).toBe('');
    expect(kept({ kind: 'note', text: 'Hello.' }).fields).toEqual([
      ['kind', 'note'],
      ['text', 'Hello.'],
    ]);
  });

  test('counts on the version it was decided on only where it moves the lead', () => {
    expect(kept(call)).toMatchObject({ key: 'key-1', basedOn: 3, triedAtMs: null });
    expect(kept({ kind: 'note' }, { tried: true })).toMatchObject({ basedOn: null, triedAtMs: nowMs });
  });

  test('stands behind all others, and counts on what own moves before it made of its lead', () => {
    const raised = item({ key: 'a', basedOn: 5, writtenAtMs: 9000 });
    const elsewhere = item({ key: 'b', leadId: 'lead_2', basedOn: 8 });
    const given = item({ key: 'c', basedOn: 7, refusal });
    expect(behind([raised, elsewhere, given], item({ key: 'd' }))).toMatchObject({
      basedOn: 5,
      writtenAtMs: 9001,
    });
    expect(behind([raised], item({ key: 'd', basedOn: 6 })).basedOn).toBe(6);
    expect(behind([raised], item({ key: 'd', basedOn: null })).basedOn).toBeNull();
    expect(behind([], item({ key: 'd' }))).toEqual(item({ key: 'd' }));
  });
});

describe('what leaves next', () => {
  test('is marked before it leaves, and keeps the moment it first left', () => {
    const found = departure([item(), item({ key: 'b', writtenAtMs: 2000 })], new Set(), hourMs);
    expect(found.item).toEqual(item({ triedAtMs: hourMs }));
    expect(found).toMatchObject({ put: [found.item], remove: [], waiting: 2 });
    expect(departure([item({ triedAtMs: 5 })], new Set(), hourMs).item?.triedAtMs).toBe(5);
    expect(departure([item()], new Set(['lead_1']), hourMs)).toMatchObject({ put: [], waiting: 1 });
  });

  test('is nothing that may have arrived long ago: its writer is asked', () => {
    const found = departure([item({ triedAtMs: 0 })], new Set(), 24 * hourMs);
    expect(found.item).toBeUndefined();
    expect(found.put.map(({ refusal: asked }) => asked?.code)).toEqual(['uncertain']);
    expect(found.waiting).toBe(0);
  });
});

describe('what may have arrived', () => {
  test('is sent by itself only while the API remembers its key', () => {
    expect(isUncertain(item(), 100 * hourMs)).toBe(false);
    expect(isUncertain(item({ triedAtMs: 0 }), 22 * hourMs)).toBe(false);
    expect(isUncertain(item({ triedAtMs: 0 }), 24 * hourMs)).toBe(true);
  });

  test('keeps its key when sent again, and a refused one gets a new one', () => {
    const now = { key: 'key-2', version: 7, atMs: hourMs };
    const failed = item({ triedAtMs: 1, refusal: { code: 'not-taken', detail: '' } });
    expect(again(failed, now)).toMatchObject({ key: 'key-1', triedAtMs: 1, basedOn: 7, refusal: null });
    expect(again(item({ triedAtMs: 1, refusal }), now)).toMatchObject({
      key: 'key-2',
      triedAtMs: null,
      basedOn: 7,
      writtenAtMs: hourMs,
      refusal: null,
    });
    expect(again(item({ basedOn: null, refusal }), now).basedOn).toBeNull();
  });
});

describe('where a lead will stand', () => {
  const qualify = item({ act: 'qualify', fields: [], writtenAtMs: 2000 });

  test('follows the moves that wait, in their order', () => {
    expect(expectedSubstatus('accepted', [qualify, item()])).toBe('qualified');
    expect(expectedSubstatus('accepted', [qualify])).toBe('accepted');
    expect(expectedSubstatus('accepted', [item({ refusal }), qualify])).toBe('accepted');
  });

  test.each([
    [[['kind', 'call']], null],
    [
      [
        ['kind', 'note'],
        ['markContacted', 'on'],
      ],
      null,
    ],
    [
      [
        ['kind', 'call'],
        ['outcome', 'no-answer'],
        ['markContacted', 'on'],
      ],
      null,
    ],
    [
      [
        ['kind', 'call'],
        ['outcome', 'reached'],
        ['markContacted', 'on'],
      ],
      'contact',
    ],
  ] as const)('a written %j makes the move %s', (fields, move) => {
    expect(moveOf({ act: 'write', fields })).toBe(move);
  });
});
