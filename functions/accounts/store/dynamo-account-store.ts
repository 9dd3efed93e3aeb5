import { isDeepStrictEqual } from 'node:util';
import { account as accountOnWire, type Account } from '@rafiq/shared/accounts/contract.ts';
import { idOf } from '@rafiq/shared/ids.ts';
import { absent, atVersion, commit, type Condition, type Write } from '#functions/kernel/commit.ts';
import { getItem, getItems } from '#functions/kernel/dynamo.ts';
import { listPage } from '#functions/kernel/list.ts';
import { recordReader } from '#functions/kernel/record.ts';
import { nameChanges, searchPage, wordWrites } from '#functions/kernel/search.ts';
import * as z from 'zod';
import { accountKey, accountNameKey, byName, everyAccount, matchedAccountKey } from './account-keys.ts';
import { familyWrite, ownerWrite } from './account-placement.ts';
import type { AccountStore } from './account-store.ts';
import { comparedOf, familyOf, matchedWrite, newMatched, parseMatched } from './matched-account.ts';

const searchSpace = 'accounts';
const unknown = <Field extends z.ZodType>(field: z.ZodNullable<Field>) => field.default(null);
const { owner, aliases, phone, taxId, town, street, parentName, soldDirectly, mergedInto, merged } =
  accountOnWire.shape;
/** An account that was written before these were kept says nothing of them. */
const stored = z.object({
  ...accountOnWire.shape,
  aliases: aliases.default([]),
  phone: unknown(phone),
  taxId: unknown(taxId),
  town: unknown(town),
  street: unknown(street),
  parentName: unknown(parentName),
  soldDirectly: unknown(soldDirectly),
  owner: unknown(owner),
  mergedInto: unknown(mergedInto),
  merged: merged.default([]),
});
export const readAccount = recordReader('account', stored);
const readName = recordReader(
  'account-name',
  z.object({
    id: idOf('account'),
    /** Where another account stands for it: which, and what this one is called. */
    mergedInto: z.object({ accountId: idOf('account'), name: z.string() }).optional(),
  }),
);

const recordWrite = (account: Account, when: Condition): Write => ({
  label: 'account',
  put: {
    ...accountKey(account.id),
    kind: 'account',
    schema: 1,
    ...account,
    // One that another stands for is listed by that one.
    ...(account.mergedInto === null && { gsi1pk: everyAccount, gsi1sk: byName(account) }),
  },
  when,
});

/** By its name in its country whoever brings a lead of it finds the account, or the one that stands for it. */
const nameWrite = ({ id, name, country, mergedInto }: Account): Write & { label: string } => ({
  label: 'account-name',
  put: {
    ...accountNameKey(name, country),
    kind: 'account-name',
    schema: 1,
    id,
    ...(mergedInto !== null && { mergedInto: { accountId: mergedInto.accountId, name } }),
  },
});

const openPlan: AccountStore['openPlan'] = (account) => ({
  writes: [
    recordWrite(account, absent),
    { ...nameWrite(account), when: absent },
    ...wordWrites(searchSpace, account.id, account.name, accountKey(account.id)),
  ],
  events: [
    {
      type: 'rafiq.accounts.account.created.v1',
      subject: account.id,
      pk: accountKey(account.id).pk,
      version: account.version,
      // It would tell whoever registered the company that nobody had brought it before.
      forVendorAlone: true,
      data: { accountId: account.id, country: account.country, industry: account.industry },
    },
  ],
});

/** What `saveFacts` may change. */
const factNames = [
  'aliases',
  'website',
  'phone',
  'taxId',
  'town',
  'street',
  'parentName',
  'soldDirectly',
] as const;

/** By which names an account is found: its own and those of the accounts it stands for; by none where another does. */
const foundBy = ({ name, mergedInto, merged }: Account): string[] =>
  mergedInto === null ? [name, ...merged.map((one) => one.name)] : [];

/** Accounts in the one table. Reading one costs 1 request; writing one 4 items and 1 a word. */
export const dynamoAccountStore: AccountStore = {
  async find(id) {
    const item = await getItem(accountKey(id));
    return item && readAccount(item);
  },

  async findByName(name, country) {
    const item = await getItem(accountNameKey(name, country));
    if (item === undefined) return undefined;
    const { id, mergedInto } = readName(item);
    return mergedInto === undefined
      ? { accountId: id, cameAs: null }
      : { accountId: mergedInto.accountId, cameAs: { accountId: id, name: mergedInto.name } };
  },

  list: (words, page) =>
    words === undefined
      ? listPage({ index: 'list', partition: everyAccount }, page, readAccount)
      : searchPage(searchSpace, words, page, readAccount),

  insertPlan(account) {
    const { writes, events } = openPlan(account);
    const compared = newMatched(account);
    return { writes: [...writes, matchedWrite(compared, compared.matched)], events };
  },

  openPlan,

  saveOwner: (before, after, change) =>
    commit(change, {
      writes: [recordWrite(after, atVersion(before.version)), ownerWrite(after.id, after.owner)],
      events: [
        {
          type: `rafiq.accounts.account.${after.owner === null ? 'owner-cleared' : 'owner-named'}.v1`,
          subject: after.id,
          pk: accountKey(after.id).pk,
          version: after.version,
          data: {
            accountId: after.id,
            ...(after.owner ?? before.owner),
            formerPartnerId: before.owner?.partnerId ?? null,
          },
          changed: ['owner'],
        },
      ],
      answer: after,
    }),

  async findCompared(ids) {
    const items = await getItems(ids.flatMap((id) => [accountKey(id), matchedAccountKey(id)]));
    return ids.map((_, place) => {
      const [record, compared] = [items[2 * place], items[2 * place + 1]];
      if (record === undefined) return undefined;
      const account = readAccount(record);
      const first = newMatched(account);
      return { account, ...first, ...(compared && { matched: parseMatched(compared) }) };
    });
  },

  saveFacts(before, after, change) {
    const { account, matched } = before;
    const formerly = comparedOf(account);
    const facts = comparedOf(after);
    return commit(change, {
      writes: [
        recordWrite(after, atVersion(account.version)),
        matchedWrite(before, { ...matched, ...facts }),
      ],
      events: [
        {
          type: 'rafiq.accounts.account.facts-changed.v1',
          subject: after.id,
          pk: accountKey(after.id).pk,
          version: after.version,
          data: { accountId: after.id, formerly },
          changed: factNames.filter((name) => !isDeepStrictEqual(account[name], after[name])),
        },
      ],
      answer: after,
    });
  },

  saveApart: (pair, happened, change, answer) =>
    commit(change, {
      writes: pair.map((one) => matchedWrite(one, { ...one.matched, notTheSame: one.notTheSame })),
      events: pair.map(({ account }, place) => {
        const other = pair[1 - place]?.account ?? account;
        return {
          type: `rafiq.accounts.account.${happened}.v1`,
          subject: account.id,
          pk: accountKey(account.id).pk,
          version: account.version,
          beside: true,
          data: { accountId: account.id, otherAccountId: other.id, otherName: other.name },
        };
      }),
      answer,
    }),

  saveFamily: (pair, happened, { note, ...change }) =>
    commit(change, {
      writes: [
        ...pair.flatMap(({ before, after }) => [
          recordWrite(after, atVersion(before.account.version)),
          matchedWrite(before, { ...before.matched, ...familyOf(after) }),
          familyWrite(after.id, familyOf(after)),
          ...nameChanges(
            searchSpace,
            after.id,
            foundBy(before.account),
            foundBy(after),
            accountKey(after.id),
          ),
        ]),
        nameWrite(pair[1].after),
      ],
      events: pair.map(({ after }, place) => {
        const other = pair[1 - place]?.after ?? after;
        return {
          type: `rafiq.accounts.account.${happened[place] ?? ''}.v1`,
          subject: after.id,
          pk: accountKey(after.id).pk,
          version: after.version,
          data: { accountId: after.id, otherAccountId: other.id, otherName: other.name },
          changed: [place === 0 ? 'merged' : 'mergedInto'],
          note,
        };
      }),
      answer: pair[0].after,
    }),
};
