/** The settings against the real database: versions, refusals, and the clocks that rest on public holidays. */
import { assignLead, readLead } from '@rafiq/shared/leads/contract.ts';
import type { WorkingHours } from '@rafiq/shared/partners/contract.ts';
import { weekdays } from '@rafiq/shared/partners/status.ts';
import { readCaseTexts, saveCaseTexts } from '@rafiq/shared/settings/case-texts-contract.ts';
import { readCalendars, saveCalendars } from '@rafiq/shared/settings/contract.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#functions/kernel/id.ts';
import { createPartner } from '#functions/partners/index.ts';
import { startTestDatabase, type TestDatabase } from '../../test/fixtures/database.ts';
import { startTestIssuer, type TestIssuer } from '../../test/fixtures/issuer.ts';
import { addMember } from '../../test/fixtures/people.ts';
import { loadRooms, type Rooms } from '../../test/fixtures/rooms.ts';
import { system } from '../../test/fixtures/world/cast.ts';
import * as plant from '../../test/fixtures/world/plant-leads.ts';

let database: TestDatabase;
let issuer: TestIssuer;
let rooms: Rooms;
const tokens = new Map<string, string>();

beforeAll(async () => {
  [database, issuer] = await Promise.all([startTestDatabase(), startTestIssuer()]);
  rooms = await loadRooms();
  for (const [name, role] of [
    ['operations', 'channel-operations'],
    ['manager', 'channel-manager'],
  ] as const) {
    await addMember(name, { organisation: 'vendor', role });
    tokens.set(name, await issuer.accessToken(name));
  }
});
afterAll(() => Promise.all([database.stop(), issuer.stop()]));

const save = (who: string, version: number, calendars: unknown, weeks?: unknown) =>
  rooms.call({
    route: saveCalendars,
    token: tokens.get(who),
    headers: { 'if-match': `"${version}"` },
    body: { calendars, ...(weeks !== undefined && { weeks }) },
  });
const current = async () => (await rooms.call({ route: readCalendars, token: tokens.get('manager') })).body;
const never = Object.fromEntries(weekdays.map((weekday) => [weekday, []])) as unknown as WorkingHours;
type Offered = { expiresAt: string };
const day = (text: string, name = 'Holiday') => ({ day: text, name });

test('before anyone saved any there are none, and the first save is version 2', async () => {
  expect(await current()).toEqual({ calendars: [], weeks: [], savedAt: null, version: 1 });
  const saved = await save('operations', 1, [{ country: 'OM', days: [day('2026-11-18')] }]);
  expect([saved.status, saved.body['version'], saved.headers['etag']]).toEqual([200, 2, '"2"']);
  expect((await save('operations', 1, [])).body['code']).toBe('stale');
  expect((await save('manager', 2, [])).body['code']).toBe('forbidden');
});

test.each([
  [
    'one country twice',
    [
      { country: 'OM', days: [] },
      { country: 'OM', days: [] },
    ],
  ],
  ['one day twice', [{ country: 'OM', days: [day('2026-11-18'), day('2026-11-18', 'Again')] }]],
  ['a day that is none', [{ country: 'OM', days: [day('2026-02-30')] }]],
  ['a country that is none', [{ country: 'Oman', days: [] }]],
])('refuses %s, and keeps what it has', async (_, calendars) => {
  const before = await current();
  expect((await save('operations', Number(before['version']), calendars)).body['code']).toBe(
    'invalid-request',
  );
  expect(await current()).toEqual(before);
});

test('a clock in working hours rests on the public holidays of the partner’s country', async () => {
  const plain = { kind: 'reseller', tier: 'gold', weight: 1, timeZone: 'UTC' } as const;
  const empty = { tags: [], address: {}, specialisations: {}, capacity: {} };
  const open = async (name: string, country: string) =>
    (await createPartner({ ...plain, ...empty, name, country }, system(), newId)).partner;
  const [resting, working] = [await open('Resting', 'FR'), await open('Working', 'BE')];
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  // A fortnight of holidays from today on: whatever weekday it is, the clock ends after it.
  const days = Array.from({ length: 14 }, (_, index) => day(inDays(index)));
  await save('operations', Number((await current())['version']), [{ country: 'FR', days }]);
  const offeredUntil = async (partnerId: string) => {
    const lead = await plant.plantLead({ customer: 'plain', country: 'FR' }, plant.pooled);
    const { body } = await rooms.call({
      route: assignLead,
      token: tokens.get('operations'),
      params: { leadId: lead.id },
      body: { partnerId },
    });
    return (body['offer'] as { expiresAt: string }).expiresAt.slice(0, 10);
  };
  expect((await offeredUntil(resting.id)) >= inDays(14)).toBe(true);
  expect((await offeredUntil(working.id)) < inDays(14)).toBe(true);
});

test('a clock in working hours goes by the week of the partner’s country, and one that runs keeps its end', async () => {
  const given = { kind: 'reseller', tier: 'gold', weight: 1, timeZone: 'UTC', country: 'IR' } as const;
  const empty = { tags: [], address: {}, specialisations: {}, capacity: {} };
  const open = async (name: string, workingHours?: WorkingHours) =>
    (await createPartner({ ...given, ...empty, name, workingHours }, system(), newId)).partner;
  const anHourOnMondays = { ...never, monday: [{ from: '09:00', to: '10:00' }] };
  const [following, own] = [await open('Following'), await open('Own', anHourOnMondays)];
  expect([following.workingHours, own.workingHours]).toEqual([null, anHourOnMondays]);
  const offer = async (partnerId: string) => {
    const lead = await plant.plantLead({ customer: 'plain', country: 'IR' }, plant.pooled);
    const params = { leadId: lead.id };
    const { body } = await rooms.call({
      route: assignLead,
      token: tokens.get('operations'),
      params,
      body: { partnerId },
    });
    const until = async () =>
      (
        (await rooms.call({ route: readLead, token: tokens.get('operations'), params })).body[
          'offer'
        ] as Offered
      ).expiresAt;
    return {
      minutes: Math.round((Date.parse((body['offer'] as Offered).expiresAt) - Date.now()) / 60_000),
      until,
    };
  };
  const before = await offer(following.id);
  const runsUntil = await before.until();
  const calendarsNow = await current();
  const aroundTheClock = Object.fromEntries(weekdays.map((day) => [day, [{ from: '00:00', to: '24:00' }]]));
  const saved = await save('operations', Number(calendarsNow['version']), calendarsNow['calendars'], [
    { country: 'IR', hours: aroundTheClock },
  ]);
  expect(saved.body).toMatchObject({ calendars: calendarsNow['calendars'], weeks: [{ country: 'IR' }] });
  // The shipped policy gives eight working hours.
  expect((await offer(following.id)).minutes).toBe(8 * 60);
  expect((await offer(own.id)).minutes).toBeGreaterThan(8 * 60);
  expect(await before.until()).toBe(runsUntil);
  const untouched = await save('operations', Number(saved.body['version']), []);
  expect(untouched.body['weeks']).toEqual(saved.body['weeks']);
});

test('refuses a week in which nobody works, at its field', async () => {
  const version = Number((await current())['version']);
  const { body } = await save('operations', version, [], [{ country: 'IR', hours: never }]);
  expect(body['errors']).toMatchObject([{ pointer: '/weeks/0/hours', code: 'no-working-day' }]);
});

test('texts for conflict cases begin with shipped ones; operations alone changes them, over what it saw', async () => {
  const read = () => rooms.call({ route: readCaseTexts, token: tokens.get('manager') });
  const saveTexts = (who: string, seen: number, lists: unknown) =>
    rooms.call({
      route: saveCaseTexts,
      token: tokens.get(who),
      headers: { 'if-match': `"${seen}"` },
      body: { lists },
    });
  const shipped = (await read()).body;
  expect(shipped).toMatchObject({ savedAt: null, version: 1, lists: { ask: { length: 3 } } });
  const ask = [
    { en: 'Who asked you for an offer, and when?', ar: null, fa: 'چه کسی و کی از شما پیشنهاد خواست؟' },
  ];
  expect((await saveTexts('manager', 1, { ask })).body['code']).toBe('forbidden');
  const saved = await saveTexts('operations', 1, { ask, upheld: [] });
  expect([saved.status, saved.headers['etag']]).toEqual([200, '"2"']);
  expect((await saveTexts('operations', 1, { ask: [] })).body['code']).toBe('stale');
  const refused = await saveTexts('operations', 2, {
    ask: [...ask, { en: 'who asked you for an OFFER, and when?' }],
  });
  expect(refused.body['errors']).toMatchObject([{ pointer: '/lists/ask/1/en', code: 'repeated' }]);
  const again = await saveTexts('operations', 2, { ask });
  expect([again.status, again.headers['etag']]).toEqual([200, '"2"']);
  const now = (await read()).body as { lists: Record<string, unknown> };
  expect(now).toMatchObject({ version: 2, savedAt: expect.any(String) });
  expect(now.lists).toEqual({ ...(shipped['lists'] as object), ask, upheld: [] });
});
