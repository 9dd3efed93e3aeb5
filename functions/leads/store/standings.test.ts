import { afterAll, beforeAll, expect, test } from 'vitest';
import { toInstant, nowMs } from '#functions/kernel/clock.ts';
import { commit, ConditionFailed, type Write } from '#functions/kernel/commit.ts';
import { newId } from '#functions/kernel/id.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/fixtures/database.ts';
import { noTurns, rebased, type Standing } from '../domain/distribution/fair-share.ts';
import { afterTurn } from '../domain/distribution/turns.ts';
import { creditWrites, readStandings, turnWrites } from './standings.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const at = '2026-11-23T09:00:00.000Z';
const scopes = ['AE', 'SA'];
const save = (writes: readonly Write[]) =>
  commit(
    {
      at: toInstant(nowMs()),
      by: { kind: 'system', id: 'place-lead', organisation: null },
      requestId: newId('event'),
    },
    { writes, events: [], answer: null },
  );
const read = async (scope: string, partnerId: string): Promise<Standing | undefined> =>
  (await readStandings(scope)).get(partnerId);

/** A turn decided in the Emirates, at a weight. */
async function give(partnerId: string, weight: number, over: Partial<Standing> = {}): Promise<void> {
  const before = await read('AE', partnerId);
  const turn = afterTurn(
    { ...rebased(before ?? noTurns(partnerId), weight), ...over },
    { weight, ahead: 0.25, at },
  );
  await save(turnWrites(turn, { scopes, decidedIn: 'AE', read: before }));
}

test('a turn is kept as it was ranked where it was decided, and added where it counts beside', async () => {
  await give('a', 3);
  await give('a', 3);
  expect(await read('AE', 'a')).toEqual({
    partnerId: 'a',
    assigned: 2,
    creditedBack: 0,
    lastAssignedAt: at,
    version: 2,
    weight: 3,
    here: { at, ahead: 0.25 },
  });
  expect(await read('SA', 'a')).toEqual({
    partnerId: 'a',
    assigned: 2,
    creditedBack: 0,
    lastAssignedAt: at,
    version: 2,
    apart: [{ weight: 3, turns: 2 }],
  });
  // Its weight changes: the level of what it had stays, here and there.
  await give('a', 1.5);
  expect(await read('AE', 'a')).toMatchObject({ assigned: 2, weight: 1.5, version: 3 });
  const there = await read('SA', 'a');
  expect(there?.apart).toEqual([
    { weight: 1.5, turns: 1 },
    { weight: 3, turns: 2 },
  ]);
  expect(there && rebased(there, 3)).toMatchObject({ assigned: 4, weight: 3 });
});

test('once turns from elsewhere are counted in, they are not counted a second time', async () => {
  const before = { scopes: ['SA', 'AE'], decidedIn: 'SA' };
  await save(
    turnWrites(
      { ...noTurns('b'), weight: 4, lastAssignedAt: at },
      { ...before, scopes: ['AE'], read: undefined },
    ),
  );
  expect(await read('AE', 'b')).toMatchObject({ assigned: 1, apart: [{ weight: 4, turns: 1 }] });
  await give('b', 2);
  const after = await read('AE', 'b');
  expect(after).toMatchObject({ assigned: 1.5, weight: 2 });
  expect(after).not.toHaveProperty('apart');
});

test('what is owed is kept, and gone once it is made up', async () => {
  const owed = { turns: 1, until: '2026-12-01T00:00:00.000Z' };
  await give('c', 1, { owed });
  expect(await read('AE', 'c')).toMatchObject({ assigned: 0.5, owed: { ...owed, turns: 0.5 } });
  await give('c', 1);
  const after = await read('AE', 'c');
  expect(after).toMatchObject({ assigned: 1 });
  expect(after).not.toHaveProperty('owed');
});

test('a turn given back meanwhile is not lost: the standing must be as it was read', async () => {
  await give('d', 1);
  const before = await read('AE', 'd');
  await save(creditWrites('d', ['AE']));
  const turn = afterTurn(before ?? noTurns('d'), { weight: 1, ahead: 0, at });
  await expect(save(turnWrites(turn, { scopes, decidedIn: 'AE', read: before }))).rejects.toThrow(
    ConditionFailed,
  );
  await give('d', 1);
  expect(await read('AE', 'd')).toMatchObject({ assigned: 2, creditedBack: 1, version: 3 });
});
