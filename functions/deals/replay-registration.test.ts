/** Judging a registration again by what was recorded of it, against the real database. */
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import * as policies from '@rafiq/shared/deals/conflict-policy-contract.ts';
import * as contract from '@rafiq/shared/deals/contract.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { documents, queryAll, tableName, type Key } from '#functions/kernel/dynamo.ts';
import { drafted, openPolicyDesk, type PolicyDesk, rule, withRule } from '../../test/fixtures/policy-desk.ts';
import { conflictPolicyVersionKey, dealFactsPrefix, dealKey } from './store/deal-keys.ts';

let desk: PolicyDesk;
beforeAll(async () => {
  desk = await openPolicyDesk();
});
afterEach(() => desk.clear());
afterAll(() => desk.stop());

/** Takes an item out of the table, as only a table that was lost in part would. */
async function removeItem(key: Key): Promise<void> {
  await documents.send(new DeleteCommand({ TableName: tableName(), Key: key }));
}

describe('judging again', () => {
  test('says the same of what rules decided, whatever is published since', async () => {
    await desk.register('first', desk.dealFor('Noor Trading'));
    const rival = await desk.register('second', desk.dealFor('Noor Trading LLC'));
    await desk.published(drafted({ rules: [rule('named-account')] }));
    const again = async (who: string, dealId: string) =>
      (await desk.as(who, policies.replayRegistration, { params: { dealId } })).body;
    expect(await again('viewer', rival.id)).toMatchObject({
      verdict: 'equal',
      policyVersion: 1,
      differing: [],
    });
    expect((await again('manager', rival.id))['code']).toBe('not-found');
    const draft = await desk.as('first', contract.createDeal, { body: desk.dealFor('Bahr Shipping') });
    expect((await again('operations', String(draft.body['id'])))['code']).toBe('not-found');
  });

  test('says what is gone: the version it was judged by, or what it was judged on', async () => {
    const { version } = await desk.published(withRule('named-account', { verdict: 'block' }));
    const deal = await desk.register('first', desk.dealFor('Noor Trading'));
    const again = async (language: string) => {
      const answer = await desk.as('viewer', policies.replayRegistration, {
        params: { dealId: deal.id },
        headers: { 'accept-language': language },
      });
      expect(answer.status).toBe(200);
      return policies.replayRegistration.output.parse(answer.body);
    };
    const told = { dealId: deal.id, policyVersion: version, judgedAt: deal.decision?.at, differing: [] };
    expect(await again('en')).toMatchObject({ ...told, verdict: 'equal' });

    await removeItem(conflictPolicyVersionKey(version));
    const missing = await again('en');
    expect(missing).toMatchObject({ ...told, verdict: 'policy-missing' });
    expect(missing.text).toBe('The version of the rules it was judged by is gone.');
    for (const language of ['ar', 'fa']) expect((await again(language)).text).not.toBe(missing.text);

    const [facts] = await queryAll({ partition: dealKey(deal.id).pk, prefix: dealFactsPrefix });
    await removeItem({ pk: String(facts?.['pk']), sk: String(facts?.['sk']) });
    expect(await again('en')).toMatchObject({ ...told, verdict: 'not-recorded' });
  });
});
