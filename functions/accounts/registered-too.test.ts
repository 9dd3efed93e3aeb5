import { afterAll, beforeAll, expect, it } from 'vitest';
import { commit } from '#functions/kernel/commit.ts';
import { newId } from '#functions/kernel/id.ts';
import { startTestDatabase, type TestDatabase } from '../../test/fixtures/database.ts';
import { sentCommands } from '../../test/fixtures/sent-commands.ts';
import { system } from '../../test/fixtures/world/cast.ts';
import { registeredToo } from './index.ts';
import { matchedAccountKey } from './store/account-keys.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const deal = {
  partnerName: 'Partner',
  status: 'approved',
  productId: null,
  productFamily: null,
  submittedAt: '2026-11-01T08:00:00.000Z',
  protectedUntil: null,
  lastProgressAt: null,
  endedAt: null,
};
const facts = {
  name: 'Noor',
  aliases: [],
  country: 'AE',
  town: null,
  website: null,
  phone: null,
  taxId: null,
  address: null,
  parent: null,
  soldDirectly: null,
  notTheSame: [],
  version: 1,
};

/** An account with registrations of these partners. */
async function account(
  partnerIds: readonly string[],
  family: { id?: string; mergedInto?: string; merged?: string[] } = {},
): Promise<string> {
  const { id = newId('account'), mergedInto = null, merged = [] } = family;
  const deals = Object.fromEntries(partnerIds.map((partnerId) => [newId('deal'), { ...deal, partnerId }]));
  const put = {
    ...matchedAccountKey(id),
    kind: 'matched-account',
    schema: 1,
    ...facts,
    mergedInto,
    merged,
    deals,
  };
  await commit(system(), { writes: [{ label: 'account-deals', put }], events: [], answer: null });
  return id;
}

it('finds the accounts that a partner has a registration for, in one reading', async () => {
  const [both, others, none] = [
    await account(['ours', 'theirs']),
    await account(['theirs']),
    await account([]),
  ];
  const { sent, stop } = sentCommands();
  expect(await registeredToo('ours', [both, others, none, both])).toEqual(new Set([both]));
  stop();
  expect(sent).toEqual(['BatchGetItemCommand']);
  expect(await registeredToo('ours', [newId('account')])).toEqual(new Set());
  expect(await registeredToo('ours', [])).toEqual(new Set());
});

it('takes accounts that were merged for one company, whichever of them the registration lies at', async () => {
  const [survivor, one, other] = [newId('account'), newId('account'), newId('account')];
  await account([], { id: survivor, merged: [one, other] });
  await account(['ours'], { id: one, mergedInto: survivor });
  await account(['theirs'], { id: other, mergedInto: survivor });
  expect(await registeredToo('ours', [other])).toEqual(new Set([other]));
  expect(await registeredToo('ours', [survivor])).toEqual(new Set([survivor]));
  expect(await registeredToo('theirs', [one])).toEqual(new Set([one]));
  expect(await registeredToo('nobody', [one, other, survivor])).toEqual(new Set());
});
