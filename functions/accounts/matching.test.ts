/** Finding accounts against the real database, and what binds a transaction to what was found. */
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { commit, type Change, type Write } from '#functions/kernel/commit.ts';
import { documents, getItem } from '#functions/kernel/dynamo.ts';
import { newId } from '#functions/kernel/id.ts';
import { startTestDatabase, type TestDatabase } from '../../test/fixtures/database.ts';
import { sentCommands } from '../../test/fixtures/sent-commands.ts';
import {
  accountPlacementKey,
  bindAccount,
  openAccountFor,
  parseAccountPlacement,
  parseAccountStanding,
  protectionWrite,
  readMatched,
  resolveAccount,
  writeDeals,
  type AccountDeal,
  type CompanyFacts,
  type ReadMatched,
} from './index.ts';
import { bindSearch, searchAccounts } from './matching.ts';
import { openAccount } from './domain/open-account.ts';
import { familyWrite } from './store/account-placement.ts';
import { matchedWrite, newMatched } from './store/matched-account.ts';
import { writePostings } from './write-postings.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const at = '2026-11-22T09:30:00.000Z';
const change: Change = { at, by: { kind: 'system', id: 'test', organisation: null }, requestId: 'test' };
const write = (...writes: Write[]) => commit(change, { writes, events: [], answer: null });

/** An account that a lead opened. */
async function opened(company: CompanyFacts): Promise<string> {
  const { accountId, writes, events } = await resolveAccount(company, change, newId);
  return commit(change, { writes, events, answer: accountId });
}
/** One that is found by all its keys. */
async function known(company: CompanyFacts): Promise<string> {
  const accountId = await opened(company);
  await writePostings([{ accountId, facts: company }]);
  return accountId;
}
const readOf = async (accountId: string): Promise<ReadMatched> => {
  const matched = await readMatched(accountId);
  if (matched === undefined) throw new Error(`${accountId} is compared by nothing`);
  return { accountId, matched };
};
const deal = (over: Partial<AccountDeal> = {}): AccountDeal => ({
  partnerId: 'ptnr_1',
  partnerName: 'Manara',
  forPartnerId: null,
  status: 'approved',
  productId: null,
  productFamily: null,
  submittedAt: at,
  protectedUntil: '2027-02-22T09:30:00.000Z',
  lastProgressAt: null,
  endedAt: null,
  ...over,
});
/** A registration that finds no account and opens one, with everything a transaction of it binds. */
const open = async (company: CompanyFacts) => {
  const search = await searchAccounts(company);
  const opened = openAccountFor(company, change, newId);
  const writes = [
    ...opened.writes,
    ...bindSearch(search, { accountId: opened.accountId, company }),
    writeDeals(opened, { dealId: `deal_${opened.accountId}`, deal: deal(), at }),
  ];
  return {
    opened,
    commit: () => commit(change, { writes, events: opened.events, answer: opened.accountId }),
  };
};

describe('a search', () => {
  const { sent, stop } = sentCommands();
  afterAll(stop);
  let id: string;
  beforeAll(async () => {
    id = await known({ name: 'Siemens Healthineers AG', country: 'DE' });
    await Promise.all(
      ['Contoso Ltd', 'Northwind Traders', 'Siemens Energy Global GmbH'].map((name) =>
        known({ name, country: 'DE' }),
      ),
    );
  });
  beforeEach(() => {
    sent.length = 0;
  });

  it('finds an account by another spelling in two requests, likest first, with why and how it stands', async () => {
    await write(protectionWrite(id, 'deal_1', { partnerId: 'ptnr_1', productFamily: null, until: at }));
    sent.length = 0;
    const { candidates } = await searchAccounts({ name: 'SIEMENS Healthiners', country: 'DE' });
    expect(sent).toEqual(['BatchGetItemCommand', 'BatchGetItemCommand']);
    expect(candidates[0]).toMatchObject({
      accountId: id,
      evidence: [
        { field: 'name', effect: 'for' },
        { field: 'country', effect: 'for' },
      ],
      matched: { name: 'Siemens Healthineers AG', deals: {}, version: 1 },
      placement: { protections: [{ partnerId: 'ptnr_1' }] },
    });
    const scores = candidates.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((one, other) => other - one));
    expect(Math.min(...scores)).toBeGreaterThanOrEqual(0.5);
    await write(protectionWrite(id, 'deal_1', null));
  });

  it('finds nobody for a name that nobody has, and asks nothing for one that nobody can read', async () => {
    expect(await searchAccounts({ name: 'Qxwzqx' })).toMatchObject({ candidates: [] });
    sent.length = 0;
    expect(await searchAccounts({ name: '😀' })).toEqual({ buckets: [], candidates: [] });
    expect(sent).toEqual([]);
  });

  it('makes four requests whatever it finds where the time is to tell nothing', async () => {
    for (const name of ['SIEMENS Healthiners', 'Siemens Energy', 'Qxwzqx', '😀']) {
      sent.length = 0;
      await searchAccounts({ name, country: 'DE' }, { sameSteps: true });
      expect([name, sent]).toEqual([name, Array.from({ length: 4 }, () => 'BatchGetItemCommand')]);
    }
  });

  it('finds an account by its number whatever it is called, and by what it was told since', async () => {
    const before = await readOf(id);
    const after = { ...before.matched, taxId: 'DE 811 150 709', aliases: ['Healthcare House'] };
    await write(matchedWrite(before, after));
    await writePostings([{ accountId: id, facts: after }]);
    const first = async (company: CompanyFacts) => (await searchAccounts(company)).candidates[0];
    expect(await first({ name: 'SHS', taxId: 'DE811150709' })).toMatchObject({ accountId: id });
    expect(await first({ name: 'Healthcare House' })).toMatchObject({
      accountId: id,
      evidence: [{ field: 'alias' }],
    });
  });

  it('leaves out what somebody said is another company, and looks at its own account in any case', async () => {
    const [one, other] = await Promise.all(
      ['Gulf Star Trading', 'Gulf Star Trading House'].map((name) => known({ name, country: 'AE' })),
    );
    const found = async (own?: string) =>
      (await searchAccounts({ name: 'Gulf Star Trading', country: 'AE' }, { accountId: own })).candidates.map(
        ({ accountId }) => accountId,
      );
    expect(await found()).toEqual([one, other]);
    const before = await readOf(other ?? '');
    await write(matchedWrite(before, { ...before.matched, notTheSame: [one ?? ''] }));
    expect(await found()).toEqual([one]);
    expect(await found(other)).toEqual([other]);
    const company = { name: 'Qxwzqx', country: 'AE' };
    expect((await searchAccounts(company, { accountId: one })).candidates).toEqual([]);
  });

  it('reads how an account stands also where many others share more of its keys', async () => {
    const companies = Array.from({ length: 30 }, (_, place) => ({
      name: `Falcon Marine ${String.fromCharCode(65 + (place % 26))}${place}x`,
    }));
    const ids = await Promise.all(companies.map(opened));
    await writePostings(
      ids.map((accountId, place) => ({ accountId, facts: companies[place] ?? { name: '' } })),
    );
    await Promise.all(
      ids.map((one) =>
        write(protectionWrite(one, 'deal_1', { partnerId: one, productFamily: null, until: at })),
      ),
    );
    const { candidates } = await searchAccounts({ name: 'Falcon Marine' });
    expect(candidates.length).toBeGreaterThan(20);
    for (const { accountId, placement } of candidates)
      expect(placement.protections.map(({ partnerId }) => partnerId)).toEqual([accountId]);
  });
});

describe('a search among many companies of eleven accounts, each found by one that was merged', () => {
  const families = 12;
  const size = 11;
  /** Each with the account it is found by first, then the one that stands for all. */
  const companies = Array.from({ length: families }, (_, family) =>
    Array.from({ length: size }, (_member, member) =>
      openAccount(
        { name: member === 0 ? `Obsidian Courier ${'abcdefghijkl'[family]}q` : `Zyx ${family} ${member}` },
        { id: newId('account'), at },
      ),
    ),
  );
  beforeAll(async () => {
    for (const accounts of companies) {
      const [survivorId = '', ...others] = accounts.slice(1).map(({ id }) => id);
      const foundId = accounts[0]?.id ?? '';
      const familyOfOne = (id: string) =>
        id === survivorId
          ? { mergedInto: null, merged: [foundId, ...others] }
          : { mergedInto: survivorId, merged: [] };
      await write(
        ...accounts.flatMap((account) => {
          const first = newMatched(account);
          const family = familyOfOne(account.id);
          return [matchedWrite(first, { ...first.matched, ...family }), familyWrite(account.id, family)];
        }),
      );
    }
    await writePostings(
      companies.flatMap(([found]) => (found ? [{ accountId: found.id, facts: { name: found.name } }] : [])),
    );
  });

  it.each([true, false])(
    'reads at most 100 items in each of four steps (the same steps: %s)',
    async (sameSteps) => {
      const asked: number[] = [];
      documents.middlewareStack.add(
        (next) => (given) => {
          const { RequestItems = {} } = given.input as { RequestItems?: Record<string, { Keys: unknown[] }> };
          asked.push(...Object.values(RequestItems).map(({ Keys }) => Keys.length));
          return next(given);
        },
        { step: 'initialize', name: 'asked-items' },
      );
      const { candidates } = await searchAccounts({ name: 'Obsidian Courier' }, { sameSteps });
      documents.middlewareStack.remove('asked-items');
      expect(asked).toHaveLength(4);
      expect(Math.max(...asked)).toBe(100);
      // Of twelve that are as like, those are left out of which not all could be read.
      expect(candidates).toHaveLength(5);
      for (const { members } of candidates) expect(members).toHaveLength(size);
    },
  );
});

describe('a transaction that is bound to a search', () => {
  it('opens one account, found by a variant of its name before anything else has heard of it', async () => {
    const { opened, commit: save } = await open({ name: 'Bright Harbour Logistics LLC', town: 'Aden' });
    await save();
    const { candidates } = await searchAccounts({ name: 'Brigth Harbor Logistics' });
    expect(candidates[0]).toMatchObject({
      accountId: opened.accountId,
      matched: { version: 1, town: 'Aden', deals: { [`deal_${opened.accountId}`]: deal() } },
    });
  });

  it.each([
    ['Kadant Inc', 'Kadnat'],
    ['International Paper Mills', 'Intl. Paper Mills Ltd'],
    ['Яндекс', 'Yandex LLC'],
  ])('%s and %s in flight at once open one account, and the other finds it', async (one, other) => {
    const both = await Promise.all([open({ name: one }), open({ name: other })]);
    const ends = await Promise.allSettled(both.map((each) => each.commit()));
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = ends.findIndex(({ status }) => status === 'rejected');
    expect((ends[lost] as PromiseRejectedResult).reason).toMatchObject({ label: 'bucket' });
    const { candidates } = await searchAccounts({ name: [one, other][lost] ?? '' });
    expect(candidates[0]?.accountId).toBe(both[1 - lost]?.opened.accountId);
    expect(candidates[0]?.score).toBeGreaterThanOrEqual(0.75);
  });

  it('that opens none is refused where another opened one meanwhile, and only then', async () => {
    const company = { name: 'Lone Cypress Instruments' };
    const search = await searchAccounts(company);
    await write(...bindSearch(search));
    await (await open({ name: 'Lone Cypres Instruments' })).commit();
    await expect(write(...bindSearch(search))).rejects.toMatchObject({ label: 'bucket' });
    await write(...bindSearch(await searchAccounts(company)));
  });
});

describe('the registrations of an account', () => {
  let id: string;
  let companies = 0;
  beforeEach(async () => {
    id = await known({ name: `Registered ${++companies}` });
  });
  const say = async (account: ReadMatched, dealId: string, stands: AccountDeal | null) =>
    write(writeDeals(account, { dealId, deal: stands, at }));

  it('are said one by one over what was read, and taken away', async () => {
    const before = await readOf(id);
    await write(bindAccount(before));
    await say(before, 'deal_1', deal());
    await expect(say(before, 'deal_2', deal())).rejects.toMatchObject({ label: 'account-deals' });
    await expect(write(bindAccount(before))).rejects.toMatchObject({ label: 'account-deals' });
    await say(await readOf(id), 'deal_2', deal({ status: 'in-review' }));
    await say(await readOf(id), 'deal_1', null);
    expect((await readOf(id)).matched).toMatchObject({
      deals: { deal_2: deal({ status: 'in-review' }) },
      version: 4,
    });
  });

  it('are at most 200 that stand', async () => {
    const { matched } = await readOf(id);
    const deals = Object.fromEntries(Array.from({ length: 200 }, (_, place) => [`deal_${place}`, deal()]));
    const crowded = { accountId: id, matched: { ...matched, deals } };
    expect(() => writeDeals(crowded, { dealId: 'deal_new', deal: deal(), at })).toThrow('no room');
    await say(crowded, 'deal_7', deal({ status: 'won' }));
    await say(await readOf(id), 'deal_new', deal());
    expect(Object.keys((await readOf(id)).matched.deals)).toHaveLength(200);
  });

  it('protect it for placement as long as they are said to, each by itself', async () => {
    const key = accountPlacementKey(id);
    const protections = async () => parseAccountPlacement(await getItem(key)).protections;
    const [one, other] = ['ptnr_1', 'ptnr_2'].map((partnerId) => ({
      partnerId,
      productFamily: partnerId === 'ptnr_1' ? 'Routers' : null,
      until: at,
    }));
    if (one === undefined || other === undefined) throw new Error('There are two');
    await write(protectionWrite(id, 'deal_2', other));
    await write(protectionWrite(id, 'deal_1', one));
    expect(await protections()).toEqual([one, other]);
    await write(protectionWrite(id, 'deal_1', { ...one, until: '2027-01-01T00:00:00.000Z' }));
    expect((await protections())[0]).toMatchObject({ until: '2027-01-01T00:00:00.000Z' });
    await write(protectionWrite(id, 'deal_1', null));
    await write(protectionWrite(id, 'deal_1', null));
    expect(await protections()).toEqual([other]);
    expect(parseAccountStanding(await getItem(key))).toMatchObject({ protections: [other], openLeads: [] });
  });
});

describe('postings', () => {
  const stopped: string[] = [];
  afterEach(() => {
    for (const name of stopped.splice(0)) documents.middlewareStack.remove(name);
  });
  const postings = async () => (await database.items()).filter(({ kind }) => kind === 'posting');

  it('change nothing where they are written again', async () => {
    const facts = { name: 'Repeated Works' };
    const accountId = await known(facts);
    const before = await postings();
    await writePostings([{ accountId, facts }]);
    expect(await postings()).toEqual(before);
  });

  it('are left where an account is called otherwise now', async () => {
    const [former, facts] = [{ name: 'Formerly Orchid' }, { name: 'Newly Jasmine' }];
    const accountId = await known(former);
    await writePostings([{ accountId, facts, formerly: [former] }]);
    const id = accountId.slice('acct_'.length);
    const holding = (await postings())
      .filter(({ entries }) => (entries as string[]).some((entry) => entry.startsWith(id)))
      .map(({ pk }) => String(pk));
    expect(holding).toContain('MATCH#tjasmine');
    expect(holding.filter((pk) => pk.includes('orchid'))).toEqual([]);
  });

  it('hold every account of many that are written side by side', async () => {
    const accounts = Array.from({ length: 12 }, (_, place) => ({
      accountId: newId('account'),
      facts: { name: `Crowded Meadow ${String.fromCharCode(97 + place)}zq` },
    }));
    await Promise.all(accounts.slice(0, 4).map((one) => writePostings([one])));
    await writePostings(accounts);
    const meadow = (await postings()).find(({ pk }) => pk === 'MATCH#tmeadow');
    expect((meadow?.['entries'] as string[]).map((entry) => `acct_${entry.slice(0, 26)}`).sort()).toEqual(
      accounts.map(({ accountId }) => accountId).sort(),
    );
  });

  it('are given up where others write one of them again and again', async () => {
    const accountId = newId('account');
    stopped.push('always-overtaken');
    let overtaken = 0;
    documents.middlewareStack.add(
      (next) => async (given) => {
        const item = 'Item' in given.input ? (given.input.Item as { pk?: string } | undefined) : undefined;
        if (item?.pk !== 'MATCH#tovertaken') return next(given);
        overtaken += 1;
        throw new ConditionalCheckFailedException({ message: 'moved', $metadata: {} });
      },
      { step: 'initialize', name: 'always-overtaken' },
    );
    await expect(writePostings([{ accountId, facts: { name: 'Overtaken' } }])).rejects.toMatchObject({
      label: 'bucket',
    });
    expect(overtaken).toBe(6);
  });
});
