import { readHealth, readOpenapi } from '@rafiq/shared/integrations/contract.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { call } from '../../test/fixtures/call.ts';
import { startTestDatabase, type TestDatabase } from '../../test/fixtures/database.ts';
import { handler } from './api.ts';
import { handler as description } from './description-api.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

it('describes the API to anybody', async () => {
  const answer = await call(description, { route: readOpenapi });
  expect(answer).toMatchObject({ status: 200, body: { openapi: '3.1.0', info: { title: 'Rafiq' } } });
});

it('answers what no room serves as not found', async () => {
  const route = { ...readHealth, path: '/v1/nowhere' as const };
  expect(await call(handler, { route })).toMatchObject({ status: 404, body: { code: 'not-found' } });
});

it('is well while the table answers, and says so when it does not', async () => {
  expect(await call(handler, { route: readHealth })).toMatchObject({ status: 200, body: { status: 'ok' } });
  await database.stop();
  expect(await call(handler, { route: readHealth })).toMatchObject({
    status: 503,
    headers: { 'retry-after': '2' },
    body: { code: 'unavailable' },
  });
});
