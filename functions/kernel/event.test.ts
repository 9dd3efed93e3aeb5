import { describe, expect, test } from 'vitest';
import { eventItems, type EventDraft } from './event.ts';

const change = {
  at: '2026-11-22T09:30:00.000Z',
  by: { kind: 'person', id: 'user_1', organisation: 'vendor' },
  requestId: 'request-1',
} as const;
const draft: EventDraft = {
  id: 'evnt_1',
  type: 'rafiq.test.thing.noted.v1',
  subject: 'thing_1',
  pk: 'THING#1',
  version: 7,
  data: { noteId: 'note_1' },
  note: 'Words',
};
const keysOf = (changed: Partial<EventDraft>) =>
  eventItems({ ...draft, ...changed }, change).map(({ pk, sk }) => [pk, sk]);
const copies = [{ key: { pk: 'PTNR#1#LEAD', sk: 'lead_1#EVT#000000007' }, data: {}, note: true }];

describe('an event lies', () => {
  test('at the version it made, with its copies where their readers look', () => {
    expect(keysOf({ copies })).toEqual([
      ['THING#1', 'EVT#000000007'],
      ['PTNR#1#LEAD', 'lead_1#EVT#000000007'],
    ]);
  });

  test('behind the version it made none of, told apart by its id', () => {
    expect(keysOf({ beside: true, copies })).toEqual([
      ['THING#1', 'EVT#000000007#evnt_1'],
      ['PTNR#1#LEAD', 'lead_1#EVT#000000007#evnt_1'],
    ]);
    const [[, beside] = []] = keysOf({ beside: true });
    expect(['EVT#000000007', String(beside), 'EVT#000000008'].sort()).toEqual([
      'EVT#000000007',
      beside,
      'EVT#000000008',
    ]);
  });

  test('elsewhere if it is one partner’s alone', () => {
    const place = { pk: 'PTNR#1#LEAD', sk: 'lead_1#EVT#000000007' };
    expect(keysOf({ beside: true, place })).toEqual([['PTNR#1#LEAD', 'lead_1#EVT#000000007#evnt_1']]);
  });
});

describe('the words of an event', () => {
  test('stand beside it, never in what goes on the bus', () => {
    const [item] = eventItems(draft, change);
    expect(item?.['note']).toBe('Words');
    expect(JSON.stringify(item?.['event'])).not.toContain('Words');
  });

  test('stand in its copies alone, where they are not for the record’s own readers', () => {
    const [own, copy] = eventItems({ ...draft, noteHere: false, copies }, change);
    expect([own?.['note'], copy?.['note']]).toEqual([undefined, 'Words']);
  });
});

test('what only the vendor may know of is no act of the partner that brought it about', () => {
  const byOf = (organisation: string | null, forVendorAlone?: true) => {
    const by = { kind: 'person', id: 'user_1', organisation } as const;
    const made = { ...draft, ...(forVendorAlone && { forVendorAlone }) };
    const [item] = eventItems(made, { ...change, by });
    return (item?.['event'] as { by: unknown }).by;
  };
  expect(byOf('ptnr_1', true)).toEqual({ kind: 'system', id: 'rafiq', organisation: null });
  for (const organisation of ['vendor', null])
    expect(byOf(organisation, true)).toMatchObject({ id: 'user_1', organisation });
  expect(byOf('ptnr_1')).toMatchObject({ id: 'user_1', organisation: 'ptnr_1' });
});

test('an event is listed where it is asked to be, each copy in a list of its own', () => {
  const listed = [{ ...copies[0]!, listedIn: 'PTNR#1#CONTACTS' }];
  const lists = eventItems({ ...draft, listedIn: 'CONTACTS', copies: listed }, change).map((item) => [
    item['gsi1pk'],
    item['gsi1sk'],
  ]);
  const sort = '2026-11-22T09:30:00.000Z#evnt_1';
  expect(lists).toEqual([
    ['CONTACTS', sort],
    ['PTNR#1#CONTACTS', sort],
  ]);
});
