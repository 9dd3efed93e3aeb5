/** Erasures against the real database: a count is never written over by a slice that had not seen it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { absent, commit, ConditionFailed } from '#functions/kernel/commit.ts';
import { newId } from '#functions/kernel/id.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/fixtures/database.ts';
import { advanceErasure, openErasure } from '../domain/erasure.ts';
import { countCleaned, erasureWrite, findErasure, saveErasure } from './personal-data-store.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

test.each(['leads', 'deals'] as const)(
  '%s that are counted between the reading and the writing of a slice stay counted',
  async (what) => {
    const at = '2026-11-26T09:00:00.000Z';
    const by = { kind: 'person', id: newId('user'), organisation: 'vendor' } as const;
    const change = { at, by, requestId: 'test' };
    const opened = openErasure({ id: newId('erasure'), email: 'lina@acme.example', by: by.id, at });
    const write = (one: ReturnType<typeof countCleaned>) =>
      commit(change, { writes: [one], events: [], answer: null });
    await write(erasureWrite(opened, absent));
    await write(countCleaned(opened.id, what));
    const read = await findErasure(opened.id);
    await write(countCleaned(opened.id, what));
    const slice = (before: typeof opened) =>
      saveErasure(advanceErasure(before, { members: 1, more: false }, at), change);

    await expect(slice(read ?? opened)).rejects.toThrow(ConditionFailed);
    await slice((await findErasure(opened.id)) ?? opened);
    expect(await findErasure(opened.id)).toMatchObject({
      leads: 0,
      deals: 0,
      [what]: 2,
      members: 1,
      status: 'finished',
      email: null,
    });
  },
);
