/** The conflict policy against the real database: published, scheduled, rolled back, tried on one and on many. */
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import * as cases from '@rafiq/shared/deals/case-contract.ts';
import * as policies from '@rafiq/shared/deals/conflict-policy-contract.ts';
import type { WrittenConflictPolicy } from '@rafiq/shared/deals/conflict-policy-contract.ts';
import { conflictPolicyRule } from '@rafiq/shared/deals/conflict-policy.ts';
import { tryRegistration, triedRegistration } from '@rafiq/shared/deals/conflict-try-contract.ts';
import * as whatIfs from '@rafiq/shared/deals/conflict-what-if-contract.ts';
import * as contract from '@rafiq/shared/deals/contract.ts';
import type { DealContent, PartnerDeal } from '@rafiq/shared/deals/contract.ts';
import type { Partner } from '@rafiq/shared/partners/contract.ts';
import { createProduct } from '@rafiq/shared/products/contract.ts';
import { routes } from '@rafiq/shared/routes.ts';
import type { AnyRoute } from '@rafiq/shared/route.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { commit, type Write } from '#functions/kernel/commit.ts';
import { documents, queryAll, tableName, type Item, type Key } from '#functions/kernel/dynamo.ts';
import { newId } from '#functions/kernel/id.ts';
import type { TestAnswer } from '../../test/fixtures/call.ts';
import { startTestDatabase, type TestDatabase } from '../../test/fixtures/database.ts';
import { startTestIssuer, type TestIssuer } from '../../test/fixtures/issuer.ts';
import { addMember } from '../../test/fixtures/people.ts';
import { plainPartner } from '../../test/fixtures/plain-partner.ts';
import { runEvents } from '../../test/fixtures/run-events.ts';
import { loadRooms, type Rooms } from '../../test/fixtures/rooms.ts';
import { digestOf, readState, restoreState, type TableState } from '../../test/fixtures/table-state.ts';
import { Cast } from '../../test/fixtures/world/cast.ts';
import { daysAfter } from './domain/protection.ts';
import { shippedConflictPolicy } from './domain/shipped-conflict-policy.ts';
import { runConflictWhatIf } from './run-conflict-what-if.ts';
import { readConflictPolicy } from './store/conflict-policies.ts';
import {
  conflictPolicyVersionKey,
  conflictWhatIfPartition,
  dealFactsPrefix,
  dealKey,
} from './store/deal-keys.ts';
import { conflictWhatIfs } from './store/conflict-what-ifs.ts';
import { handler as worker } from './workers/run-conflict-what-if.ts';

let database: TestDatabase;
let issuer: TestIssuer;
let rooms: Rooms;
let first: Partner;
let second: Partner;
let productId: string;
let start: TableState;
const tokens = new Map<string, string>();

interface Rest {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  headers?: Record<string, string>;
}
const as = (who: string, route: AnyRoute, rest: Rest = {}): Promise<TestAnswer> =>
  rooms.call({ route, token: tokens.get(who), ...rest });

beforeAll(async () => {
  rooms = await loadRooms();
  [database, issuer] = await Promise.all([startTestDatabase(), startTestIssuer()]);
  const cast = new Cast(issuer, rooms);
  await cast.settled('operations', 'channel-operations');
  const { userId: managerId } = await cast.settled('manager', 'channel-manager');
  first = await plainPartner({ name: 'Al Manara Systems', country: 'AE', managerId: managerId ?? undefined });
  second = await plainPartner({ name: 'Gulf Networks', country: 'AE', tier: 'gold' });
  for (const [subject, organisation, role] of [
    ['viewer', 'vendor', 'viewer'],
    ['first', first.id, 'partner-admin'],
    ['second', second.id, 'partner-seller'],
  ] as const)
    await addMember(subject, { organisation, role });
  for (const subject of ['operations', 'viewer', 'first', 'second', 'manager'])
    tokens.set(subject, await issuer.accessToken(subject));
  const product = await as('operations', createProduct, { body: { name: 'GTX Pro', family: 'GTX' } });
  productId = String(product.body['id']);
  start = await readState(database);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await restoreState(database, start);
});
afterAll(() => Promise.all([database.stop(), issuer.stop()]));

const { effectiveFrom: _effectiveFrom, ...shipped } = shippedConflictPolicy;
const drafted = (over: Partial<WrittenConflictPolicy> = {}): WrittenConflictPolicy => ({
  ...shipped,
  ...over,
});
const rule = (id: string, over: object = {}) =>
  conflictPolicyRule.parse({ rule: id, on: true, verdict: 'flag', parameters: {}, ...over });
/** The shipped rules, one of them otherwise. */
const withRule = (id: string, over: object) =>
  drafted({
    rules: shipped.rules.map((one) =>
      one.rule === id ? conflictPolicyRule.parse({ ...one, ...over }) : one,
    ),
  });

const read = async () =>
  policies.conflictPolicyInForce.parse((await as('operations', policies.readConflictPolicy)).body);
const etag = async () => ({ 'if-match': `"${(await read()).version}"` });
const publish = async (
  document: unknown,
  {
    effectiveFrom = null,
    note = null,
    headers,
  }: { effectiveFrom?: string | null; note?: string | null; headers?: Record<string, string> } = {},
) =>
  as('operations', policies.publishConflictPolicy, {
    body: { document, effectiveFrom, note },
    headers: headers ?? (await etag()),
  });
const published = async (document: unknown, over: { effectiveFrom?: string; note?: string } = {}) => {
  const answer = await publish(document, over);
  expect([answer.status, answer.body['errors']]).toEqual([200, undefined]);
  return policies.publishConflictPolicy.output.parse(answer.body);
};
const rollBack = async (body: object = { note: null }) =>
  as('operations', policies.rollBackConflictPolicy, { body, headers: await etag() });
const cancel = (version: number) =>
  as('operations', policies.cancelConflictPolicyVersion, {
    params: { conflictPolicyVersion: String(version) },
    body: { note: 'Not yet' },
  });
const versions = async () => {
  const { body } = await as('viewer', policies.listConflictPolicyVersions);
  return (body['items'] as policies.ConflictPolicyVersionView[]).map(({ version, status }) => [
    version,
    status,
  ]);
};
const faultsOf = ({ status, body }: TestAnswer) => [
  status,
  ...((body['errors'] ?? []) as { pointer: string; code: string }[]).map(
    ({ pointer, code }) => `${pointer}: ${code}`,
  ),
];
const codeOf = ({ body }: TestAnswer) => body['code'];

const dealFor = (name: string, over: Partial<DealContent> = {}): DealContent => ({
  company: { name, country: 'AE' },
  productId,
  value: { amount: '12500.00', currency: 'AED' },
  expectedCloseOn: '2099-03-31',
  ...over,
});
async function register(who: string, content: DealContent): Promise<PartnerDeal> {
  const begun = await as(who, contract.createDeal, { body: content });
  const params = { dealId: String(begun.body['id']) };
  const answer = await as(who, contract.submitDeal, { params, body: {} });
  expect([answer.status, answer.body['errors']]).toEqual([200, undefined]);
  return contract.partnerDeal.parse(answer.body);
}
const inSeconds = (seconds: number): string => new Date(Date.now() + seconds * 1000).toISOString();

describe('publishing', () => {
  test('a version judges what is submitted from then on, and what was decided names its own', async () => {
    const before = await register('first', dealFor('Noor Trading'));
    expect(before.status).toBe('approved');
    const { madeVersion, publishedVersion } = await published(
      drafted({
        rules: [
          ...shipped.rules,
          rule('below-minimum-value', {
            appliesWhen: [{ field: 'country', operator: 'is-one-of', values: ['AE'] }],
            parameters: { minimums: [{ amount: '99000.00', currency: 'AED' }] },
          }),
        ],
      }),
      { note: 'Larger deals' },
    );
    expect([madeVersion, publishedVersion]).toEqual([2, 2]);
    const after = await register('second', dealFor('Bahr Shipping'));
    expect(after.status).toBe('in-review');
    const readBy = async (dealId: string) =>
      (await as('operations', contract.readDeal, { params: { dealId } })).body;
    expect((await readBy(before.id))['policyVersion']).toBe(1);
    expect((await readBy(after.id))['policyVersion']).toBe(2);
    expect(await read()).toMatchObject({
      version: 2,
      publishedVersion: 2,
      note: 'Larger deals',
      replaces: 1,
      scheduled: [],
    });
    expect(await versions()).toEqual([
      [2, 'in-force'],
      [1, 'superseded'],
    ]);
  });

  test('a version for later is in force from its instant on, to the millisecond, and until then nothing changes', async () => {
    const at = daysAfter(new Date().toISOString(), 2);
    const { madeVersion, publishedVersion } = await published(
      drafted({ matching: { auto: 0.95, review: 0.8 } }),
      {
        effectiveFrom: at,
      },
    );
    expect([madeVersion, publishedVersion]).toEqual([2, 1]);
    expect((await read()).scheduled).toMatchObject([
      { version: 2, effectiveFrom: at, publishedBy: 'operations' },
    ]);
    const before = new Date(Date.parse(at) - 1).toISOString();
    expect((await readConflictPolicy(before)).version).toBe(1);
    const begun = await readConflictPolicy(at);
    expect([begun.version, begun.document.matching.auto]).toEqual([2, 0.95]);
    // What begins later takes the place of what is published meanwhile.
    await published(drafted());
    expect((await readConflictPolicy(before)).version).toBe(3);
    expect((await readConflictPolicy(at)).version).toBe(2);
    expect(await versions()).toEqual([
      [3, 'in-force'],
      [2, 'scheduled'],
      [1, 'superseded'],
    ]);
  });

  test('of two versions for one instant the later one begins, and both are warned of', async () => {
    const at = daysAfter(new Date().toISOString(), 2);
    await published(drafted(), { effectiveFrom: at });
    const same = await published(drafted(), { effectiveFrom: at });
    expect(same.warnings.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['replaces-scheduled', '/effectiveFrom'],
    ]);
    const now = await published(drafted());
    expect(now.warnings.map(({ code }) => code)).toEqual(['superseded-by-scheduled']);
    expect(now.warnings[0]?.detail).toContain('2');
    expect((await readConflictPolicy(at)).version).toBe(3);
  });

  test('is refused where it is decided on what no longer stands, and twice under one key is once', async () => {
    const headers = await etag();
    expect((await publish(drafted(), { headers })).status).toBe(200);
    const stale = await publish(drafted(), { headers });
    expect([stale.status, codeOf(stale)]).toEqual([412, 'stale']);
    const keyed = { ...(await etag()), 'idempotency-key': 'once' };
    const [one, other] = [
      await publish(drafted(), { headers: keyed }),
      await publish(drafted(), { headers: keyed }),
    ];
    expect([one.status, other.body]).toEqual([200, one.body]);
    expect((await versions())[0]).toEqual([3, 'in-force']);
  });

  test('of two at once one is told that it came too late', async () => {
    const headers = await etag();
    const answers = await Promise.all([publish(drafted(), { headers }), publish(drafted(), { headers })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  test.each<[string, () => unknown, Rest['body'], (string | number)[]]>([
    [
      'a product that does not exist',
      () =>
        drafted({
          rules: [
            rule('named-account', {
              appliesWhen: [
                { field: 'productId', operator: 'is-one-of', values: [productId, newId('product')] },
              ],
            }),
          ],
        }),
      {},
      [422, '/document/rules/0/appliesWhen/0/values/1: unknown-reference'],
    ],
    [
      'a country that does not exist',
      () => ({
        ...drafted(),
        rules: [
          {
            rule: 'named-account',
            on: true,
            verdict: 'flag',
            parameters: {},
            appliesWhen: [{ field: 'country', operator: 'is-one-of', values: ['XX'] }],
          },
        ],
      }),
      {},
      [400, '/document/rules/0/appliesWhen/0/values/0: invalid-country'],
    ],
    [
      'parameters of another rule',
      () => ({
        ...drafted(),
        rules: [{ rule: 'named-account', on: true, verdict: 'flag', parameters: { graceDays: 3 } }],
      }),
      {},
      [400, '/document/rules/0/parameters/graceDays: unknown-field'],
    ],
    [
      'a rule twice',
      () => drafted({ rules: [rule('named-account'), rule('named-account')] }),
      {},
      [400, '/document/rules/1/rule: repeated'],
    ],
    [
      'a negative cap',
      () =>
        drafted({ protection: { ...shipped.protection, mostOpen: { registered: -1, silver: 1, gold: 1 } } }),
      {},
      [400, '/document/protection/mostOpen/registered: out-of-range'],
    ],
    [
      'an instant that has passed',
      () => drafted(),
      { effectiveFrom: '2020-01-01T00:00:00Z' },
      [400, '/effectiveFrom: before-now'],
    ],
    [
      'an instant too far ahead',
      () => drafted(),
      { effectiveFrom: '2199-01-01T00:00:00Z' },
      [400, '/effectiveFrom: out-of-range'],
    ],
    [
      'a document with its own instant',
      () => shippedConflictPolicy,
      {},
      [400, '/document/effectiveFrom: unknown-field'],
    ],
  ])('is refused: %s', async (_, document, over, expected) => {
    expect(faultsOf(await publish(document(), over as object))).toEqual(expected);
    expect(await versions()).toEqual([[1, 'in-force']]);
  });

  test('so many versions may wait for their instant', async () => {
    for (let day = 1; day <= policies.mostScheduled; day += 1)
      await published(drafted({ rules: [rule('named-account')] }), {
        effectiveFrom: daysAfter(new Date().toISOString(), day),
      });
    const more = await publish(drafted(), { effectiveFrom: daysAfter(new Date().toISOString(), 30) });
    expect(faultsOf(more)).toEqual([400, '/effectiveFrom: too-many']);
    expect((await publish(drafted())).status).toBe(200);
  });

  test('what is hardly meant is told with its place, in the reader’s language', async () => {
    const { warnings } = await published(
      drafted({
        rules: [
          rule('named-account', {
            appliesWhen: [{ field: 'productFamily', operator: 'is-one-of', values: ['gtx', 'Chairs'] }],
          }),
        ],
      }),
    );
    expect(warnings.map(({ code, pointer }) => [code, pointer])).toContainEqual([
      'family-of-no-product',
      '/document/rules/0/appliesWhen/0/values/1',
    ]);
    expect(warnings.every(({ detail }) => detail.length > 10)).toBe(true);
  });
});

describe('taking back', () => {
  test('a roll-back is one step, and the shipped rules are the last', async () => {
    await published(drafted(), { note: 'The first' });
    await published(drafted());
    const back = await rollBack({ note: 'Too strict', publishedVersion: 3 });
    expect(back.body).toMatchObject({ version: 4, publishedVersion: 2, replaces: 1, note: 'The first' });
    expect((await read()).note).toBe('The first');
    expect((await rollBack()).body).toMatchObject({ version: 5, publishedVersion: 1, replaces: null });
    const refused = await rollBack();
    expect([refused.status, codeOf(refused)]).toEqual([409, 'illegal-move']);
    expect(await versions()).toEqual([
      [3, 'rolled-back'],
      [2, 'rolled-back'],
      [1, 'in-force'],
    ]);
    const { body } = await as('viewer', policies.readConflictPolicyVersion, {
      params: { conflictPolicyVersion: '3' },
    });
    expect(body).toMatchObject({ status: 'rolled-back', withdrawnNote: 'Too strict', document: shipped });
  });

  test('where another version has begun meanwhile, the one that was meant is not rolled back', async () => {
    await published(drafted());
    await published(drafted(), { effectiveFrom: inSeconds(60) });
    vi.stubEnv('RAFIQ_CLOCK_OFFSET_MS', '61000');
    const refused = await rollBack({ note: null, publishedVersion: 2 });
    expect([refused.status, codeOf(refused)]).toEqual([409, 'illegal-move']);
    expect((await rollBack({ note: null, publishedVersion: 3 })).body).toMatchObject({ publishedVersion: 2 });
  });

  test('a version that has not begun is cancelled once, and one that has is not', async () => {
    const at = daysAfter(new Date().toISOString(), 1);
    await published(drafted());
    const { madeVersion } = await published(drafted(), { effectiveFrom: at });
    expect((await cancel(madeVersion)).body).toMatchObject({ publishedVersion: 2, scheduled: [] });
    expect((await readConflictPolicy(at)).version).toBe(2);
    for (const version of [madeVersion, 2, 1]) expect((await cancel(version)).status).toBe(409);
    expect((await cancel(99)).status).toBe(404);
    expect((await versions())[0]).toEqual([madeVersion, 'cancelled']);
  });
});

const tried = async (body: object) => {
  const answer = await as('operations', tryRegistration, { body });
  expect([answer.status, answer.body['errors']]).toEqual([200, undefined]);
  return triedRegistration.parse(answer.body);
};

const reason = {
  en: 'Talk to your channel manager first.',
  ar: 'تحدث إلى مدير القناة أولًا.',
  fa: 'نخست با مدیر کانال خود گفتگو کنید.',
};

describe('reasons of its own', () => {
  const languages = ['en', 'ar', 'fa'] as const;
  const told = async (dealId: string, language: string) => {
    const headers = { 'accept-language': language };
    const { body } = await as('second', contract.readDeal, { params: { dealId }, headers });
    return contract.partnerDeal.parse(body).told.map(({ reason: { code, text } }) => ({ code, text }));
  };
  const verdictOf = async (dealId: string, language: string) => {
    const headers = { 'accept-language': language };
    const { body } = await as('operations', contract.readDeal, { params: { dealId }, headers });
    return contract.vendorDeal.parse(body).verdicts.find(({ verdict }) => verdict !== 'clear');
  };
  const foundText = /Al Manara Systems has a protected deal/;

  test('are read by the manager and the partner, each in its language, wherever the sentence was', async () => {
    await published(withRule('protected-deal', { reason }));
    await register('first', dealFor('Noor Trading'));
    const lost = await register('second', dealFor('Noor Trading LLC'));
    expect(lost.told.map(({ reason: { text } }) => text)).toEqual([reason.en]);
    for (const language of languages) {
      expect(await told(lost.id, language)).toEqual([
        { code: 'conflict-told.protected', text: reason[language] },
      ]);
      expect((await verdictOf(lost.id, language))?.reason).toMatchObject({
        code: 'conflict.protected-deal',
        text: reason[language],
      });
    }
    // What the rule found is for the vendor alone.
    expect((await verdictOf(lost.id, 'en'))?.found).toMatch(foundText);
    const [opened] = (await as('operations', cases.listConflicts)).body['items'] as { id: string }[];
    const params = { conflictId: String(opened?.id) };
    const ofCase = async (who: string) => (await as(who, cases.readConflict, { params })).body;
    const [inCase] = cases.vendorCase.parse(await ofCase('operations')).verdicts;
    expect([inCase?.reason.text, inCase?.found]).toEqual([
      reason.en,
      expect.stringMatching(foundText) as string,
    ]);
    expect(JSON.stringify(await ofCase('second'))).not.toContain('Al Manara');
    // A later version changes nothing of what was said, and judging it again says the same.
    await published(drafted());
    expect(await told(lost.id, 'fa')).toEqual([{ code: 'conflict-told.protected', text: reason.fa }]);
    const again = await as('viewer', policies.replayRegistration, { params: { dealId: lost.id } });
    expect(again.body).toMatchObject({ verdict: 'equal', policyVersion: 2, differing: [] });
  });

  test('that would tell one silent rule from another are the manager’s alone', async () => {
    const { warnings } = await published(
      drafted({ rules: [rule('open-registration-elsewhere', { reason }), rule('named-account')] }),
    );
    expect(warnings.map(({ code, pointer }) => `${pointer}: ${code}`)).toContain(
      '/document/rules/0/reason: reason-not-told',
    );
    const shippedTold = {
      code: 'conflict-told.may-conflict',
      text: 'It may conflict with other business of the channel; the vendor looks at it.',
    };
    // Outside its territories the first waits for a decision, and so the second comes upon it.
    const unlike = drafted({
      rules: [rule('open-registration-elsewhere', { reason }), rule('named-account')],
    });
    await published(drafted({ rules: [rule('territory-breach')] }));
    const abroad = { company: { name: 'Bahr Shipping', country: 'SA' } };
    await register('first', dealFor('Bahr Shipping', abroad));
    await published(unlike);
    const hidden = await register('second', dealFor('Bahr Shipping', abroad));
    expect(await told(hidden.id, 'en')).toEqual([shippedTold]);
    expect((await verdictOf(hidden.id, 'ar'))?.reason.text).toBe(reason.ar);
    // Where all of them say the same, partners read it.
    const alike = drafted({
      rules: [rule('open-registration-elsewhere', { reason }), rule('named-account', { reason })],
    });
    const tried = await as('operations', tryRegistration, {
      body: { document: alike, registration: { dealId: hidden.id } },
      headers: { 'accept-language': 'fa' },
    });
    const [first] = triedRegistration.parse(tried.body).verdicts;
    expect([first?.reason.text, first?.told?.text]).toEqual([reason.fa, reason.fa]);
    const silent = await as('operations', tryRegistration, {
      body: {
        document: unlike,
        registration: { dealId: hidden.id },
      },
    });
    const [other] = triedRegistration.parse(silent.body).verdicts;
    expect([other?.reason.text, other?.told?.text]).toEqual([reason.en, shippedTold.text]);
  });

  test('are refused at their field, in every language or not at all', async () => {
    const refused = async (said: object) =>
      faultsOf(await publish({ ...shipped, rules: [{ ...rule('named-account'), reason: said }] }));
    const at = '/document/rules/0/reason';
    expect(await refused({ en: 'Ask', fa: 'بپرسید' })).toEqual([400, `${at}/ar: required`]);
    expect(await refused({ ...reason, en: 'x'.repeat(241) })).toEqual([400, `${at}/en: too-long`]);
    expect(await refused({ ...reason, fa: 'ب\u202eپرسید' })).toEqual([400, `${at}/fa: control-characters`]);
  });
});

describe('trying one', () => {
  test('a registration that was submitted is judged on what was recorded, and nothing is written', async () => {
    await register('first', dealFor('Noor Trading'));
    const rival = await register('second', dealFor('Noor Trading LLC'));
    expect(rival.status).toBe('rejected');
    const digest = digestOf(await readState(database));
    const answer = await tried({
      document: withRule('protected-deal', { verdict: 'flag' }),
      registration: { dealId: rival.id },
    });
    expect(digestOf(await readState(database))).toBe(digest);
    expect(answer).toMatchObject({
      facts: 'recorded',
      outcome: 'review',
      opensCase: true,
      inForce: { version: 1, outcome: 'reject', opensCase: true },
    });
    const asked = answer.verdicts.find((one) => one.rule === 'protected-deal');
    expect(asked).toMatchObject({
      verdict: 'flag',
      decided: true,
      place: 1,
      told: { code: 'conflict-told.protected' },
    });
    expect(asked?.asked).toMatchObject({ verdict: 'flag', parameters: { graceDays: 0 } });
    expect(answer.precedence).toMatchObject({
      decidedBy: 'first-to-register',
      winner: { partnerId: first.id, partnerName: 'Al Manara Systems' },
    });
    expect(answer.precedence?.steps.at(-1)?.remaining).toHaveLength(1);
    // The step that decides is the draft's.
    const byTier = await tried({
      document: drafted({ precedence: ['tier', 'first-to-register'] }),
      registration: { dealId: rival.id },
    });
    expect(byTier.precedence).toMatchObject({ decidedBy: 'tier', winner: { dealId: rival.id } });
  });

  test('one that was made up is compared with what stands now, and has no id', async () => {
    await register('first', dealFor('Noor Trading'));
    const registration = { facts: { partnerId: second.id, ...dealFor('Noor Trading L.L.C.') } };
    const digest = digestOf(await readState(database));
    const answer = await tried({ document: drafted({ precedence: ['tier'] }), registration });
    expect(digestOf(await readState(database))).toBe(digest);
    expect(answer).toMatchObject({ facts: 'gathered', outcome: 'reject', opensCase: true });
    expect(answer.precedence?.winner).toEqual({
      dealId: null,
      partnerId: second.id,
      partnerName: second.name,
    });
    const alone = await tried({
      document: drafted(),
      registration: { facts: { partnerId: second.id, company: { name: 'Nobody Knows' } } },
    });
    expect([alone.precedence, alone.opensCase]).toEqual([null, false]);
  });

  test('what does not exist is told with its place; a draft of a partner is nothing', async () => {
    const draft = await as('first', contract.createDeal, { body: dealFor('Noor Trading') });
    const ask = async (registration: object) =>
      faultsOf(await as('operations', tryRegistration, { body: { document: drafted(), registration } }));
    expect(await ask({ dealId: String(draft.body['id']) })).toEqual([
      422,
      '/registration/dealId: unknown-reference',
    ]);
    expect(
      await ask({
        facts: { partnerId: newId('partner'), company: { name: 'X Y' }, productId: newId('product') },
      }),
    ).toEqual([
      422,
      '/registration/facts/partnerId: unknown-reference',
      '/registration/facts/productId: unknown-reference',
    ]);
    expect(await ask({})).toEqual([400, '/registration/dealId: required']);
  });
});

describe('judging again', () => {
  test('says the same of what rules decided, whatever is published since', async () => {
    await register('first', dealFor('Noor Trading'));
    const rival = await register('second', dealFor('Noor Trading LLC'));
    await published(drafted({ rules: [rule('named-account')] }));
    const again = async (who: string, dealId: string) =>
      (await as(who, policies.replayRegistration, { params: { dealId } })).body;
    expect(await again('viewer', rival.id)).toMatchObject({
      verdict: 'equal',
      policyVersion: 1,
      differing: [],
    });
    expect((await again('manager', rival.id))['code']).toBe('not-found');
    const draft = await as('first', contract.createDeal, { body: dealFor('Bahr Shipping') });
    expect((await again('operations', String(draft.body['id'])))['code']).toBe('not-found');
  });

  test('says what is gone: the version it was judged by, or what it was judged on', async () => {
    const { version } = await published(withRule('named-account', { verdict: 'block' }));
    const deal = await register('first', dealFor('Noor Trading'));
    const again = async (language: string) => {
      const answer = await as('viewer', policies.replayRegistration, {
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

/** Takes an item out of the table, as only a table that was lost in part would. */
async function removeItem(key: Key): Promise<void> {
  await documents.send(new DeleteCommand({ TableName: tableName(), Key: key }));
}

const period = () => {
  const today = new Date().toISOString().slice(0, 10);
  return { from: today, to: today };
};
const started = async (document: WrittenConflictPolicy, days = period()) => {
  const { status, body } = await as('operations', whatIfs.startConflictWhatIf, {
    body: { document, ...days },
  });
  expect([status, body['status']]).toEqual([202, 'running']);
  return String(body['id']);
};
const whatIfBy = async (who: string, conflictWhatIfId: string) =>
  whatIfs.conflictWhatIf.parse(
    (await as(who, whatIfs.readConflictWhatIf, { params: { conflictWhatIfId } })).body,
  );
const movedBy = async (who: string, conflictWhatIfId: string) =>
  (await as(who, whatIfs.listMovedRegistrations, { params: { conflictWhatIfId } })).body[
    'items'
  ] as whatIfs.MovedRegistration[];
const patienceMs = 60_000;
const tester = { kind: 'system', id: 'test', organisation: null } as const;
/** Makes a what-if as it was kept before its figures and rows had these fields. */
async function withoutFields(id: string, ofFigures: readonly string[], ofRows: readonly string[]) {
  const bare = (fields: readonly string[], one: unknown) =>
    Object.fromEntries(Object.entries(one as object).filter(([name]) => !fields.includes(name)));
  const puts = (await queryAll({ partition: conflictWhatIfPartition(id) })).flatMap((item): Item[] => {
    if (item['kind'] === 'conflict-what-if-result')
      return [{ ...item, figures: bare(ofFigures, item['figures']) }];
    return item['kind'] === 'conflict-what-if-moved' ? [{ ...item, moved: bare(ofRows, item['moved']) }] : [];
  });
  expect(puts.length).toBeGreaterThan(1);
  const writes = puts.map((put): Write => ({ label: 'what-if', put }));
  await commit(
    { at: new Date().toISOString(), by: tester, requestId: 'test' },
    { writes, events: [], answer: null },
  );
}

describe('a what-if', () => {
  test('judges what was submitted by its own version and by the draft, and tells what moved', async () => {
    const mine = await register('first', dealFor('Noor Trading'));
    const rival = await register('second', dealFor('Noor Trading LLC'));
    // Judged by a version that has judged nothing else.
    await published(withRule('protected-deal', { verdict: 'flag' }));
    await register('second', dealFor('Bahr Shipping'));
    const id = await started(drafted({ rules: [rule('named-account')] }));
    expect(await movedBy('operations', id)).toEqual([]);
    await runEvents(database, worker, ['rafiq.deals.conflict-what-if.started.v1']);
    const found = await whatIfBy('operations', id);
    expect(found).toMatchObject({
      status: 'finished',
      startedBy: 'operations',
      registrationsDone: 3,
      registrationsAbout: 3,
    });
    expect(found.result).toMatchObject({
      registrations: 3,
      moved: 1,
      notRecorded: 0,
      movedListed: 1,
      outcomes: { approve: { before: 2, after: 3 }, reject: { before: 1, after: 0 } },
      cases: { before: 1, after: 0 },
      moves: [{ from: 'reject', to: 'approve', registrations: 1 }],
      precedence: {
        moved: 0,
        sides: { holder: { before: 1, after: 0 } },
        steps: [{ step: 'first-to-register', before: 1, after: 0 }],
      },
    });
    expect(found.result?.rules.find((one) => one.rule === 'protected-deal')).toEqual({
      rule: 'protected-deal',
      flag: { before: 0, after: 0 },
      block: { before: 1, after: 0 },
      moved: 1,
    });
    expect(found.result?.tiers.map(({ tier, registrations, moved }) => [tier, registrations, moved])).toEqual(
      [
        ['silver', 1, 0],
        ['gold', 2, 1],
      ],
    );
    expect(found.result?.countries.rows).toMatchObject([{ country: 'AE', registrations: 3, moved: 1 }]);
    expect(await movedBy('viewer', id)).toEqual([
      {
        dealId: rival.id,
        companyName: 'Noor Trading LLC',
        partnerId: second.id,
        partnerName: 'Gulf Networks',
        tier: 'gold',
        country: 'AE',
        submittedAt: rival.submittedAt,
        policyVersion: 1,
        from: 'reject',
        to: 'approve',
        caseBefore: true,
        caseAfter: false,
        prevailsBefore: 'holder',
        prevailsAfter: null,
        stepBefore: 'first-to-register',
        stepAfter: null,
        decidedBefore: ['protected-deal'],
        decidedAfter: [],
      },
    ]);
    // A manager is told of its own portfolio by name.
    const told = await whatIfBy('manager', id);
    expect(told.result?.partners.rows.map(({ partnerName }) => partnerName)).toEqual([first.name]);
    expect(told.result?.partners.others).toMatchObject({ partners: 1, registrations: 2, moved: 1 });
    expect(await movedBy('manager', id)).toEqual([]);
    // Nothing has happened to any registration.
    const read = await as('operations', contract.readDeal, { params: { dealId: mine.id } });
    expect(read.body['status']).toBe('approved');
    expect((await as('operations', cases.listConflicts)).body['items']).toHaveLength(1);
  });

  test('says who would prevail where a draft changes only the order of precedence', async () => {
    await register('first', dealFor('Noor Trading'));
    const rival = await register('second', dealFor('Noor Trading LLC'));
    const id = await started(drafted({ precedence: ['tier', 'first-to-register'] }));
    await runConflictWhatIf(id, newId('event'), patienceMs);
    const none = { before: 0, after: 0 };
    expect((await whatIfBy('viewer', id)).result).toMatchObject({
      moved: 1,
      moves: [],
      cases: { before: 1, after: 1 },
      precedence: {
        moved: 1,
        sides: { newcomer: { before: 0, after: 1 }, holder: { before: 1, after: 0 }, undecided: none },
        steps: [
          { step: 'first-to-register', before: 1, after: 0 },
          { step: 'tier', before: 0, after: 1 },
        ],
      },
    });
    expect(await movedBy('operations', id)).toMatchObject([
      {
        dealId: rival.id,
        from: 'reject',
        to: 'reject',
        prevailsBefore: 'holder',
        stepBefore: 'first-to-register',
        prevailsAfter: 'newcomer',
        stepAfter: 'tier',
      },
    ]);
    // Where no step tells them apart a manager decides: both have the same territory, and nobody proved anything.
    const undecided = await started(drafted({ precedence: ['influence-proven'] }));
    await runConflictWhatIf(undecided, newId('event'), patienceMs);
    expect(await movedBy('operations', undecided)).toMatchObject([
      { prevailsAfter: 'undecided', stepAfter: null },
    ]);
  });

  test('that was run before anybody looked at who prevails is still read', async () => {
    await register('first', dealFor('Noor Trading'));
    await register('second', dealFor('Noor Trading LLC'));
    const id = await started(drafted({ rules: [rule('named-account')] }));
    await runConflictWhatIf(id, newId('event'), patienceMs);
    await withoutFields(id, ['precedence'], ['prevailsBefore', 'prevailsAfter', 'stepBefore', 'stepAfter']);
    expect((await whatIfBy('operations', id)).result).toMatchObject({ moved: 1, precedence: null });
    expect(await movedBy('operations', id)).toMatchObject([
      { caseBefore: true, prevailsBefore: null, prevailsAfter: null, stepBefore: null, stepAfter: null },
    ]);
  });

  test('of days on which nothing was submitted tells nothing', async () => {
    await register('first', dealFor('Noor Trading'));
    const id = await started(drafted(), { from: '2026-01-01', to: '2026-01-31' });
    await runConflictWhatIf(id, newId('event'), patienceMs);
    expect((await whatIfBy('operations', id)).result).toMatchObject({
      registrations: 0,
      moved: 0,
      rules: [],
      tiers: [],
    });
  });

  test('is cancelled once, and its worker leaves it alone', async () => {
    await register('first', dealFor('Noor Trading'));
    const id = await started(drafted());
    const end = () =>
      as('operations', whatIfs.cancelConflictWhatIf, { params: { conflictWhatIfId: id }, body: {} });
    expect((await end()).body).toMatchObject({ status: 'cancelled', version: 2 });
    expect((await end()).status).toBe(409);
    await runConflictWhatIf(id, newId('event'), patienceMs);
    expect(await whatIfBy('operations', id)).toMatchObject({ status: 'cancelled', result: null });
  });

  test('that takes too long is given up, and so is one that was cut off again and again', async () => {
    await register('first', dealFor('Noor Trading'));
    const id = await started(drafted());
    await runConflictWhatIf(id, newId('event'), -1);
    expect(await whatIfBy('operations', id)).toMatchObject({
      status: 'failed',
      failure: { code: 'conflict-what-if.too-many-registrations' },
    });
    const cutOff = await started(drafted());
    for (let times = 0; times < 4; times += 1) {
      const at = new Date().toISOString();
      const found = await conflictWhatIfs.findOrThrow(cutOff, at);
      const writes = [conflictWhatIfs.takeUpWrite(found)];
      await commit({ at, by: tester, requestId: 'test' }, { writes, events: [], answer: null });
    }
    await runConflictWhatIf(cutOff, newId('event'), patienceMs);
    expect(await whatIfBy('operations', cutOff)).toMatchObject({
      status: 'failed',
      failure: { code: 'conflict-what-if.interrupted' },
      result: null,
    });
  });

  test.each([
    ['2026-02-01', '2026-01-31', 'ends-before-start'],
    ['2024-01-01', '2026-01-31', 'too-long'],
  ])('from %s to %s is refused', async (from, to, code) => {
    const answer = await as('operations', whatIfs.startConflictWhatIf, {
      body: { document: drafted(), from, to },
    });
    expect(faultsOf(answer)).toEqual([400, `/to: ${code}`]);
  });
});

test('none of it is for partners', async () => {
  const ours = routes.filter(({ path }) => path.startsWith('/v1/conflict-policy'));
  expect(ours.length).toBeGreaterThan(10);
  for (const route of ours) {
    const answer = await as('first', route, {
      params: { conflictPolicyVersion: '1', conflictWhatIfId: newId('whatIf') },
      ...(route.method === 'GET' ? {} : { body: route.example.body ?? {} }),
      headers: { 'if-match': '"1"' },
    });
    expect([route.id, answer.status]).toEqual([route.id, 403]);
  }
});
