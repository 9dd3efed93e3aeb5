import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { documents, tableName } from '#functions/kernel/dynamo.ts';
import * as fixture from '../../../test/fixtures/conflict-facts.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/fixtures/database.ts';
import { factsItem, findNewestFacts } from './deal-facts.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const put = (Item: Record<string, unknown>) =>
  documents.send(new PutCommand({ TableName: tableName(), Item }));

test('what was recorded is read again as it was, to the last amount, the newest first', async () => {
  const facts = fixture.gathered({
    accounts: [
      fixture.account({
        owner: { partnerId: 'ptnr_rival', partnerName: 'Rival' },
        registrations: [fixture.registered('regn_1')],
        leads: [fixture.leadOf('lead_1')],
        opportunities: [fixture.opportunity('oppy_1')],
        incumbents: [fixture.soldBefore()],
      }),
      fixture.account({ id: 'acct_2', owner: null, isHouse: null, registrations: null, leads: null }),
    ],
  });
  await put(factsItem('deal_1', 3, fixture.gathered({ accounts: null }), 1));
  await put(factsItem('deal_1', 12, facts, 7));
  expect(await findNewestFacts('deal_1')).toEqual({ facts, policyVersion: 7 });
  expect(await findNewestFacts('deal_2')).toBeUndefined();
});

test('what was recorded before versions were kept with it was judged by the first', async () => {
  const { policyVersion: _version, ...item } = factsItem('deal_3', 2, fixture.gathered(), 9);
  await put(item);
  expect((await findNewestFacts('deal_3'))?.policyVersion).toBe(1);
});
