/** What a registration claims, against the real database: another company or product family is another claim. */
import { tellAccountsApart } from '@rafiq/shared/accounts/matching-contract.ts';
import { readConflict, resolveConflict, vendorCase } from '@rafiq/shared/deals/case-contract.ts';
import * as contract from '@rafiq/shared/deals/contract.ts';
import type { DealContent, PartnerDeal } from '@rafiq/shared/deals/contract.ts';
import { createProduct } from '@rafiq/shared/products/contract.ts';
import type { AnyRoute } from '@rafiq/shared/route.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { readMatched } from '#functions/accounts/index.ts';
import { queryAll } from '#functions/kernel/dynamo.ts';
import type { TestAnswer } from '../../test/fixtures/call.ts';
import { letADayPass } from '../../test/fixtures/let-a-day-pass.ts';
import { plainPartner } from '../../test/fixtures/plain-partner.ts';
import { startTestApi, type TestApi } from '../../test/fixtures/test-api.ts';
import type { Registration } from './domain/registration.ts';
import { shippedConflictPolicy } from './domain/shipped-conflict-policy.ts';
import { findDeal } from './store/deal-store.ts';

let api: TestApi;
let productId: string;
let otherFamilyId: string;
let partnerIds: string[];

beforeAll(async () => {
  api = await startTestApi();
  const [first, second] = await Promise.all([
    plainPartner({ name: 'Al Manara Systems', country: 'AE' }),
    plainPartner({ name: 'Gulf Networks', country: 'AE' }),
  ]);
  partnerIds = [first.id, second.id];
  for (const [subject, organisation, role] of [
    ['operations', 'vendor', 'channel-operations'],
    ['first', first.id, 'partner-admin'],
    ['second', second.id, 'partner-seller'],
  ] as const) {
    await api.join(subject, { organisation, role });
  }
  const productOf = async (name: string, family: string) =>
    String((await as('operations', createProduct, { body: { name, family } })).body['id']);
  productId = await productOf('GTX Pro', 'GTX');
  otherFamilyId = await productOf('RTX Pro', 'RTX');
});

afterEach(() => letADayPass(partnerIds));
afterAll(() => api.stop());

const as: TestApi['as'] = (...asked) => api.as(...asked);

/** Beyond the territory of both partners, so that a person has to look. */
const abroad = (name: string): DealContent => dealFor({ name, country: 'SA' });
const atHome = (name: string): DealContent => dealFor({ name, country: 'AE' });
const dealFor = (company: DealContent['company']): DealContent => ({
  company,
  productId,
  value: { amount: '12500.00', currency: 'AED' },
  expectedCloseOn: '2099-03-31',
});

async function done(answer: Promise<TestAnswer>): Promise<PartnerDeal> {
  const { status, body } = await answer;
  expect([status < 300, body]).toEqual([true, body]);
  return contract.partnerDeal.parse(body);
}
const verb = (who: string, route: AnyRoute, dealId: string, body: unknown = {}) =>
  as(who, route, { params: { dealId }, body });
const submit = (who: string, dealId: string) => done(verb(who, contract.submitDeal, dealId));
async function register(who: string, content: DealContent): Promise<PartnerDeal> {
  const { id } = await done(as(who, contract.createDeal, { body: content }));
  return submit(who, id);
}
const save = (who: string, { id, version }: Pick<PartnerDeal, 'id' | 'version'>, body: DealContent) =>
  done(
    as(who, contract.updateDeal, { params: { dealId: id }, headers: { 'if-match': `"${version}"` }, body }),
  );

async function takeUpAgain(who: string, dealId: string, content: DealContent): Promise<PartnerDeal> {
  await done(verb(who, contract.withdrawDeal, dealId));
  return save(who, await done(verb(who, contract.reopenDeal, dealId)), content);
}
async function mend(who: string, dealId: string, content: DealContent): Promise<PartnerDeal> {
  const fields = ['company', 'product'];
  const { status, body } = await verb('operations', contract.askForAction, dealId, {
    fields,
    note: 'Which?',
  });
  expect(status).toBe(200);
  return save(who, { id: dealId, version: Number(body['version']) }, content);
}

async function stored(dealId: string): Promise<Registration> {
  const deal = await findDeal(dealId);
  if (deal === undefined) throw new Error('no such registration');
  return deal;
}
const accountOf = async (dealId: string): Promise<string> => (await stored(dealId)).accountId ?? '';
const entriesAt = async (accountId: string) => Object.keys((await readMatched(accountId))?.deals ?? {});
const conflictOf = async (conflictId: string | null) =>
  vendorCase.parse((await as('operations', readConflict, { params: { conflictId: conflictId ?? '' } })).body);
const resolve = (conflictId: string | null, body: unknown) =>
  as('operations', resolveConflict, { params: { conflictId: conflictId ?? '' }, body });

/** A case of the second partner against the first, which waits for a decision, too. */
async function contest(name: string): Promise<{ held: PartnerDeal; claim: PartnerDeal }> {
  const held = await register('first', abroad(name));
  const claim = await register('second', abroad(name));
  expect([held.status, claim.status, claim.conflictId === null]).toEqual(['in-review', 'in-review', false]);
  return { held, claim };
}

describe('a registration that was withdrawn and is taken up again', () => {
  test('for a company that is protected for another is refused, however the account it had is told apart', async () => {
    const rival = await register('first', atHome('Harbour Foods'));
    const deal = await register('second', abroad('Oasis Bakeries'));
    const [theirs, former] = [await accountOf(rival.id), await accountOf(deal.id)];
    const apart = { params: { accountId: former }, body: { otherAccountId: theirs } };
    expect((await as('operations', tellAccountsApart, apart)).status).toBe(200);
    await takeUpAgain('second', deal.id, atHome('Harbour Foods LLC'));
    expect(await entriesAt(former)).toEqual([]);
    expect(await stored(deal.id)).toMatchObject({ accountId: null, submittedAt: null, conflictId: null });
    expect((await submit('second', deal.id)).status).toBe('rejected');
    expect(await accountOf(deal.id)).toBe(theirs);
  });

  test('is seen by nobody but its partner until it is submitted, and withdrawn as a draft not after', async () => {
    const deal = await register('second', abroad('Lantern Interiors'));
    const sees = async () => {
      const search = async (q: string) => (await as('operations', contract.listDeals, { query: { q } })).body;
      const list = await as('operations', contract.listDeals, { query: { status: 'draft,withdrawn' } });
      const texts = JSON.stringify([list.body, await search('Lantern'), await search('Quince')]);
      const read = await as('operations', contract.readDeal, { params: { dealId: deal.id } });
      return [read.status, texts.includes(deal.id)];
    };
    expect(await sees()).toEqual([200, true]);
    await takeUpAgain('second', deal.id, abroad('Quince Interiors'));
    expect(await sees()).toEqual([404, false]);
    await done(verb('second', contract.withdrawDeal, deal.id));
    expect(await sees()).toEqual([404, false]);
    await done(verb('second', contract.reopenDeal, deal.id));
    const again = await submit('second', deal.id);
    expect((again.submittedAt ?? '') > (deal.submittedAt ?? '')).toBe(true);
    expect(await sees()).toEqual([200, true]);
  });

  test('is given nothing by a case about the company it was for', async () => {
    const { held, claim } = await contest('Palm Dairy');
    const rival = await register('second', atHome('Cedar Mills'));
    await takeUpAgain('first', held.id, atHome('Cedar Mills'));
    const moved = await submit('first', held.id);
    expect([rival.status, moved.status]).toEqual(['approved', 'rejected']);
    const seen = await conflictOf(claim.conflictId);
    expect([seen.claimant.left, seen.holders.map(({ left }) => left)]).toEqual([false, [true]]);
    const answer = await resolve(claim.conflictId, { resolution: 'split', claimantShare: 40 });
    expect(answer.status).toBe(200);
    expect(await stored(held.id)).toMatchObject({ status: 'rejected', share: null });
    expect(await stored(claim.id)).toMatchObject({ status: 'approved', share: 40 });
    const story = JSON.stringify(await queryAll({ partition: `CONFLICT#${claim.conflictId ?? ''}` }));
    expect(story).toContain('rafiq.deals.conflict.registration-left.v1');
  });
});

describe('a registration that was sent back', () => {
  test('and mended to another company leaves its case and its account, and comes behind who registered that', async () => {
    const { held, claim } = await contest('Acacia Schools');
    const former = await accountOf(claim.id);
    const rival = await register('first', atHome('Juniper Clinics'));
    await mend('second', claim.id, atHome('Juniper Clinics'));
    // Not submitted yet, it claims what it did.
    expect(await entriesAt(former)).toEqual(expect.arrayContaining([held.id, claim.id]));
    const moved = await submit('second', claim.id);
    expect(moved.status).toBe('rejected');
    expect(await entriesAt(former)).toEqual([held.id]);
    expect((moved.submittedAt ?? '') > (rival.submittedAt ?? '')).toBe(true);
    expect(await accountOf(claim.id)).toBe(await accountOf(rival.id));
    expect(await conflictOf(claim.conflictId)).toMatchObject({
      status: 'final',
      resolved: null,
      dueAt: null,
    });
    expect(moved.conflictId).not.toBe(claim.conflictId);
    expect(await conflictOf(moved.conflictId)).toMatchObject({ status: 'resolved' });
    const story = JSON.stringify(await queryAll({ partition: `CONFLICT#${claim.conflictId ?? ''}` }));
    expect(story).toContain('rafiq.deals.conflict.claim-moved.v1');
    expect((await resolve(claim.conflictId, { resolution: 'dismissed' })).status).toBe(409);
  });

  test('and mended to a company that is alike leaves its entry where the search is bound to it', async () => {
    const deal = await register('second', abroad('Meridian Trading'));
    const former = await accountOf(deal.id);
    const rival = await register('first', abroad('Meridian General Trading'));
    const { searchAccounts } = await import('#functions/accounts/matching.ts');
    const { candidates } = await searchAccounts({ name: 'Meridian General Trading', country: 'SA' });
    const found = candidates.map(({ accountId }) => accountId);
    expect(found).toEqual([await accountOf(rival.id), former]);
    expect(candidates[1]?.score).toBeGreaterThanOrEqual(shippedConflictPolicy.matching.review);
    await mend('second', deal.id, abroad('Meridian General Trading'));
    const version = (await readMatched(former))?.version ?? 0;
    await submit('second', deal.id);
    expect(await accountOf(deal.id)).toBe(found[0]);
    expect(await entriesAt(former)).toEqual([]);
    expect((await readMatched(former))?.version).toBe(version + 1);
  });

  test('and mended is given nothing by its case before it is submitted', async () => {
    const { claim } = await contest('Willow Hotels');
    await mend('second', claim.id, atHome('Rowan Hotels'));
    expect((await resolve(claim.conflictId, { resolution: 'dismissed' })).status).toBe(200);
    expect((await stored(claim.id)).status).toBe('action-required');
    const again = await submit('second', claim.id);
    expect([again.status, again.conflictId]).toEqual(['approved', null]);
  });

  test('keeps its place and its case where only the name is written otherwise', async () => {
    const { claim } = await contest('Saffron Logistics');
    const former = await accountOf(claim.id);
    await mend('second', claim.id, abroad('Saffron Logistics LLC'));
    const moved = await submit('second', claim.id);
    expect([moved.submittedAt, moved.conflictId]).toEqual([claim.submittedAt, claim.conflictId]);
    expect(await accountOf(claim.id)).toBe(former);
  });

  test('is another claim for another family of products', async () => {
    const { claim } = await contest('Tamarisk Farms');
    await mend('second', claim.id, { ...abroad('Tamarisk Farms'), productId: otherFamilyId });
    const moved = await submit('second', claim.id);
    expect((moved.submittedAt ?? '') > (claim.submittedAt ?? '')).toBe(true);
    expect(await conflictOf(claim.conflictId)).toMatchObject({ status: 'final', resolved: null });
    expect(moved.conflictId).not.toBe(claim.conflictId);
  });

  test('leaves no entry as open where it is refused', async () => {
    const deal = await register('second', abroad('Fennel Pharma'));
    await mend('second', deal.id, abroad('Fennel Pharma'));
    const rival = await register('first', abroad('Fennel Pharma'));
    expect((await resolve(rival.conflictId, { resolution: 'dismissed' })).status).toBe(200);
    expect((await submit('second', deal.id)).status).toBe('rejected');
    const entries = (await readMatched(await accountOf(deal.id)))?.deals ?? {};
    expect(entries[deal.id]).toMatchObject({ status: 'rejected' });
  });
});
