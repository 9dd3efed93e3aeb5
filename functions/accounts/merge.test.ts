/** Accounts that somebody said are one company: merged, refused, weighed as one, and taken apart. */
import {
  listAccounts,
  readAccount,
  readAccountTimeline,
  setAccountOwner,
  updateAccountFacts,
} from '@rafiq/shared/accounts/contract.ts';
import {
  listAlikeAccounts,
  mergeAccounts,
  tellAccountsApart,
  undoMergeAccounts,
} from '@rafiq/shared/accounts/matching-contract.ts';
import type { AnyRoute } from '@rafiq/shared/route.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commit } from '#functions/kernel/commit.ts';
import { getItem } from '#functions/kernel/dynamo.ts';
import { newId } from '#functions/kernel/id.ts';
import { startTestDatabase, type TestDatabase } from '../../test/fixtures/database.ts';
import { startTestIssuer, type TestIssuer } from '../../test/fixtures/issuer.ts';
import { addMember } from '../../test/fixtures/people.ts';
import { plainPartner } from '../../test/fixtures/plain-partner.ts';
import { loadRooms, type Rooms } from '../../test/fixtures/rooms.ts';
import { sentCommands } from '../../test/fixtures/sent-commands.ts';
import { system } from '../../test/fixtures/world/cast.ts';
import { accountPlacementKey, placementsOf, protectionWrite, readMatched, resolveAccount } from './index.ts';
import { searchAccounts } from './matching.ts';
import { writePostings } from './write-postings.ts';

let database: TestDatabase;
let issuer: TestIssuer;
let rooms: Rooms;
let token: string;
beforeAll(async () => {
  [database, issuer] = await Promise.all([startTestDatabase(), startTestIssuer()]);
  rooms = await loadRooms();
  await addMember('operations', { organisation: 'vendor', role: 'channel-operations' });
  token = await issuer.accessToken('operations');
});
afterAll(async () => {
  await Promise.all([database.stop(), issuer.stop()]);
});

async function open(name: string): Promise<string> {
  const { accountId, writes, events } = await resolveAccount({ name, country: 'AE' }, system(), newId);
  await commit(system(), { writes, events, answer: null });
  await writePostings([{ accountId, facts: { name, country: 'AE' } }]);
  return accountId;
}
const on = (
  route: AnyRoute,
  accountId: string,
  rest: { body?: unknown; headers?: Record<string, string> } = {},
) => rooms.call({ route, token, params: { accountId }, ...rest });
const merge = (accountId: string, otherAccountId: string, more: object = {}) =>
  on(mergeAccounts, accountId, { body: { otherAccountId, ...more } });
const undo = (accountId: string, otherAccountId: string) =>
  on(undoMergeAccounts, accountId, { body: { otherAccountId } });
const recordOf = async (accountId: string) => (await on(readAccount, accountId)).body;
const linesOf = async (accountId: string) =>
  ((await on(readAccountTimeline, accountId)).body['items'] as { text: string; note: string | null }[]).map(
    ({ text, note }) => [text, note],
  );
const listed = async (q: string) =>
  ((await rooms.call({ route: listAccounts, token, query: { q } })).body['items'] as { id: string }[]).map(
    ({ id }) => id,
  );
const found = async (name: string) => (await searchAccounts({ name, country: 'AE' })).candidates;

describe('two accounts that are merged', () => {
  it('say so at both, on both timelines, once however often it is said', async () => {
    const [stays, goes] = [await open('Harmattan Cold Store'), await open('Zarafshan Logistics')];
    const merged = await merge(stays, goes, { note: 'They moved.' });
    expect(merged).toMatchObject({
      status: 200,
      body: {
        id: stays,
        merged: [{ accountId: goes, name: 'Zarafshan Logistics' }],
        mergedInto: null,
        version: 2,
      },
    });
    expect(await merge(stays, goes)).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await recordOf(goes)).toMatchObject({
      merged: [],
      mergedInto: { accountId: stays, name: 'Harmattan Cold Store' },
      version: 2,
    });
    expect(await linesOf(stays)).toEqual([
      ['Zarafshan Logistics was merged into this account.', 'They moved.'],
      ['The account was opened.', null],
    ]);
    expect(await linesOf(goes)).toEqual([
      ['The account was merged into Harmattan Cold Store.', 'They moved.'],
      ['The account was opened.', null],
    ]);
  });

  it('are listed and found by the words of either once, and each by its own once they are apart', async () => {
    const [stays, goes] = [await open('Quillfeather Press'), await open('Quillfeather Bindery')];
    await merge(stays, goes);
    expect(await listed('quillfeather')).toEqual([stays]);
    expect(await listed('bindery')).toEqual([stays]);
    expect(await listed('quillfeather bindery')).toEqual([stays]);
    const all = (await rooms.call({ route: listAccounts, token, query: { limit: '100' } })).body['items'];
    expect((all as { id: string }[]).filter(({ id }) => id === stays || id === goes)).toHaveLength(1);
    expect(await undo(stays, goes)).toMatchObject({ status: 200, body: { merged: [], version: 3 } });
    expect((await listed('quillfeather')).sort()).toEqual([stays, goes].sort());
    expect(await listed('bindery')).toEqual([goes]);
    expect(await recordOf(goes)).toMatchObject({ mergedInto: null, merged: [], version: 3 });
    expect((await linesOf(goes))[0]).toEqual([
      'The account was taken apart from Quillfeather Press again.',
      null,
    ]);
    expect((await linesOf(stays))[0]).toEqual([
      'Quillfeather Bindery was taken apart from this account again.',
      null,
    ]);
    expect(await undo(stays, goes)).toMatchObject({ status: 200, body: { version: 3 } });
  });

  it('are what they were once they are apart, and keep what was said of them meanwhile', async () => {
    const [stays, goes] = [await open('Ochre Saddlery'), await open('Ochre Sadlery')];
    const before = [await readMatched(stays), await readMatched(goes)];
    await merge(stays, goes);
    await undo(stays, goes);
    const after = [await readMatched(stays), await readMatched(goes)];
    expect(after).toEqual(before.map((one) => ({ ...one, version: 3 })));
    await merge(stays, goes);
    const facts = {
      aliases: [],
      website: null,
      phone: null,
      taxId: 'TX-1',
      town: null,
      street: null,
      parentName: null,
      soldDirectly: true,
    };
    expect(await on(updateAccountFacts, goes, { body: facts, headers: { 'if-match': '"4"' } })).toMatchObject(
      {
        status: 200,
        body: { taxId: 'TX-1', mergedInto: { accountId: stays } },
      },
    );
    expect((await found('Ochre Saddlery'))[0]).toMatchObject({
      accountId: stays,
      matched: { soldDirectly: true },
    });
    await undo(stays, goes);
    expect(await recordOf(goes)).toMatchObject({ taxId: 'TX-1', mergedInto: null });
  });
});

describe('a merge is refused', () => {
  it('with itself and with one that is not there', async () => {
    const id = await open('Peridot Works');
    for (const other of [id, newId('account')])
      expect(await merge(id, other)).toMatchObject({
        status: 422,
        body: { code: 'unknown-reference', errors: [{ pointer: '/otherAccountId' }] },
      });
    expect(await merge(newId('account'), id)).toMatchObject({ status: 404 });
    expect(await undo(newId('account'), id)).toMatchObject({ status: 404 });
  });

  it('where it would make a chain or a circle, or somebody told the two apart', async () => {
    const [a, b, c] = [await open('Basalt One'), await open('Gneiss Two'), await open('Schist Three')];
    await merge(a, b);
    const codes = async (stays: string, goes: string) => (await merge(stays, goes)).body['code'];
    expect(await codes(b, a)).toBe('account-merged');
    expect(await codes(b, c)).toBe('account-merged');
    expect(await codes(c, b)).toBe('account-merged');
    expect(await codes(c, a)).toBe('account-stands-for-others');
    await on(tellAccountsApart, a, { body: { otherAccountId: c } });
    expect(await codes(a, c)).toBe('accounts-told-apart');
  });

  it('where the account stands for ten others', async () => {
    const stays = await open('Meridian Hub');
    const others: string[] = [];
    for (const letter of 'abcdefghijk') others.push(await open(`${letter.repeat(3)}quay Annexe`));
    for (const other of others.slice(0, 10)) expect((await merge(stays, other)).status).toBe(200);
    expect(await merge(stays, others[10] ?? '')).toMatchObject({
      status: 422,
      body: { code: 'too-many-merged' },
    });
    const [company] = await found('Meridian Hub');
    expect(company?.members).toHaveLength(11);
  });

  it('to all but one of many that would make a circle at once', async () => {
    const ids = [await open('Cinder Alpha'), await open('Ember Beta'), await open('Tinder Gamma')];
    const [a, b, c] = ids as [string, string, string];
    const answers = await Promise.all([merge(a, b), merge(b, c), merge(c, a)]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const records = await Promise.all(ids.map(recordOf));
    const merged = records.filter(({ mergedInto }) => mergedInto !== null);
    expect(merged).toHaveLength(1);
  });
});

describe('what a merged account is weighed by', () => {
  const { sent, stop } = sentCommands();
  afterAll(stop);

  it('is one company with the one that stands for it, in at most four requests', async () => {
    const [stays, goes, also] = [
      await open('Kestrel Ridge Farms'),
      await open('Vantablack Studio'),
      await open('Ultramarine Depot'),
    ];
    await merge(stays, goes);
    await merge(stays, also);
    sent.length = 0;
    const [company, ...more] = await found('Vantablack Studios');
    expect(sent).toEqual(Array.from({ length: 4 }, () => 'BatchGetItemCommand'));
    expect(more).toEqual([]);
    expect(company).toMatchObject({ accountId: stays, matched: { name: 'Kestrel Ridge Farms' } });
    expect(company?.members.map(({ accountId }) => accountId)).toEqual([stays, goes, also]);
    sent.length = 0;
    await found('Kestrel Ridge Farms');
    expect(sent).toHaveLength(3);
    await undo(stays, goes);
    expect((await found('Vantablack Studios'))[0]).toMatchObject({ accountId: goes });
  });

  it('counts the named account and the protections of all, the owner of the one that stands first', async () => {
    const [stays, goes] = [await open('Lodestar Mills'), await open('Halyard Spinning')];
    const [owner, other] = [
      await plainPartner({ name: 'Owner', country: 'AE' }),
      await plainPartner({ name: 'Other', country: 'AE' }),
    ];
    const own = async (accountId: string, partnerId: string) => {
      const { version } = await recordOf(accountId);
      const answer = await on(setAccountOwner, accountId, {
        body: { partnerId },
        headers: { 'if-match': `"${String(version)}"` },
      });
      expect(answer.status).toBe(200);
    };
    const protects = { partnerId: owner.id, productFamily: null, until: '2099-01-01T00:00:00.000Z' };
    await own(goes, owner.id);
    await commit(system(), { writes: [protectionWrite(goes, 'deal_1', protects)], events: [], answer: null });
    await merge(stays, goes);
    const placements = async (...ids: string[]) =>
      placementsOf(
        new Map(
          await Promise.all(ids.map(async (id) => [id, await getItem(accountPlacementKey(id))] as const)),
        ),
      );
    const company = { ownerPartnerId: owner.id, protections: [protects], servingPartnerIds: [] };
    expect((await found('Lodestar Mills'))[0]?.placement).toMatchObject(company);
    for (const asked of [[stays], [goes], [stays, goes]])
      expect([...(await placements(...asked)).values()]).toEqual(asked.map(() => company));
    await own(stays, other.id);
    expect((await placements(goes)).get(goes)).toMatchObject({ ownerPartnerId: other.id });
    await undo(stays, goes);
    expect((await placements(stays)).get(stays)).toEqual({
      ownerPartnerId: other.id,
      protections: [],
      servingPartnerIds: [],
    });
    expect((await placements(goes)).get(goes)).toEqual(company);
  });

  it('is told apart from what either was told apart from', async () => {
    const [stays, goes, else_] = [
      await open('Saffron Tannery'),
      await open('Indigo Currier'),
      await open('Saffron Tannery House'),
    ];
    await on(tellAccountsApart, goes, { body: { otherAccountId: else_ } });
    const alike = async () =>
      ((await on(listAlikeAccounts, stays)).body['alike'] as { accountId: string }[]).map(
        ({ accountId }) => accountId,
      );
    expect(await alike()).toEqual([else_]);
    await merge(stays, goes);
    expect(await alike()).toEqual([]);
  });
});
