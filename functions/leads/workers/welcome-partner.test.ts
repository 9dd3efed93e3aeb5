import { updatePartner } from '@rafiq/shared/partners/contract.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { commit } from '#functions/kernel/commit.ts';
import { findPartner } from '#functions/partners/index.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/fixtures/database.ts';
import { startTestIssuer, type TestIssuer } from '../../../test/fixtures/issuer.ts';
import { addMember } from '../../../test/fixtures/people.ts';
import { plainPartner } from '../../../test/fixtures/plain-partner.ts';
import { loadRooms, type Rooms } from '../../../test/fixtures/rooms.ts';
import { runEvents } from '../../../test/fixtures/run-events.ts';
import { system } from '../../../test/fixtures/world/cast.ts';
import { noTurns } from '../domain/distribution/fair-share.ts';
import { publish as publishNext } from '../domain/distribution/policy-course.ts';
import { readPolicy } from '../read-policy.ts';
import { courseWrites } from '../store/policies.ts';
import { readStandings, turnWrites } from '../store/standings.ts';
import { handler } from './welcome-partner.ts';

let database: TestDatabase;
let issuer: TestIssuer;
let rooms: Rooms;
let token: string;

beforeAll(async () => {
  rooms = await loadRooms();
  [database, issuer] = await Promise.all([startTestDatabase(), startTestIssuer()]);
  await addMember('operations', { organisation: 'vendor', role: 'channel-operations' });
  token = await issuer.accessToken('operations');
});
afterAll(() => Promise.all([database.stop(), issuer.stop()]));

let [first, second] = ['', ''];
/** Countries of a test of its own, so that none sees the turns of another. */
let places = [
  ['AE', 'SA'],
  ['OM', 'QA'],
  ['KW', 'BH'],
  ['JO', 'EG'],
];
let [here, there] = ['', ''];

const partnerIn = async (name: string, countries: readonly string[], weight = 1): Promise<string> => {
  const territories = countries.map((country) => ({ country }));
  return (await plainPartner({ name, weight, country: countries[0] ?? '', territories })).id;
};
/** Gives a partner so many turns in a country. */
async function given(partnerId: string, country: string, assigned: number): Promise<void> {
  const turn = { ...noTurns(partnerId), assigned, weight: 1, lastAssignedAt: system().at, version: 1 };
  const writes = turnWrites(
    { ...turn, here: { at: system().at, ahead: 0 } },
    { scopes: [country], decidedIn: country, read: undefined },
  );
  await commit(system(), { writes, events: [], answer: null });
}
async function serve(partnerId: string, countries: readonly string[]): Promise<void> {
  const partner = await findPartner(partnerId);
  const answer = await rooms.call({
    route: updatePartner,
    token,
    params: { partnerId },
    body: { territories: countries.map((country) => ({ country })) },
    headers: { 'if-match': `"${partner?.version ?? 0}"` },
  });
  expect(answer.status).toBe(200);
}
const [created, updated] = ['rafiq.partners.partner.created.v1', 'rafiq.partners.partner.updated.v1'];
const welcome = (types: readonly string[] = [created, updated]) => runEvents(database, handler, types);
const turnsOf = async (partnerId: string, country: string) =>
  (await readStandings(country)).get(partnerId)?.assigned;

beforeEach(async () => {
  [[here = '', there = ''] = [], ...places] = places;
  first = await partnerIn(`First of ${there}`, [here, there]);
  second = await partnerIn(`Second of ${there}`, [there]);
  await welcome();
  await given(first, there, 20);
  await given(second, there, 10);
});

test('a new partner begins at the average level, by its weight', async () => {
  const late = await partnerIn('Late', [there], 2);
  await welcome();
  expect(await turnsOf(late, there)).toBe(30);
});

test('a partner that serves one more country begins there at the average level, and stays as it is elsewhere', async () => {
  const neighbour = await partnerIn('Neighbour', [here]);
  await welcome();
  await given(first, here, 8);
  expect([await turnsOf(neighbour, here), await turnsOf(neighbour, there)]).toEqual([undefined, undefined]);
  await serve(neighbour, [here, there]);
  await welcome([updated]);
  expect(await turnsOf(neighbour, there)).toBe(15);
  // It was here from the beginning: that it has had no turn is its place.
  expect(await turnsOf(neighbour, here)).toBeUndefined();
});

test('whoever has been counted in a country is not counted anew when it serves it again', async () => {
  await serve(first, [here]);
  await given(second, here, 9);
  await serve(first, [here, there]);
  await welcome();
  expect(await turnsOf(first, there)).toBe(20);
});

test('where the policy has newcomers begin at nothing, nobody is welcomed', async () => {
  const head = await readPolicy();
  const { at } = system();
  const step = publishNext(head, { ...head.document, newcomerStart: 'zero' }, at);
  await commit(system(), { writes: courseWrites(head, step, { at, by: 'test' }), events: [], answer: null });
  const late = await partnerIn('Late', [there]);
  await serve(late, [there, here]);
  await welcome();
  expect([await turnsOf(late, there), await turnsOf(late, here)]).toEqual([undefined, undefined]);
});
