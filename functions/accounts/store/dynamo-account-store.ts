import { account as accountOnWire } from '@rafiq/shared/accounts/contract.ts';
import { idOf } from '@rafiq/shared/ids.ts';
import { absent } from '#functions/kernel/commit.ts';
import { getItem } from '#functions/kernel/dynamo.ts';
import { listPage } from '#functions/kernel/list.ts';
import { recordReader } from '#functions/kernel/record.ts';
import { searchPage, wordWrites } from '#functions/kernel/search.ts';
import * as z from 'zod';
import { accountKey, accountNameKey, byName, everyAccount } from './account-keys.ts';
import type { AccountStore } from './account-store.ts';

const searchSpace = 'accounts';
const readAccount = recordReader('account', z.object(accountOnWire.shape));
const readName = recordReader('account-name', z.object({ id: idOf('account') }));

/** Accounts in the one table. Reading one costs 1 request; writing one 3 items and 1 a word. */
export const dynamoAccountStore: AccountStore = {
  async find(id) {
    const item = await getItem(accountKey(id));
    return item && readAccount(item);
  },

  async findIdByName(name, country) {
    const item = await getItem(accountNameKey(name, country));
    return item && readName(item).id;
  },

  list: (words, page) =>
    words === undefined
      ? listPage({ index: 'list', partition: everyAccount }, page, readAccount)
      : searchPage(searchSpace, words, page, readAccount),

  insertPlan: (account) => ({
    writes: [
      {
        label: 'account',
        put: {
          ...accountKey(account.id),
          kind: 'account',
          schema: 1,
          ...account,
          gsi1pk: everyAccount,
          gsi1sk: byName(account),
        },
        when: absent,
      },
      {
        label: 'account-name',
        put: {
          ...accountNameKey(account.name, account.country),
          kind: 'account-name',
          schema: 1,
          id: account.id,
        },
        when: absent,
      },
      ...wordWrites(searchSpace, account.id, account.name, accountKey(account.id)),
    ],
    events: [
      {
        type: 'rafiq.accounts.account.created.v1',
        subject: account.id,
        pk: accountKey(account.id).pk,
        version: account.version,
        data: { accountId: account.id, country: account.country, industry: account.industry },
      },
    ],
  }),
};
