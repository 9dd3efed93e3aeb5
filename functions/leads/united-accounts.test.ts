/** What belongs to accounts that are one company: listed together, by the name it came by, and apart again. */
import { mergeAccounts, undoMergeAccounts } from '@rafiq/shared/accounts/matching-contract.ts';
import * as contract from '@rafiq/shared/leads/contract.ts';
import { noteLead } from '@rafiq/shared/notes/contract.ts';
import type { Partner } from '@rafiq/shared/partners/contract.ts';
import type { TimelineEntry } from '@rafiq/shared/timeline.ts';
import type { AnyRoute } from '@rafiq/shared/route.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#functions/kernel/id.ts';
import { plainPartner } from '../../test/fixtures/plain-partner.ts';
import { sentCommands } from '../../test/fixtures/sent-commands.ts';
import { startTestApi, type TestApi } from '../../test/fixtures/test-api.ts';
import { system } from '../../test/fixtures/world/cast.ts';
import { placeLead } from './place-lead.ts';
import { findLead } from './store/lead-store.ts';

let api: TestApi;
let partner: Partner;
beforeAll(async () => {
  api = await startTestApi();
  partner = await plainPartner({ name: 'Al Manara Systems', country: 'AE' });
  for (const [subject, organisation, role] of [
    ['operations', 'vendor', 'channel-operations'],
    ['manager', 'vendor', 'channel-manager'],
    ['partner', partner.id, 'partner-admin'],
  ] as const) {
    await api.join(subject, { organisation, role });
  }
});
afterAll(() => api.stop());

const as: TestApi['as'] = (...asked) => api.as(...asked);

const consent = { given: true, basis: 'consent', source: 'web form', date: '2026-11-20' };

/** A lead of a company, received on a day of January 2026. */
async function submit(name: string, day: number): Promise<contract.VendorLead> {
  const answer = await as('operations', contract.submitLead, {
    body: {
      company: { name, country: 'AE' },
      receivedAt: `2026-01-${String(day).padStart(2, '0')}T08:00:00.000Z`,
      consentToShare: consent,
      consentToContact: consent,
    },
  });
  expect(answer.status).toBe(201);
  return contract.vendorLead.parse(answer.body);
}
const accountOf = ({ customer }: contract.VendorLead): string => customer?.accountId ?? '';
const say = async (route: AnyRoute, accountId: string, otherAccountId: string) =>
  expect(await as('operations', route, { params: { accountId }, body: { otherAccountId } })).toMatchObject({
    status: 200,
  });

const pageOf = async (accountId: string, query: Record<string, string> = {}) => {
  const answer = await as('operations', contract.listLeads, { query: { accountId, ...query } });
  expect(answer.status).toBe(200);
  return contract.listLeads.output.parse(answer.body);
};
type Listed = Awaited<ReturnType<typeof pageOf>>;
const idsIn = ({ items }: Listed): string[] => items.map(({ id }) => id);
const namesIn = ({ items }: Listed): (string | null)[] =>
  items.map((one) => (one.view === 'vendor' ? (one.cameAs?.name ?? null) : null));

/** Two accounts with leads of odd days and of even ones. */
async function twoCompanies(name: string): Promise<{ stays: string; goes: string; ids: string[] }> {
  const leads: contract.VendorLead[] = [];
  for (const day of [1, 2, 3, 4, 5, 6])
    leads.push(await submit(day % 2 === 1 ? `${name} Mills` : `${name} Spinning`, day));
  const [first, second] = leads;
  if (first === undefined || second === undefined) throw new Error('There are six');
  return { stays: accountOf(first), goes: accountOf(second), ids: leads.map(({ id }) => id) };
}

describe('leads of accounts that are one company', () => {
  it('are listed at the one that stands for both, in order, each by the name it came by, and apart again', async () => {
    const { stays, goes, ids } = await twoCompanies('Lodestar');
    const odd = ids.filter((_, place) => place % 2 === 0).reverse();
    const even = ids.filter((_, place) => place % 2 === 1).reverse();
    await say(mergeAccounts, stays, goes);
    const united = await pageOf(stays);
    expect(idsIn(united)).toEqual([...ids].reverse());
    expect(namesIn(united)).toEqual([
      'Lodestar Spinning',
      null,
      'Lodestar Spinning',
      null,
      'Lodestar Spinning',
      null,
    ]);
    expect(united.mergedInto).toBeUndefined();
    expect(idsIn(await pageOf(stays, { sort: 'receivedAt' }))).toEqual(ids);
    expect(idsIn(await pageOf(stays, { q: 'lodestar' })).sort()).toEqual([...ids].sort());

    const own = await pageOf(goes);
    expect([idsIn(own), namesIn(own)]).toEqual([even, [null, null, null]]);
    expect(own.mergedInto).toEqual({ accountId: stays, name: 'Lodestar Mills' });

    await say(undoMergeAccounts, stays, goes);
    for (const [accountId, expected] of [
      [stays, odd],
      [goes, even],
    ] as const) {
      const apart = await pageOf(accountId);
      expect([idsIn(apart), namesIn(apart), apart.mergedInto]).toEqual([
        expected,
        [null, null, null],
        undefined,
      ]);
    }
  });

  it('are walked by a cursor that goes on where it stood while accounts are merged and taken apart', async () => {
    const { stays, goes, ids } = await twoCompanies('Halyard');
    const newest = [...ids].reverse();
    await say(mergeAccounts, stays, goes);
    const first = await pageOf(stays, { limit: '3' });
    expect(idsIn(first)).toEqual(newest.slice(0, 3));
    const cursor = first.nextCursor ?? '';
    expect(idsIn(await pageOf(stays, { limit: '3', cursor }))).toEqual(newest.slice(3));
    await say(undoMergeAccounts, stays, goes);
    // Of those that are left, the ones with odd days are its own.
    const left = newest.slice(3).filter((id) => ids.indexOf(id) % 2 === 0);
    expect(idsIn(await pageOf(stays, { limit: '3', cursor }))).toEqual(left);
    await say(mergeAccounts, stays, goes);
    expect(idsIn(await pageOf(stays, { limit: '3', cursor }))).toEqual(newest.slice(3));
  });

  it('are read by one request an account beside the account itself', async () => {
    const { stays, goes } = await twoCompanies('Bowsprit');
    await say(mergeAccounts, stays, goes);
    const { sent, stop } = sentCommands();
    await pageOf(stays);
    stop();
    expect(sent.filter((name) => name === 'QueryCommand')).toHaveLength(2);
  });

  it('are none of an account that is not there', async () => {
    expect(await pageOf(newId('account'))).toEqual({ items: [], nextCursor: null });
  });
});

describe('a lead by the name of a merged account', () => {
  it('belongs to the one that stands for both, says which name it came by, and stays there', async () => {
    const { stays, goes } = await twoCompanies('Capstan');
    await say(mergeAccounts, stays, goes);
    const came = await submit('CAPSTAN  spinning', 9);
    const cameAs = { accountId: goes, name: 'Capstan Spinning' };
    expect([accountOf(came), came.cameAs]).toEqual([stays, cameAs]);
    expect(came.customer?.companyName).toBe('CAPSTAN  spinning');
    expect(await submit('Capstan Mills', 10)).toMatchObject({ cameAs: null, customer: { accountId: stays } });

    await say(undoMergeAccounts, stays, goes);
    const page = await pageOf(stays);
    const [, its] = page.items;
    expect(its).toMatchObject({ id: came.id, cameAs });
    expect(idsIn(await pageOf(goes))).not.toContain(came.id);
    const after = await submit('Capstan Spinning', 11);
    expect([accountOf(after), after.cameAs]).toEqual([goes, null]);
  });

  it('says nothing of the merge to the partner that takes it', async () => {
    const { stays, goes } = await twoCompanies('Davit');
    await say(mergeAccounts, stays, goes);
    const { id } = await submit('Davit Spinning', 9);
    await take(id);
    const seen = await as('partner', contract.readLead, { params: { leadId: id } });
    expect(seen).toMatchObject({ status: 200, body: { view: 'partner' } });
    expect(JSON.stringify(seen.body)).not.toContain('Davit Mills');
    expect(seen.body).not.toHaveProperty('cameAs');
  });
});

/** The partner takes a lead that is placed with it. */
async function take(leadId: string): Promise<void> {
  const pending = await findLead(leadId);
  if (pending === undefined) throw new Error('There is none');
  await placeLead(pending, system());
  const lead = await findLead(leadId);
  if (lead?.state.substatus !== 'offered') throw new Error(`It is ${lead?.state.substatus ?? 'gone'}`);
  const { offerId } = lead.state;
  const accepted = await as('partner', contract.acceptOffer, { params: { offerId }, body: {} });
  expect(accepted.status).toBe(200);
}

describe('contacts with accounts that are one company', () => {
  const meet = async (leadId: string, text: string) => {
    const body = { kind: 'meeting', text, shared: true };
    expect((await as('partner', noteLead, { params: { leadId }, body })).status).toBe(201);
  };
  const historyOf = async (who: string, accountId: string) => {
    const answer = await as(who, contract.listAccountContacts, { params: { accountId } });
    expect(answer.status).toBe(200);
    const { items, mergedInto } = contract.listAccountContacts.output.parse(answer.body);
    return { told: items.map(({ note, cameAs }) => [note, cameAs?.name ?? null]), mergedInto };
  };
  const ownHistoryOf = async (leadId: string) => {
    const answer = await as('partner', contract.listContacts, { params: { leadId } });
    expect(answer.status).toBe(200);
    return (answer.body['items'] as TimelineEntry[]).map(({ note }) => note);
  };

  it('are one history, each by its name; to the partner its own, by whichever account', async () => {
    const { stays, goes, ids } = await twoCompanies('Fairlead');
    const [one = '', other = ''] = ids;
    for (const [id, text] of [
      [one, 'Met at the mill'],
      [other, 'Met at the spinner’s'],
    ] as const) {
      await take(id);
      await meet(id, text);
    }
    expect(await ownHistoryOf(one)).toEqual([]);
    await say(mergeAccounts, stays, goes);
    expect(await historyOf('operations', stays)).toEqual({
      told: [
        ['Met at the spinner’s', 'Fairlead Spinning'],
        ['Met at the mill', null],
      ],
      mergedInto: undefined,
    });
    expect(await historyOf('operations', goes)).toEqual({
      told: [['Met at the spinner’s', null]],
      mergedInto: { accountId: stays, name: 'Fairlead Mills' },
    });
    // It looks after nobody.
    expect((await historyOf('manager', stays)).told).toEqual([]);
    expect(await ownHistoryOf(one)).toEqual(['Met at the spinner’s']);
    expect(await ownHistoryOf(other)).toEqual(['Met at the mill']);

    await say(undoMergeAccounts, stays, goes);
    expect((await historyOf('operations', stays)).told).toEqual([['Met at the mill', null]]);
    expect((await historyOf('operations', goes)).told).toEqual([['Met at the spinner’s', null]]);
    expect(await ownHistoryOf(one)).toEqual([]);
  });
});
