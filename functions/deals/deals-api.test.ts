import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { mergeAccounts, undoMergeAccounts } from '@rafiq/shared/accounts/matching-contract.ts';
import * as contract from '@rafiq/shared/deals/contract.ts';
import type { DealContent, PartnerDeal } from '@rafiq/shared/deals/contract.ts';
import { idDigits } from '@rafiq/shared/ids.ts';
import type { Partner } from '@rafiq/shared/partners/contract.ts';
import { createProduct } from '@rafiq/shared/products/contract.ts';
import type { AnyRoute } from '@rafiq/shared/route.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  accountPlacementKey,
  parseAccountPlacement,
  readMatched,
  tieWrite,
} from '#functions/accounts/index.ts';
import { commit } from '#functions/kernel/commit.ts';
import { documents, getItem, tableName } from '#functions/kernel/dynamo.ts';
import { newId } from '#functions/kernel/id.ts';
import type { TestAnswer } from '../../test/fixtures/call.ts';
import { plainPartner } from '../../test/fixtures/plain-partner.ts';
import { sentCommands } from '../../test/fixtures/sent-commands.ts';
import { startTestApi, type TestApi } from '../../test/fixtures/test-api.ts';
import { system } from '../../test/fixtures/world/cast.ts';
import { dealKey } from './store/deal-keys.ts';
import { readOpenDeals } from './store/deal-store.ts';

let api: TestApi;
let first: Partner;
let second: Partner;
let productId: string;
const userIds = new Map<string, string>();

const as: TestApi['as'] = (...asked) => api.as(...asked);

beforeAll(async () => {
  api = await startTestApi();
  first = await plainPartner({ name: 'Al Manara Systems', country: 'AE' });
  second = await plainPartner({ name: 'Gulf Networks', country: 'AE' });
  for (const [subject, organisation, role] of [
    ['operations', 'vendor', 'channel-operations'],
    ['deputy', 'vendor', 'channel-operations'],
    ['manager', 'vendor', 'channel-manager'],
    ['viewer', 'vendor', 'viewer'],
    ['first', first.id, 'partner-admin'],
    ['second', second.id, 'partner-seller'],
  ] as const) {
    userIds.set(subject, await api.join(subject, { organisation, role }));
  }
  const product = await as('operations', createProduct, { body: { name: 'GTX Pro', family: 'GTX' } });
  productId = String(product.body['id']);
});

afterAll(() => api.stop());

const dealFor = (name: string, over: Partial<DealContent> = {}): DealContent => ({
  company: { name, country: 'AE' },
  productId,
  value: { amount: '12500.00', currency: 'AED' },
  expectedCloseOn: '2099-03-31',
  ...over,
});

async function begin(who: string, content: Partial<DealContent>): Promise<PartnerDeal> {
  const answer = await as(who, contract.createDeal, { body: content });
  expect(answer.status).toBe(201);
  return contract.partnerDeal.parse(answer.body);
}

const submit = (who: string, dealId: string) =>
  as(who, contract.submitDeal, { params: { dealId }, body: {} });

async function register(who: string, content: DealContent): Promise<PartnerDeal> {
  const { id } = await begin(who, content);
  const answer = await submit(who, id);
  expect(answer.status).toBe(200);
  return contract.partnerDeal.parse(answer.body);
}

const ofDeal = (who: string, route: AnyRoute, dealId: string, body?: unknown) =>
  as(who, route, { params: { dealId }, ...(body === undefined ? {} : { body }) });

/** What an identifier would say of its time: its first 48 bits, in milliseconds. */
const timeIn = (id: string): number => {
  const digits = [...id.slice(id.indexOf('_') + 1)].map((digit) => BigInt(idDigits.indexOf(digit)));
  return Number(digits.reduce((value, digit) => value * 32n + digit, 0n) >> 80n);
};

const codeOf = ({ body }: TestAnswer) => body['code'];
const pointersOf = ({ body }: TestAnswer) =>
  ((body['errors'] ?? []) as { pointer: string; code: string }[]).map(
    ({ pointer, code }) => `${pointer}: ${code}`,
  );

test('a company nobody knows is protected at once, and placement is told', async () => {
  const deal = await register('first', dealFor('Noor Trading LLC'));
  expect([deal.status, deal.told, deal.decision?.by]).toEqual(['approved', [], 'rules']);
  const read = await ofDeal('operations', contract.readDeal, deal.id);
  const accountId = String(read.body['accountId']);
  const { protections } = parseAccountPlacement(await getItem(accountPlacementKey(accountId)));
  expect(protections).toEqual([{ partnerId: first.id, productFamily: 'GTX', until: deal.protection?.until }]);
  expect(await readOpenDeals(first.id)).toBe(1);
});

test('a rival with another spelling of it is refused, and told nothing of anybody', async () => {
  const rival = await register('second', dealFor('Noor Trading L.L.C.'));
  expect(rival.status).toBe('rejected');
  expect(rival.told.map(({ reason }) => reason.code)).toContain('conflict-told.protected');
  expect(JSON.stringify(rival)).not.toMatch(/Manara|ptnr_/);
  expect(rival.conflictId).not.toBeNull();
  expect(timeIn(rival.id)).toBeCloseTo(Date.now(), -6);
  // Whoever holds the account reads the same identifier: it must not say when the rival came.
  expect(Math.abs(timeIn(rival.conflictId ?? '') - Date.now())).toBeGreaterThan(86_400_000);
  // Who registers the same again learns which of its own it repeats.
  const again = await register('first', dealFor('NOOR trading'));
  expect([again.status, again.told[0]?.reason.code]).toEqual(['duplicate', 'conflict-told.registered-twice']);
  expect(again.told[0]?.ownDealIds).toHaveLength(1);
});

test('the private check answers in three words', async () => {
  const ask = async (who: string, name: string) =>
    (await as(who, contract.checkDeal, { body: { company: { name, country: 'AE' }, productId } })).body[
      'answer'
    ];
  expect(await ask('second', 'Noor Trading')).toBe('protected');
  expect(await ask('second', 'Zephyr Ceramics')).toBe('clear');
  expect(await ask('first', 'Noor Trading')).toBe('clear');
});

test('a private check tells a partner what it has registered itself, and nobody else', async () => {
  const mine = await register('first', dealFor('Marigold Clinics'));
  const check = async (who: string, company: object) => {
    const answer = await as(who, contract.checkDeal, {
      body: { company: { country: 'AE', ...company }, productId },
    });
    expect(answer.status).toBe(200);
    return contract.checkDeal.output.parse(answer.body);
  };
  const own = await check('first', { name: 'Marigold Clinics LLC' });
  expect(own).toMatchObject({ answer: 'clear', ownDealIds: [mine.id] });
  const rivals = await check('second', { name: 'Marigold Clinics LLC' });
  expect(rivals).toMatchObject({ answer: 'protected', ownDealIds: [] });
  expect(await check('second', { name: 'Zephyr Ceramics' })).toMatchObject({
    answer: 'clear',
    ownDealIds: [],
  });
  // One that is over is not in the way any more; a draft was never registered.
  await ofDeal('first', contract.releaseDeal, mine.id, {});
  await begin('first', dealFor('Marigold Clinics'));
  expect((await check('first', { name: 'Marigold Clinics' })).ownDealIds).toEqual([]);
});

test('a registration under review is sent back, mended where it was asked, and approved', async () => {
  const deal = await register(
    'second',
    dealFor('Oasis Bakeries', { company: { name: 'Oasis Bakeries', country: 'SA' } }),
  );
  expect([deal.status, deal.told[0]?.reason.code]).toEqual(['in-review', 'conflict-told.territory-breach']);
  expect((await ofDeal('first', contract.readDeal, deal.id)).status).toBe(404);
  const asked = await ofDeal('operations', contract.askForAction, deal.id, {
    fields: ['value'],
    note: 'Does it include services?',
  });
  expect(asked.status).toBe(200);
  const change = (content: DealContent) =>
    as('second', contract.updateDeal, {
      params: { dealId: deal.id },
      headers: { 'if-match': `"${String(asked.body['version'])}"` },
      body: content,
    });
  const refused = await change({ ...deal.content, description: 'new' });
  expect(pointersOf(refused)).toEqual(['/description: not-asked-for']);
  expect((await change({ ...deal.content, value: { amount: '9000', currency: 'AED' } })).status).toBe(200);
  const resubmitted = await submit('second', deal.id);
  expect([resubmitted.body['status'], resubmitted.body['submittedAt']]).toEqual([
    'in-review',
    deal.submittedAt,
  ]);
  const approved = await ofDeal('operations', contract.approveDeal, deal.id, { note: 'Known project.' });
  expect([approved.status, approved.body['status']]).toEqual([200, 'approved']);
});

describe('protection', () => {
  test('lives from check-ins and extensions, and ends as won', async () => {
    const deal = await register('first', dealFor('Palm Logistics'));
    expect((await ofDeal('first', contract.checkInDeal, deal.id, { note: 'Demo held.' })).status).toBe(200);
    const request = { reason: 'procurement' };
    expect((await ofDeal('first', contract.requestExtension, deal.id, request)).status).toBe(200);
    expect(codeOf(await ofDeal('first', contract.requestExtension, deal.id, request))).toBe(
      'extension-pending',
    );
    const granted = await ofDeal('operations', contract.grantExtension, deal.id, {});
    expect(granted.status).toBe(200);
    const { until } = granted.body['protection'] as { until: string };
    expect(Date.parse(until) - Date.parse(deal.protection?.until ?? '')).toBe(30 * 86_400_000);
    const won = await ofDeal('first', contract.winDeal, deal.id, {
      value: { amount: '11800', currency: 'AED' },
    });
    expect([won.body['status'], won.body['end']]).toMatchObject([
      'won',
      { value: { amount: '11800.00', currency: 'AED' } },
    ]);
    const accountId = String((await ofDeal('operations', contract.readDeal, deal.id)).body['accountId']);
    const { protections } = parseAccountPlacement(await getItem(accountPlacementKey(accountId)));
    expect(protections).toEqual([]);
    expect((await readMatched(accountId))?.deals[deal.id]?.status).toBe('won');
  });
});

test('a check-in changes a value and a day as a submission takes them, and nothing else', async () => {
  const deal = await register('first', dealFor('Coral Textiles'));
  const checkIn = (terms: object) =>
    ofDeal('first', contract.checkInDeal, deal.id, { note: 'Met the buyer.', ...terms });
  const refused = await checkIn({
    value: { amount: '0', currency: 'XXX' },
    expectedCloseOn: '2020-01-01',
  });
  expect([refused.status, pointersOf(refused).sort()]).toEqual([
    400,
    ['/expectedCloseOn: in-the-past', '/value/amount: out-of-range', '/value/currency: invalid-currency'],
  ]);
  expect(pointersOf(await checkIn({ expectedCloseOn: '1999-01-01' }))).toEqual([
    '/expectedCloseOn: out-of-range',
  ]);
  const changed = await checkIn({ value: { amount: '900', currency: 'AED' }, expectedCloseOn: '2099-04-30' });
  expect(changed.body['content']).toMatchObject({
    value: { amount: '900.00', currency: 'AED' },
    expectedCloseOn: '2099-04-30',
  });
  const dated = (expectedCloseOn: string) =>
    as('first', contract.createDeal, { body: dealFor('Coral Textiles', { expectedCloseOn }) });
  for (const expectedCloseOn of ['0000-01-01', '1999-12-31', '2200-01-01'])
    expect(pointersOf(await dated(expectedCloseOn))).toEqual(['/expectedCloseOn: out-of-range']);
});

test('who of the vendor saw the person of the customer is on record, once a day', async () => {
  const deal = await register(
    'first',
    dealFor('Coral Printing', {
      contact: { email: 'lina@coral.example' },
      consentToContact: { given: true, basis: 'consent', source: 'a call', date: '2026-11-20' },
    }),
  );
  const seers = async () =>
    (await api.database.items()).flatMap((item) => {
      const event = item['event'] as { type: string; subject: string; by: { id: string }; data: unknown };
      const seen = item['kind'] === 'event' && event.type === 'rafiq.audit.contact.seen.v1';
      return seen && event.subject === deal.id ? [[event.by.id, event.data]] : [];
    });
  for (const who of ['operations', 'operations', 'viewer', 'first'])
    expect((await ofDeal(who, contract.readDeal, deal.id)).status).toBe(200);
  expect(await seers()).toEqual([[userIds.get('operations'), { dealId: deal.id }]]);
  // A decision shows it as well: its own event is the record of that.
  const kept = async () =>
    (await api.database.items()).filter(({ pk }) => String(pk) === `SIGHTS#vendor#${deal.id}`).length;
  const asked = await ofDeal('first', contract.requestExtension, deal.id, { reason: 'procurement' });
  expect([asked.status, await kept()]).toEqual([200, 1]);
  const granted = await ofDeal('deputy', contract.grantExtension, deal.id, {});
  expect([granted.status, await kept(), (await seers()).length]).toEqual([200, 2, 1]);
});

describe('more time', () => {
  test('is asked for and answered one request at a time, so many times in all', async () => {
    const { id } = await register('first', dealFor('Harbour Print Works'));
    for (const route of [contract.grantExtension, contract.refuseExtension]) {
      const answer = await ofDeal('operations', route, id, { note: 'Nobody asked.' });
      expect([answer.status, codeOf(answer)]).toEqual([409, 'no-extension-pending']);
    }
    const ask = () => ofDeal('first', contract.requestExtension, id, { reason: 'procurement' });
    for (let extension = 1; extension <= 2; extension += 1) {
      expect((await ask()).status).toBe(200);
      expect((await ofDeal('operations', contract.grantExtension, id, {})).status).toBe(200);
    }
    const more = await ask();
    expect([more.status, codeOf(more)]).toEqual([422, 'no-more-extensions']);
  });

  test('is not given once a protection is over, whether or not anybody has noticed', async () => {
    const { id } = await register('first', dealFor('Lighthouse Dairy'));
    await documents.send(
      new UpdateCommand({
        TableName: tableName(),
        Key: dealKey(id),
        UpdateExpression: 'SET #deal.#protection.#until = :past',
        ExpressionAttributeNames: { '#deal': 'deal', '#protection': 'protection', '#until': 'until' },
        ExpressionAttributeValues: { ':past': '2020-01-01T00:00:00.000Z' },
      }),
    );
    for (const [route, body] of [
      [contract.checkInDeal, { note: 'Still at it.' }],
      [contract.requestExtension, { reason: 'procurement' }],
    ] as const) {
      const answer = await ofDeal('first', route, id, body);
      expect([answer.status, codeOf(answer)]).toEqual([410, 'protection-over']);
    }
  });
});

describe('what is refused', () => {
  test('a draft that lacks what must be said names each field', async () => {
    const { id } = await begin('first', { company: { name: 'é' }, expectedCloseOn: '2020-01-01' });
    expect(pointersOf(await submit('first', id)).sort()).toEqual([
      '/company/country: required',
      '/company/name: too-short',
      '/expectedCloseOn: in-the-past',
      '/productId: required',
      '/value: required',
    ]);
    // Nobody of the vendor knows of it.
    expect((await ofDeal('operations', contract.readDeal, id)).status).toBe(404);
  });

  test('who asks about too many companies has to wait', async () => {
    const asked = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        as('second', contract.checkDeal, { body: { company: { name: `Company ${index}`, country: 'AE' } } }),
      ),
    );
    const statuses = Map.groupBy(asked, ({ status }) => status);
    expect([...statuses.keys()].sort()).toEqual([200, 429]);
    const [refused] = statuses.get(429) ?? [];
    expect([refused?.body['code'], refused?.headers['retry-after']]).toEqual([
      'too-many-checks',
      expect.stringMatching(/^\d+$/),
    ]);
  });
});

test('sixteen partners register one deal in many spellings: one is protected', async () => {
  const partners: string[] = [];
  for (let index = 0; index < 16; index += 1) {
    const partner = await plainPartner({ name: `Rival ${index}`, country: 'AE', tier: 'gold' });
    const subject = `rival-${index}`;
    await api.join(subject, { organisation: partner.id, role: 'partner-admin' });
    partners.push(subject);
  }
  const spellings = [
    'Crescent Medical Supplies',
    'Crescent Medical Supplies LLC',
    'CRESCENT MEDICAL SUPPLIES',
    'Crescent-Medical Supplies',
  ];
  const drafts = await Promise.all(
    partners.map((who, index) => begin(who, dealFor(spellings[index % spellings.length] ?? ''))),
  );
  const answers = await Promise.all(drafts.map(({ id }, index) => submit(partners[index] ?? '', id)));
  const byStatus = Map.groupBy(answers, ({ body }) => body['status']);
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  expect(byStatus.get('approved')).toHaveLength(1);
  expect(byStatus.get('rejected')).toHaveLength(15);
  expect(new Set(byStatus.get('rejected')?.map(({ body }) => body['conflictId'])).size).toBe(15);
});

describe('words of a company', () => {
  const found = async (who: string, query: Record<string, string>): Promise<string[]> => {
    const answer = await as(who, contract.listDeals, { query });
    expect([answer.status, answer.body]).toEqual([200, answer.body]);
    return (answer.body['items'] as { id: string }[]).map(({ id }) => id);
  };

  test('find a draft for its partner alone, and once it was submitted for the vendor too', async () => {
    const { id, version } = await begin('first', dealFor('Quillfeather Orchards'));
    expect(await found('first', { q: 'orch' })).toEqual([id]);
    for (const who of ['second', 'operations', 'viewer']) expect(await found(who, { q: 'orch' })).toEqual([]);
    const renamed = await as('first', contract.updateDeal, {
      params: { dealId: id },
      body: dealFor('Quillfeather Meadows'),
      headers: { 'if-match': `"${version}"` },
    });
    expect(renamed.status).toBe(200);
    expect(await found('first', { q: 'orch' })).toEqual([]);
    expect((await submit('first', id)).status).toBe(200);
    expect(await found('first', { q: 'quill mead' })).toEqual([id]);
    expect(await found('operations', { q: 'mead' })).toEqual([id]);
    expect(await found('operations', { q: 'mead', status: 'lost' })).toEqual([]);
    // The manager's portfolio has no partner, and a rival has nothing of it.
    for (const who of ['manager', 'second']) expect(await found(who, { q: 'mead' })).toEqual([]);
  });

  test('give way to an identifier, which finds nothing that its reader may not see', async () => {
    const { id } = await register('second', dealFor('Brackenfold Textiles'));
    const draft = await begin('second', dealFor('Brackenfold Yarns'));
    expect(await found('second', { q: draft.id })).toEqual([draft.id]);
    for (const who of ['second', 'operations']) expect(await found(who, { q: id })).toEqual([id]);
    for (const who of ['first', 'manager']) expect(await found(who, { q: id })).toEqual([]);
    for (const who of ['first', 'operations']) expect(await found(who, { q: draft.id })).toEqual([]);
  });

  test('come in no order of time, and no sort is guessed', async () => {
    for (const who of ['first', 'operations']) {
      const answer = await as(who, contract.listDeals, { query: { q: 'noor', sort: 'updatedAt' } });
      expect([answer.status, pointersOf(answer)]).toEqual([400, ['/query/sort: not-offered']]);
    }
  });
});

describe('two accounts that are merged', () => {
  const accountOf = async (dealId: string) =>
    String((await ofDeal('operations', contract.readDeal, dealId)).body['accountId']);
  const merged = (route: AnyRoute, accountId: string, otherAccountId: string) =>
    as('operations', route, { params: { accountId }, body: { otherAccountId } });
  const check = async (who: string, name: string) =>
    (await as(who, contract.checkDeal, { body: { company: { name, country: 'AE' }, productId } })).body[
      'answer'
    ];

  beforeAll(async () => {
    for (const [subject, name] of [
      ['third', 'Sahara Integrators'],
      ['fourth', 'Falaj Solutions'],
      ['fifth', 'Wadi Systems'],
    ] as const) {
      const { id } = await plainPartner({ name, country: 'AE' });
      await api.join(subject, { organisation: id, role: 'partner-admin' });
    }
  });

  test('are one company to a check and a submission, until they are taken apart', async () => {
    const [stays, goes] = [
      await accountOf((await register('third', dealFor('Wolfram Instruments'))).id),
      await accountOf((await register('fourth', dealFor('Tamarisk Fabrication'))).id),
    ];
    expect(await check('fourth', 'Wolfram Instruments')).toBe('protected');
    expect(await check('third', 'Tamarisk Fabrication')).toBe('protected');
    expect(await merged(mergeAccounts, stays, goes)).toMatchObject({ status: 200 });

    // Each of the two meets the registration of the other, by either name.
    for (const name of ['Wolfram Instruments', 'Tamarisk Fabrications']) {
      expect([name, await check('third', name)]).toEqual([name, 'protected']);
      expect([name, await check('fourth', name)]).toEqual([name, 'protected']);
    }
    const late = await register('third', dealFor('Tamarisk Fabrication L.L.C.'));
    expect(late.status).not.toBe('approved');
    expect(late.told.map(({ reason }) => reason.code)).toContain('conflict-told.protected');
    expect(await accountOf(late.id)).toBe(stays);

    expect(await merged(undoMergeAccounts, stays, goes)).toMatchObject({ status: 200 });
    expect(await check('fourth', 'Tamarisk Fabrication')).toBe('clear');
    expect(await check('third', 'Wolfram Instruments')).toBe('clear');
  });

  test('list the registrations of both where one stands for both, each by its name, and their own apart', async () => {
    const pumps = await as('operations', createProduct, { body: { name: 'LV Pump', family: 'LV' } });
    const [mine, theirs] = [
      await register('third', dealFor('Basil Observatory')),
      await register('fourth', dealFor('Quartz Planetarium', { productId: String(pumps.body['id']) })),
    ];
    const [stays, goes] = [await accountOf(mine.id), await accountOf(theirs.id)];
    const listed = async (accountId: string, more: Record<string, string> = {}) => {
      const answer = await as('operations', contract.listDeals, { query: { accountId, ...more } });
      const { items, mergedInto, nextCursor } = contract.listDeals.output.parse(answer.body);
      const rows = items.map((deal) => [deal.id, deal.view === 'vendor' && (deal.cameAs?.name ?? null)]);
      return { rows, mergedInto, nextCursor };
    };
    await merged(mergeAccounts, stays, goes);
    const [newest, oldest] = [
      [theirs.id, 'Quartz Planetarium'],
      [mine.id, null],
    ];
    expect(await listed(stays)).toMatchObject({ rows: [newest, oldest], mergedInto: undefined });
    expect((await listed(stays, { sort: 'updatedAt' })).rows).toEqual([oldest, newest]);
    expect((await listed(stays, { q: 'planetarium' })).rows).toEqual([newest]);
    expect((await listed(stays, { q: mine.id })).rows).toEqual([oldest]);
    const first = await listed(stays, { limit: '1' });
    expect(first.rows).toEqual([newest]);
    expect((await listed(stays, { limit: '1', cursor: first.nextCursor ?? '' })).rows).toEqual([oldest]);
    const mergedInto = { accountId: stays, name: 'Basil Observatory' };
    expect(await listed(goes)).toMatchObject({ rows: [[theirs.id, null]], mergedInto });
    await merged(undoMergeAccounts, stays, goes);
    expect(await listed(stays)).toMatchObject({ rows: [oldest], mergedInto: undefined });
    expect(await listed(goes)).toMatchObject({ rows: [[theirs.id, null]], mergedInto: undefined });
    expect((await listed(newId('account'))).rows).toEqual([]);
  });

  test('are checked by the same requests as a company that nobody knows, whatever stands in the way', async () => {
    const product = {
      productId: String((await as('operations', createProduct, { body: { name: 'Check' } })).body['id']),
    };
    const [stays, goes] = [
      await accountOf((await register('third', dealFor('Yardarm Optics', product))).id),
      await accountOf((await register('fourth', dealFor('Cinnabar Gliders', product))).id),
    ];
    const won = { kind: 'won', partnerId: second.id } as const;
    // A lead of a product that somebody works, and one that was won by a partner that is kept without its name.
    for (const accountId of [stays, goes]) {
      const open = {
        kind: 'open',
        id: newId('lead'),
        partnerId: first.id,
        partnerName: first.name,
        productId,
        since: system().at,
      } as const;
      const ties = [tieWrite(accountId, open.id, open), tieWrite(accountId, 'lead_won', won)];
      for (const write of ties) await commit(system(), { writes: [write], events: [], answer: null });
    }
    const { sent, stop } = sentCommands();
    const requestsOf = async (name: string) => {
      sent.length = 0;
      expect(await check('fifth', name)).toEqual(expect.any(String));
      return [...sent];
    };
    const names = ['Yardarm Optics', 'Cinnabar Gliders', 'Qxwzqx', '😀'];
    const apart = [];
    for (const name of names) apart.push(await requestsOf(name));
    await merged(mergeAccounts, stays, goes);
    const together = [];
    for (const name of names) together.push(await requestsOf(name));
    stop();
    const [known = []] = apart;
    expect(known.slice(-5)).toEqual(Array.from({ length: 5 }, () => 'BatchGetItemCommand'));
    expect(new Set([...apart, ...together].map((one) => one.join())).size).toBe(1);
  });

  test('bind a submission that was judged before they were: it is judged anew', async () => {
    const pumps = await as('operations', createProduct, { body: { name: 'HV Pump', family: 'HV' } });
    const another = { productId: String(pumps.body['id']) };
    const [one, other] = [
      await accountOf((await register('second', dealFor('Cormorant Dredging'))).id),
      await accountOf((await register('first', dealFor('Pelagia Survey', another))).id),
    ];
    const { id } = await begin('second', dealFor('Cormorant Dredging', another));
    const name = 'merge-before-the-write';
    documents.middlewareStack.add(
      (next) => async (given) => {
        if ('TransactItems' in given.input) {
          documents.middlewareStack.remove(name);
          expect(await merged(mergeAccounts, other, one)).toMatchObject({ status: 200 });
        }
        return next(given);
      },
      { step: 'initialize', name },
    );
    const late = await submit('second', id);
    expect(late).toMatchObject({ status: 200, body: { status: 'rejected' } });
    expect(await accountOf(id)).toBe(other);
  });
});
