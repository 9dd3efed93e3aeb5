/** Conflict cases from opening to their end, against the real database: who sees what, and what is moved. */
import * as contract from '@rafiq/shared/deals/case-contract.ts';
import { vendorCase, type PartyCase, type VendorCase } from '@rafiq/shared/deals/case-contract.ts';
import {
  askForAction,
  createDeal,
  grantExtension,
  refuseExtension,
  requestExtension,
  submitDeal,
} from '@rafiq/shared/deals/contract.ts';
import type { Partner } from '@rafiq/shared/partners/contract.ts';
import { createProduct } from '@rafiq/shared/products/contract.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  accountKey,
  accountPlacementKey,
  parseAccountPlacement,
  readMatched,
} from '#functions/accounts/index.ts';
import { commit, ConditionFailed } from '#functions/kernel/commit.ts';
import { getItem, queryAll } from '#functions/kernel/dynamo.ts';
import { newId } from '#functions/kernel/id.ts';
import type { TestAnswer, TestRequest } from '../../test/fixtures/call.ts';
import { caseOf, dealOf, partyOf, protectedDealOf } from '../../test/fixtures/conflict-cases.ts';
import { plainPartner } from '../../test/fixtures/plain-partner.ts';
import { runEvents } from '../../test/fixtures/run-events.ts';
import { startTestApi, type TestApi } from '../../test/fixtures/test-api.ts';
import { Cast, system } from '../../test/fixtures/world/cast.ts';
import { closeCaseOf } from './close-case-of.ts';
import type { ConflictCase } from './domain/conflict-case.ts';
import { hoursAfter } from './domain/protection.ts';
import type { Registration } from './domain/registration.ts';
import { shippedConflictPolicy } from './domain/shipped-conflict-policy.ts';
import { planOfCase } from './save-case.ts';
import { planOfDeal } from './save-deal.ts';
import { settleDueCase } from './settle-due-case.ts';
import { findCase } from './store/case-store.ts';
import { findToldCase } from './told-case.ts';
import { handler as countFiledEvidence } from './workers/count-filed-evidence.ts';
import { findDeal, findDealCopy, findDue, readOpenDeals } from './store/deal-store.ts';

const terms = shippedConflictPolicy.protection;

let api: TestApi;
let claimant: Partner;
let holder: Partner;
let outsider: Partner;

/** Of each side, what the other must never read. */
const canaries = {
  claimant: [
    'Jacaranda Systems',
    'PRICE-CLAIM-71',
    'claim-contact@noor.example',
    'CLAIM-EVIDENCE',
    'CLAIM-APPEAL',
  ],
  holder: ['Tamarind Networks', 'PRICE-HOLD-93', 'hold-contact@noor.example', 'HOLD-EVIDENCE', 'HOLD-APPEAL'],
} as const;

beforeAll(async () => {
  api = await startTestApi();
  const { userId } = await new Cast(api.issuer, api.rooms).settled('manager', 'channel-manager');
  await api.admit('manager');
  claimant = await plainPartner({
    name: canaries.claimant[0],
    country: 'AE',
    managerId: userId ?? undefined,
  });
  holder = await plainPartner({ name: canaries.holder[0], country: 'AE' });
  outsider = await plainPartner({ name: 'Outside Traders', country: 'AE' });
  for (const [subject, organisation, role] of [
    ['operations', 'vendor', 'channel-operations'],
    ['other-manager', 'vendor', 'channel-manager'],
    ['viewer', 'vendor', 'viewer'],
    ['claimant', claimant.id, 'partner-admin'],
    ['holder', holder.id, 'partner-seller'],
    ['outsider', outsider.id, 'partner-admin'],
  ] as const)
    await api.join(subject, { organisation, role });
  const product = await as('operations', createProduct, { body: { name: 'GTX Pro', family: 'GTX' } });
  productId = String(product.body['id']);
});
afterAll(() => api.stop());

const as: TestApi['as'] = (...asked) => api.as(...asked);

/** A verb on a case; what it answers is as the contract says. */
const act = (
  who: string,
  route: TestRequest['route'],
  conflictId: string,
  body: unknown = {},
  headers = {},
) => as(who, route, { params: { conflictId }, body, headers });
const read = (who: string, conflictId: string) => as(who, contract.readConflict, { params: { conflictId } });

async function must(answer: Promise<TestAnswer>): Promise<Record<string, unknown>> {
  const { status, body } = await answer;
  expect([status, body]).toEqual([200, body]);
  return body;
}
const party = async (answer: Promise<TestAnswer>): Promise<PartyCase> =>
  contract.partyCase.parse(await must(answer));
const vendor = async (answer: Promise<TestAnswer>): Promise<VendorCase> =>
  vendorCase.parse(await must(answer));

const contentOf = (side: 'claimant' | 'holder'): Registration['content'] => ({
  company: { name: 'Noor Trading', country: 'AE' },
  contact: { name: `Person of ${side}`, email: canaries[side][2] },
  description: canaries[side][1],
});

interface Planted {
  conflictId: string;
  claimId: string;
  heldId: string;
}

/** A registration and a case as a submission leaves them: one partner claims what another has protected. */
async function plant(over: Partial<ConflictCase> = {}, claim: Partial<Registration> = {}): Promise<Planted> {
  const [conflictId, claimId, heldId, accountId] = [
    newId('conflict'),
    newId('deal'),
    newId('deal'),
    newId('account'),
  ];
  const at = new Date().toISOString();
  const change = { ...system(), at };
  const common = { accountId, submittedAt: at, createdAt: at, updatedAt: at };
  const claiming = dealOf(claimant.id, {
    ...common,
    id: claimId,
    partnerName: claimant.name,
    content: contentOf('claimant'),
    conflictId,
    ...claim,
  });
  const held = protectedDealOf(holder.id, {
    ...common,
    id: heldId,
    partnerName: holder.name,
    content: contentOf('holder'),
    protection: {
      from: at,
      until: hoursAfter(at, 2160),
      lastProgressAt: at,
      warnedAt: null,
      extensions: 0,
      pending: null,
    },
  });
  const one = caseOf(claimant.id, [holder.id], {
    id: conflictId,
    accountId,
    claimant: partyOf(claimant.id, {
      partnerName: claimant.name,
      dealId: claimId,
      seen: { since: at, at, version: 1 },
    }),
    holders: [partyOf(holder.id, { partnerName: holder.name, dealId: heldId })],
    openedAt: at,
    updatedAt: at,
    dueAt: hoursAfter(at, 48),
    ...over,
  });
  await commit(change, {
    writes: [
      { label: 'account-deals', put: { ...accountKey(accountId), sk: 'MATCHED', deals: {}, version: 1 } },
    ],
    events: [],
    answer: null,
  });
  const plans = [
    planOfDeal({ before: undefined, after: held, happened: 'approved' }, terms, change),
    planOfDeal({ before: undefined, after: claiming, happened: 'sent-to-review' }, terms, change),
    planOfCase({ before: undefined, after: one, happened: 'opened' }, terms, change),
  ];
  for (const plan of plans) await commit(change, { ...plan, answer: null });
  return { conflictId, claimId, heldId };
}

/** Everything that lies in the partitions of a partner: copies of its records and of their events. */
const keptBy = async ({ id }: Partner): Promise<string> => {
  const partitions = [`PTNR#${id}#CONFLICT`, `PTNR#${id}#DEAL`];
  return JSON.stringify(await Promise.all(partitions.map((partition) => queryAll({ partition }))));
};

test('a case from its opening over a split and an appeal to its end', async () => {
  const { conflictId, claimId, heldId } = await plant();
  const answers: Record<'claimant' | 'holder', unknown[]> = { claimant: [], holder: [] };
  const shown = async (who: 'claimant' | 'holder', answer: Promise<TestAnswer>): Promise<PartyCase> => {
    const said = await party(answer);
    answers[who].push(said);
    return said;
  };

  const first = await shown('claimant', read('claimant', conflictId));
  expect(first).toMatchObject({
    side: 'claimant',
    status: 'open',
    dealId: claimId,
    outcome: null,
    version: 1,
  });
  expect((await read('holder', conflictId)).status).toBe(404);

  const taken = await vendor(act('manager', contract.takeConflict, conflictId));
  expect(taken).toMatchObject({ status: 'under-review', redacted: false });
  const asked = await vendor(act('manager', contract.askParties, conflictId, { note: 'Since when?' }));
  expect(asked).toMatchObject({ status: 'awaiting-parties', asked: { note: 'Since when?' } });
  expect(asked.owner).toEqual(taken.owner);

  const told = await shown('holder', read('holder', conflictId));
  expect(told).toMatchObject({
    side: 'holder',
    status: 'awaiting-parties',
    companyName: 'Noor',
    dealId: heldId,
    asked: { note: 'Since when?' },
    openedAt: asked.asked?.at,
    version: 1,
  });

  await shown('claimant', act('claimant', contract.giveEvidence, conflictId, { text: canaries.claimant[3] }));
  expect(await shown('holder', read('holder', conflictId))).toEqual(told);
  await shown('holder', act('holder', contract.giveEvidence, conflictId, { text: canaries.holder[3] }));
  const heard = await vendor(read('operations', conflictId));
  expect(heard.claimant.evidence.map(({ text }) => text)).toEqual([canaries.claimant[3]]);
  expect(heard.holders.map(({ evidence }) => evidence.map(({ text }) => text))).toEqual([
    [canaries.holder[3]],
  ]);

  const split = await vendor(
    act('manager', contract.resolveConflict, conflictId, {
      resolution: 'split',
      claimantShare: 40,
      note: 'Both of you worked on it.',
    }),
  );
  expect(split).toMatchObject({
    status: 'resolved',
    resolved: { resolution: 'split', claimantShare: 40, by: 'person' },
    settledAt: null,
  });
  expect(await shown('claimant', read('claimant', conflictId))).toMatchObject({
    outcome: { effect: 'shared', share: 40, note: 'Both of you worked on it.' },
    mayAppeal: true,
  });
  expect(await findDeal(claimId)).toMatchObject({ status: 'approved', share: 40, decision: { by: 'case' } });
  expect(await findDealCopy(holder.id, heldId)).toMatchObject({ status: 'approved', share: 60 });

  const appealed = await shown(
    'holder',
    act('holder', contract.appealConflict, conflictId, { text: canaries.holder[4] }),
  );
  expect(appealed).toMatchObject({
    status: 'appealed',
    mayAppeal: false,
    appeal: { text: canaries.holder[4] },
  });
  expect(await shown('claimant', read('claimant', conflictId))).toMatchObject({
    status: 'appealed',
    appeal: null,
    mayAppeal: false,
  });
  const twice = await act('claimant', contract.appealConflict, conflictId, { text: canaries.claimant[4] });
  expect([twice.status, twice.body['code']]).toEqual([409, 'illegal-move']);

  const last = await vendor(
    act('operations', contract.resolveConflict, conflictId, { resolution: 'upheld' }),
  );
  expect(last).toMatchObject({
    status: 'final',
    dueAt: null,
    appeal: { by: 'holder', partnerName: holder.name },
  });
  expect(last.settledAt).not.toBeNull();
  expect(await findDeal(claimId)).toMatchObject({ status: 'rejected', share: null });
  expect(await findDeal(heldId)).toMatchObject({ status: 'approved', share: null });
  await shown('claimant', read('claimant', conflictId));
  await shown('holder', read('holder', conflictId));
  const again = await act('operations', contract.resolveConflict, conflictId, { resolution: 'transferred' });
  expect([again.status, again.body['code']]).toEqual([409, 'illegal-move']);
  const late = await act('claimant', contract.appealConflict, conflictId, { text: canaries.claimant[4] });
  expect([late.status, late.body['code']]).toEqual([410, 'appeal-closed']);

  for (const [side, partner, other] of [
    ['claimant', claimant, 'holder'],
    ['holder', holder, 'claimant'],
  ] as const) {
    const texts = [JSON.stringify(answers[side]), await keptBy(partner)];
    const rival = other === 'holder' ? holder.id : claimant.id;
    for (const text of texts)
      expect([...canaries[other], rival].filter((canary) => text.includes(canary))).toEqual([]);
    expect(texts[1]).toContain('rafiq.deals.conflict.finally-resolved.v1');
  }
  const own = await keptBy(holder);
  expect(own).toContain('rafiq.deals.conflict.appealed.v1');
  expect(await keptBy(claimant)).not.toContain('rafiq.deals.conflict.appealed.v1');
});

let productId = '';

/** Registers a company by the API and answers what became of it. */
async function register(who: string, name: string): Promise<Registration> {
  const content = {
    company: { name, country: 'AE' },
    productId,
    value: { amount: '12500.00', currency: 'AED' },
    expectedCloseOn: '2099-03-31',
  };
  const dealId = String((await as(who, createDeal, { body: content })).body['id']);
  await as(who, submitDeal, { params: { dealId }, body: {} });
  const deal = await findDeal(dealId);
  if (deal === undefined) throw new Error('not registered');
  return deal;
}

test('each side reads the company as it calls it itself, where the two may only be one', async () => {
  const held = await register('holder', 'Larkspur Works');
  const claim = await register('claimant', 'Larkspur Workshops');
  expect([held.status, claim.status]).toEqual(['approved', 'in-review']);
  expect(claim.accountId).not.toBe(held.accountId);
  const conflictId = claim.conflictId ?? '';
  await vendor(act('operations', contract.askParties, conflictId));
  expect((await party(read('holder', conflictId))).companyName).toBe('Larkspur Works');
  expect((await party(read('claimant', conflictId))).companyName).toBe('Larkspur Workshops');
  const found = async (who: string, q: string): Promise<number> =>
    ((await must(as(who, contract.listConflicts, { query: { q } })))['items'] as unknown[]).length;
  expect(await found('holder', 'Workshops')).toBe(0);
  expect(await found('holder', 'Larkspur Works')).toBe(1);
  expect(await found('claimant', 'Workshops')).toBe(1);
  expect(await keptBy(holder)).not.toContain('Workshops');
});

test('what rules refused goes to the claimant by an appeal, with everything an account keeps of it', async () => {
  const held = await register('holder', 'Marigold Foods LLC');
  const claim = await register('claimant', 'Marigold Foods L.L.C.');
  expect([held.status, claim.status]).toEqual(['approved', 'rejected']);
  const conflictId = claim.conflictId ?? '';
  expect(await party(read('claimant', conflictId))).toMatchObject({
    status: 'resolved',
    outcome: { resolution: 'upheld', effect: 'lost' },
    mayAppeal: true,
  });
  expect((await read('holder', conflictId)).status).toBe(404);
  const seen = await vendor(read('operations', conflictId));
  expect(seen.verdicts.filter(({ decided }) => decided).map(({ rule }) => rule)).toContain('protected-deal');

  const open = await Promise.all([claimant.id, holder.id].map(readOpenDeals));
  await must(act('claimant', contract.appealConflict, conflictId, { text: 'They asked us first.' }));
  expect((await read('holder', conflictId)).status).toBe(404);
  // Whoever may lose something for good is heard first.
  const unheard = async () => {
    const { status, body } = await act('operations', contract.resolveConflict, conflictId, {
      resolution: 'transferred',
    });
    return [status, body['code']];
  };
  expect(await unheard()).toEqual([409, 'holders-unheard']);
  expect((await vendor(read('operations', conflictId))).unheard).toEqual({ until: null });
  const asked = await vendor(act('operations', contract.askParties, conflictId));
  expect([asked.status, asked.asked?.note]).toEqual(['appealed', null]);
  expect([asked.unheard, await unheard()]).toEqual([{ until: asked.dueAt }, [409, 'holders-unheard']]);
  await must(act('holder', contract.giveEvidence, conflictId, { text: canaries.holder[3] }));
  await must(act('operations', contract.resolveConflict, conflictId, { resolution: 'transferred' }));
  expect(await party(read('holder', conflictId))).toMatchObject({
    status: 'final',
    outcome: { effect: 'lost' },
    appeal: null,
    mayAppeal: false,
  });
  const after = await findDeal(claim.id);
  expect(after).toMatchObject({ status: 'approved', decision: { by: 'case' } });
  const accountId = held.accountId ?? '';
  expect(parseAccountPlacement(await getItem(accountPlacementKey(accountId))).protections).toEqual([
    { partnerId: claimant.id, productFamily: 'GTX', until: after?.protection?.until },
  ]);
  expect((await readMatched(accountId))?.deals).toMatchObject({
    [claim.id]: { status: 'approved' },
    [held.id]: { status: 'rejected' },
  });
  expect(await Promise.all([claimant.id, holder.id].map(readOpenDeals))).toEqual([
    (open[0] ?? 0) + 1,
    (open[1] ?? 0) - 1,
  ]);
});

describe('whoever has no part in a case', () => {
  const verbs = [
    ['outsider', contract.readConflict, undefined],
    ['outsider', contract.giveEvidence, { text: 'Ours.' }],
    ['outsider', contract.appealConflict, { text: 'Ours.' }],
    ['holder', contract.readConflict, undefined],
    ['holder', contract.giveEvidence, { text: 'Ours.' }],
    ['holder', contract.appealConflict, { text: 'Ours.' }],
    ['other-manager', contract.readConflict, undefined],
    ['other-manager', contract.takeConflict, {}],
    ['other-manager', contract.askParties, {}],
    ['other-manager', contract.resolveConflict, { resolution: 'upheld' }],
  ] as const;

  test('is answered as if there were none, and changes nothing', async () => {
    const { conflictId } = await plant();
    const before = await findCase(conflictId);
    for (const [who, route, body] of verbs) {
      const answers = [];
      for (const id of [conflictId, newId('conflict')]) {
        const { status, body: said } = await as(who, route, { params: { conflictId: id }, body });
        answers.push({ status, ...said, instance: null });
      }
      expect([who, route.id, answers[0]]).toEqual([who, route.id, answers[1]]);
      expect([who, route.id, answers[0]]).toMatchObject([who, route.id, { status: 404, code: 'not-found' }]);
    }
    expect(await findCase(conflictId)).toEqual(before);
  });

  test('finds it in no list, nor in the figures', async () => {
    const { conflictId } = await plant();
    const listed = async (who: string) => {
      const { items } = await must(as(who, contract.listConflicts, { query: { limit: '100' } }));
      return (items as { id: string }[]).map(({ id }) => id).includes(conflictId);
    };
    for (const who of ['outsider', 'holder', 'other-manager'])
      expect([who, await listed(who)]).toEqual([who, false]);
    for (const who of ['claimant', 'manager', 'operations', 'viewer'])
      expect([who, await listed(who)]).toEqual([who, true]);
    const figures = await must(as('other-manager', contract.readConflictStatistics));
    expect(figures).toMatchObject({ settled: 0, waiting: { count: 0, oldestAt: null } });
  });
});

test('lists show whose clock runs out first, and settled ones behind', async () => {
  const at = new Date().toISOString();
  const settled = await plant({ status: 'final', dueAt: null, settledAt: at });
  const late = await plant({ dueAt: hoursAfter(at, 900) });
  const soon = await plant({ status: 'under-review', dueAt: hoursAfter(at, -900) });
  const wanted = [soon, late, settled].map(({ conflictId }) => conflictId);
  for (const who of ['operations', 'claimant']) {
    const { items } = await must(as(who, contract.listConflicts, { query: { limit: '100' } }));
    const ids = (items as { id: string }[]).map(({ id }) => id).filter((id) => wanted.includes(id));
    expect([who, ids]).toEqual([who, wanted]);
  }
  const { items } = await must(
    as('claimant', contract.listConflicts, { query: { limit: '100', status: 'final' } }),
  );
  expect((items as { status: string }[]).every(({ status }) => status === 'final')).toBe(true);
});

test('words of the company find a case for whoever may know of it, and its identifier finds no more', async () => {
  const { conflictId } = await plant({
    companyName: 'Wyndhollow Marine',
    accountName: 'Wyndhollow Shipping',
  });
  const found = async (who: string, q: string, more = {}): Promise<string[]> => {
    const { items } = (await must(as(who, contract.listConflicts, { query: { q, ...more } }))) as {
      items: { id: string }[];
    };
    return items.map(({ id }) => id);
  };
  for (const q of ['wynd', conflictId]) {
    for (const who of ['claimant', 'operations', 'manager'])
      expect(await found(who, q)).toEqual([conflictId]);
    for (const who of ['holder', 'outsider', 'other-manager']) expect(await found(who, q)).toEqual([]);
  }
  await vendor(act('manager', contract.askParties, conflictId));
  // Each side by the name it knows.
  expect(await found('holder', 'shipping')).toEqual([conflictId]);
  expect(await found('holder', 'marine')).toEqual([]);
  expect(await found('claimant', 'shipping')).toEqual([]);
  expect(await found('outsider', conflictId)).toEqual([]);
  expect(await found('holder', 'wynd', { status: 'final' })).toEqual([]);
  expect(await found('operations', 'marine shipping')).toEqual([conflictId]);
});

test('what the sides wrote is left out for those who may not read personal data', async () => {
  const { conflictId } = await plant();
  await must(act('claimant', contract.giveEvidence, conflictId, { text: canaries.claimant[3] }));
  const seen = await vendor(read('viewer', conflictId));
  expect(seen).toMatchObject({ redacted: true, claimant: { evidence: [] } });
});

describe('refusals', () => {
  const fields = ({ status, body }: TestAnswer) => [
    status,
    (body['errors'] as { pointer: string; code: string }[] | undefined)?.map(({ pointer, code }) => [
      pointer,
      code,
    ]),
  ];

  test('a note that names one of the sides, however it is spelled', async () => {
    const { conflictId } = await plant();
    for (const [route, body] of [
      [contract.askParties, { note: 'What does TAMARIND networks say?' }],
      [contract.resolveConflict, { resolution: 'upheld', note: 'jacaranda-systems was late.' }],
    ] as const)
      expect(fields(await act('operations', route, conflictId, body))).toEqual([
        400,
        [['/note', 'names-a-party']],
      ]);
    expect((await findCase(conflictId))?.version).toBe(1);
  });

  test('a note to one of the sides about its registration that names the other', async () => {
    const { conflictId, claimId, heldId } = await plant();
    const refused = [400, [['/note', 'names-a-party']]];
    const named = (who: string, route: TestRequest['route'], dealId: string, body: unknown) =>
      as(who, route, { params: { dealId }, body });
    const ask = (note: string) => named('operations', askForAction, claimId, { fields: ['company'], note });
    expect(fields(await ask('Are you not Tamarind-Networks?'))).toEqual(refused);
    expect((await findDeal(claimId))?.asked).toBeNull();
    // Its own name is no secret to it.
    await must(ask(`Is that all of ${canaries.claimant[0]}?`));

    await vendor(act('operations', contract.askParties, conflictId));
    await must(named('holder', requestExtension, heldId, { reason: 'procurement' }));
    const answers = [
      [grantExtension, 'Jacaranda Systems asked as well.'],
      [refuseExtension, 'jacaranda systems came first.'],
    ] as const;
    for (const [route, note] of answers)
      expect(fields(await named('operations', route, heldId, { note }))).toEqual(refused);
    await must(named('operations', refuseExtension, heldId, { note: 'Another claims it.' }));
    expect(await keptBy(holder)).not.toContain('acaranda');
  });

  test('a split without a part, a part without a split, and one that leaves nothing', async () => {
    const { conflictId } = await plant();
    const resolve = (body: unknown) => act('operations', contract.resolveConflict, conflictId, body);
    const wanted = [400, [['/claimantShare', 'required-for-split']]];
    expect(fields(await resolve({ resolution: 'split' }))).toEqual(wanted);
    expect(fields(await resolve({ resolution: 'upheld', claimantShare: 40 }))).toEqual(wanted);
    expect(fields(await resolve({ resolution: 'split', claimantShare: 100 }))).toEqual([
      400,
      [['/claimantShare', 'out-of-range']],
    ]);
  });

  test('more evidence than can be kept', async () => {
    const full = Array.from({ length: 20 }, () => ({ text: 'Said.', at: new Date().toISOString() }));
    const seen = { since: new Date().toISOString(), at: new Date().toISOString(), version: 1 };
    const { conflictId } = await plant();
    const one = await findCase(conflictId);
    if (one === undefined) return expect.unreachable();
    const crowded = { ...one, version: 2, claimant: { ...one.claimant, evidence: full, seen } };
    await commit(system(), {
      ...planOfCase({ before: one, after: crowded, happened: 'evidence-given' }, terms, system()),
      answer: null,
    });
    expect(fields(await act('claimant', contract.giveEvidence, conflictId, { text: 'More.' }))).toEqual([
      400,
      [['/text', 'too-much-evidence']],
    ]);
  });

  test('an appeal by a side that has what it claimed, and one after its time', async () => {
    const at = new Date().toISOString();
    const resolved = { resolution: 'upheld', claimantShare: null, by: 'rules', at, note: null } as const;
    const kept = await plant({
      status: 'resolved',
      resolved,
      holdersTold: true,
    });
    const one = await findCase(kept.conflictId);
    if (one === undefined) return expect.unreachable();
    // The holder was asked before, so that it knows of the case.
    const known = {
      ...one,
      version: 2,
      holders: one.holders.map((each) => ({ ...each, seen: { since: at, at, version: 1 } })),
    };
    await commit(system(), {
      ...planOfCase({ before: one, after: known, happened: 'parties-asked' }, terms, system()),
      answer: null,
    });
    const refused = await act('holder', contract.appealConflict, kept.conflictId, { text: 'More.' });
    expect([refused.status, refused.body['code']]).toEqual([422, 'not-a-party']);

    const { conflictId } = await plant({ status: 'resolved', resolved, dueAt: at });
    const late = await act('claimant', contract.appealConflict, conflictId, { text: 'Ours.' });
    expect([late.status, late.body['code']]).toEqual([410, 'appeal-closed']);
    expect(await party(read('claimant', conflictId))).toMatchObject({ status: 'resolved', mayAppeal: false });
  });

  test('a step decided on what its reader has not seen', async () => {
    const { conflictId } = await plant();
    await must(act('claimant', contract.giveEvidence, conflictId, { text: 'First.' }, { 'if-match': '"1"' }));
    // The vendor takes it; to the claimant that is a change, for its status is another.
    await must(act('operations', contract.takeConflict, conflictId, {}, { 'if-match': '"2"' }));
    const stale = await act(
      'claimant',
      contract.giveEvidence,
      conflictId,
      { text: 'x' },
      { 'if-match': '"2"' },
    );
    expect([stale.status, stale.body['code']]).toEqual([412, 'stale']);
  });
});

describe('evidence by file', () => {
  /** Tells that a file of somebody at a case was found in order, as the scanner does; answers when. */
  async function clear(conflictId: string, organisation: string, at = new Date().toISOString()) {
    const attachmentId = newId('attachment');
    const type = 'rafiq.attachments.attachment.cleared.v1';
    const data = { attachmentId, conflictId, organisation, status: 'cleared', refusal: null };
    const events = [{ type, subject: attachmentId, pk: `ATTACHMENT#${attachmentId}`, version: 1, data }];
    await commit({ ...system(), at }, { writes: [], events, answer: null });
    await runEvents(api.database, countFiledEvidence, [type]);
    return at;
  }
  const asked = async () => {
    const { conflictId } = await plant();
    await must(act('operations', contract.askParties, conflictId));
    return conflictId;
  };
  const silent = async (conflictId: string) =>
    (await findToldCase(conflictId, new Date().toISOString()))?.silentIds.toSorted();

  test('is an answer of its side, told to the vendor, and nothing of it to the other', async () => {
    const conflictId = await asked();
    const before = await read('holder', conflictId);
    expect(await silent(conflictId)).toEqual([claimant.id, holder.id].toSorted());
    const at = await clear(conflictId, claimant.id);
    expect(await silent(conflictId)).toEqual([holder.id]);
    expect(await party(read('claimant', conflictId))).toMatchObject({ evidence: [], filedAt: at });
    const seen = await vendor(read('operations', conflictId));
    expect([seen.status, seen.claimant.filedAt, seen.holders[0]?.filedAt]).toEqual([
      'awaiting-parties',
      at,
      null,
    ]);
    expect((await vendor(read('viewer', conflictId))).claimant).toMatchObject({ evidence: [], filedAt: at });
    const after = await read('holder', conflictId);
    expect([after.body, after.headers['etag']]).toEqual([before.body, before.headers['etag']]);
    expect(await keptBy(holder)).not.toContain('evidence-filed');
    expect(await keptBy(claimant)).not.toContain('evidence-filed');
  });

  test('counts once however often it is told, and its last file is what is shown', async () => {
    const conflictId = await asked();
    const [early, late] = [hoursAfter(new Date().toISOString(), 1), hoursAfter(new Date().toISOString(), 2)];
    await clear(conflictId, claimant.id, late);
    const version = (await findCase(conflictId))?.version;
    await clear(conflictId, claimant.id, early);
    expect(await findCase(conflictId)).toMatchObject({ version, claimant: { filedAt: late } });
  });

  test('is none of whoever has no part in it, of the vendor, and of a case that is over', async () => {
    const conflictId = await asked();
    const before = await findCase(conflictId);
    for (const organisation of [outsider.id, 'vendor']) await clear(conflictId, organisation);
    await clear(newId('conflict'), claimant.id);
    expect(await findCase(conflictId)).toEqual(before);
    const over = await plant({ status: 'final', dueAt: null });
    await clear(over.conflictId, claimant.id);
    expect((await findCase(over.conflictId))?.claimant.filedAt).toBeNull();
  });
});

test('a repeated request with its key is answered the same, and done once', async () => {
  const { conflictId } = await plant();
  const once = () =>
    act(
      'claimant',
      contract.giveEvidence,
      conflictId,
      { text: 'Once.' },
      { 'idempotency-key': `evidence-${conflictId}` },
    );
  const [first, second] = [await must(once()), await must(once())];
  expect(second).toEqual(first);
  expect((await findCase(conflictId))?.claimant.evidence).toHaveLength(1);
});

test('a registration that ended meanwhile is left, and said', async () => {
  const { conflictId, claimId, heldId } = await plant({}, { status: 'withdrawn' });
  await vendor(act('operations', contract.resolveConflict, conflictId, { resolution: 'transferred' }));
  expect(await findDeal(claimId)).toMatchObject({ status: 'withdrawn', version: 1 });
  expect(await findDeal(heldId)).toMatchObject({ status: 'rejected' });
  const story = JSON.stringify(await queryAll({ partition: `CONFLICT#${conflictId}`, prefix: 'EVT#' }));
  expect(story).toContain('rafiq.deals.conflict.registration-left.v1');
});

test('of two who decide at the same time one is first', async () => {
  const { conflictId, claimId } = await plant();
  const answers = await Promise.all(
    ['upheld', 'transferred', 'co-sell'].map((resolution) =>
      act('operations', contract.resolveConflict, conflictId, { resolution }),
    ),
  );
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
  expect((await findDeal(claimId))?.version).toBe(2);
});

describe('clocks', () => {
  const by = { kind: 'system', id: 'sweep-deals', organisation: null } as const;
  const sweep = (one: ConflictCase, at: string) =>
    settleDueCase(one, terms, { at, by, requestId: newId('event') });
  const stored = async (conflictId: string) => {
    const one = await findCase(conflictId);
    if (one === undefined) throw new Error('no such case');
    return one;
  };

  test('a resolution nobody appealed against stands; of two sweepers one settles it', async () => {
    const { conflictId } = await plant();
    await must(act('operations', contract.resolveConflict, conflictId, { resolution: 'upheld' }));
    const one = await stored(conflictId);
    const due = hoursAfter(one.dueAt ?? '', 1);
    expect((await findDue(due, 100)).conflictIds).toContain(conflictId);
    const results = await Promise.allSettled([sweep(one, due), sweep(one, due)]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const failed = results.find((result) => result.status === 'rejected');
    expect(failed?.reason).toBeInstanceOf(ConditionFailed);
    expect(await stored(conflictId)).toMatchObject({ status: 'final', settledAt: due, dueAt: null });
    expect((await findDue(due, 100)).conflictIds).not.toContain(conflictId);
    expect(await party(read('claimant', conflictId))).toMatchObject({ status: 'final', mayAppeal: false });
  });

  test('what a person did before the sweeper wrote stands', async () => {
    const { conflictId } = await plant();
    const read = await stored(conflictId);
    await must(act('operations', contract.takeConflict, conflictId));
    await expect(sweep(read, hoursAfter(read.dueAt ?? '', 1))).rejects.toBeInstanceOf(ConditionFailed);
    expect((await stored(conflictId)).overdueAt).toBeNull();
  });

  test('that nobody of the vendor came is told once, and to the vendor alone', async () => {
    const { conflictId } = await plant();
    const due = hoursAfter((await stored(conflictId)).dueAt ?? '', 1);
    await sweep(await stored(conflictId), due);
    await sweep(await stored(conflictId), due);
    expect(await stored(conflictId)).toMatchObject({ status: 'open', overdueAt: due, version: 2 });
    expect((await findDue(due, 100)).conflictIds).not.toContain(conflictId);
    expect(await keptBy(claimant)).not.toContain('rafiq.deals.conflict.overdue.v1');
  });
});

describe('a registration that is withdrawn', () => {
  const withdraw = async (claimId: string) => {
    const deal = await findDeal(claimId);
    if (deal === undefined) throw new Error('no such registration');
    const change = {
      ...system(),
      by: { kind: 'person', id: newId('user'), organisation: claimant.id } as const,
    };
    const plan = await closeCaseOf(deal, terms, change);
    if (plan.writes.length > 0) await commit(change, { ...plan, answer: null });
    return plan;
  };

  test('closes its case, and nobody else learns by whom', async () => {
    const { conflictId, claimId } = await plant();
    await must(act('operations', contract.askParties, conflictId));
    await withdraw(claimId);
    expect(await findCase(conflictId)).toMatchObject({ status: 'final', resolved: null, dueAt: null });
    expect(await party(read('holder', conflictId))).toMatchObject({ status: 'final', outcome: null });
    expect(await keptBy(holder)).not.toContain(claimant.id);
  });

  test('leaves a case that was decided', async () => {
    const { claimId } = await plant({ status: 'resolved' });
    expect(await withdraw(claimId)).toEqual({ writes: [], events: [] });
  });
});

test('figures count what was decided, and what waits', async () => {
  const figures = await must(as('operations', contract.readConflictStatistics));
  const { settled, waiting, upheldShare, byRule } = contract.readConflictStatistics.output.parse(figures);
  expect(settled).toBeGreaterThan(0);
  expect(waiting.count).toBeGreaterThan(0);
  expect(upheldShare).toBeGreaterThan(0);
  expect(byRule).toEqual([expect.objectContaining({ rule: 'protected-deal', settled })]);
});
