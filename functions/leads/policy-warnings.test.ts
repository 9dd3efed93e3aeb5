/** What every route that takes a policy warns of, against the real database: by rules and by the partners as they stand. */
import { readPolicy } from '@rafiq/shared/leads/policy-contract.ts';
import type { Rule } from '@rafiq/shared/leads/policy-rule.ts';
import { updatePartner, type Partner } from '@rafiq/shared/partners/contract.ts';
import * as partners from '@rafiq/shared/partners/contract.ts';
import { uiLanguages } from '@rafiq/shared/text.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#functions/kernel/id.ts';
import { startTestDatabase, type TestDatabase } from '../../test/fixtures/database.ts';
import { startTestIssuer, type TestIssuer } from '../../test/fixtures/issuer.ts';
import { addMember } from '../../test/fixtures/people.ts';
import { rule as plainRule } from '../../test/fixtures/placement-facts.ts';
import { plainPartner } from '../../test/fixtures/plain-partner.ts';
import { policyTakers, type PolicyTaker } from '../../test/fixtures/policy-takers.ts';
import { loadRooms, type Rooms } from '../../test/fixtures/rooms.ts';
import { shippedPolicy } from './domain/distribution/shipped-policy.ts';

let database: TestDatabase;
let issuer: TestIssuer;
let rooms: Rooms;
let token: string;
let gold: Partner;
let suspended: Partner;
let weightless: Partner;

beforeAll(async () => {
  rooms = await loadRooms();
  [database, issuer] = await Promise.all([startTestDatabase(), startTestIssuer()]);
  await addMember('operations', { organisation: 'vendor', role: 'channel-operations' });
  token = await issuer.accessToken('operations');
  gold = await plainPartner({ name: 'Al Manara Systems', tier: 'gold', country: 'AE' });
  suspended = await plainPartner({ name: 'Gulf Networks', tier: 'silver', country: 'AE' });
  weightless = await plainPartner({ name: 'Dune Systems', tier: 'silver', weight: 0, country: 'AE' });
  const { status } = await rooms.call({
    route: partners.suspendPartner,
    token,
    params: { partnerId: suspended.id },
    headers: { 'if-match': `"${suspended.version}"` },
    body: { reason: 'Agreement lapsed' },
  });
  expect(status).toBe(200);
});
afterAll(() => Promise.all([database.stop(), issuer.stop()]));

let version = 1;
beforeEach(async () => {
  version = Number((await rooms.call({ route: readPolicy, token })).body['version']);
});

const rule = (name: string, over: Partial<Rule> = {}): Rule =>
  plainRule(0, { id: newId('rule'), name, strategy: { kind: 'pool' }, ...over });
const of = (...values: string[]): Rule['when'] => [{ field: 'country', operator: 'is-one-of', values }];
const drafted = (rules: Rule[], over: object = {}) => ({ ...shippedPolicy, ...over, rules });
const send = ({ route, body }: PolicyTaker, document: unknown, headers: Record<string, string> = {}) =>
  rooms.call({
    route,
    token,
    body: body(document),
    headers: { 'if-match': `"${version}"`, ...headers },
  });
async function warned(taker: PolicyTaker, document: unknown, language = 'en') {
  const { status, body } = await send(taker, document, { 'accept-language': language });
  expect([status, body['code']]).toEqual([taker.route.success, undefined]);
  return body['warnings'] as { code: string; pointer: string; detail: string }[];
}
const placed = (told: Awaited<ReturnType<typeof warned>>) => told.map(({ code, pointer }) => [code, pointer]);

describe.each(policyTakers)('$name', (taker) => {
  test('has nothing to say of a policy that says what it means', async () => {
    expect(await warned(taker, drafted([rule('Gulf', { when: of('AE', 'OM') })]))).toEqual([]);
  });

  test('warns of rules that no lead reaches, with their places', async () => {
    const rules = [
      rule('Emirates', { when: of('AE') }),
      rule('Oman', { when: of('OM') }),
      rule('Emirates again', { when: of('AE') }),
      rule('Both', { when: of('OM', 'AE') }),
    ];
    const told = await warned(taker, drafted(rules));
    expect(placed(told)).toEqual([
      ['unreachable', `${taker.at}/rules/2/when`],
      ['unreachable-by-several', `${taker.at}/rules/3/when`],
    ]);
    expect(told.map(({ detail }) => detail)).toEqual([
      'No lead comes this far: the rule “Emirates” before it takes every lead that this one is for.',
      'No lead comes this far: the rules “Emirates” and “Oman” before it take together every lead that this one is for.',
    ]);
  });

  test('warns of partners that get nothing, as they stand now', async () => {
    const to = ({ id }: Partner) => ({ strategy: { kind: 'direct', partnerId: id } }) as const;
    const rules = [
      rule('a', { when: of('AE'), ...to(gold) }),
      rule('b', { when: of('OM'), ...to(suspended) }),
      rule('c', { when: of('QA'), ...to(weightless) }),
    ];
    expect(placed(await warned(taker, drafted(rules)))).toEqual([
      ['direct-suspended', `${taker.at}/rules/1/strategy/partnerId`],
      ['direct-without-weight', `${taker.at}/rules/2/strategy/partnerId`],
    ]);
  });

  test('warns of tiers, kinds and certifications that nobody has', async () => {
    const among = {
      tiers: ['gold', 'silver'],
      kinds: ['reseller', 'referral'],
      partners: [],
      certifications: { names: ['Deep Sea'], held: 'any' },
    } as const;
    const told = await warned(
      taker,
      drafted([rule('a', { among: structuredClone(among) as never, prefer: ['silver'] })]),
    );
    expect(placed(told)).toEqual([
      ['tier-of-nobody', `${taker.at}/rules/0/among/tiers/1`],
      ['kind-of-nobody', `${taker.at}/rules/0/among/kinds/1`],
      ['nobody-certified', `${taker.at}/rules/0/among/certifications`],
      ['tier-of-nobody', `${taker.at}/rules/0/prefer/0`],
    ]);
    expect(told[0]?.detail).toBe('No partner that can be offered leads is of the tier silver.');
  });

  test('warns of a policy that is for nobody, in the reader’s language', async () => {
    const document = drafted([], { excludedPartners: [gold.id] });
    const told = await Promise.all(
      taker.route.ifMatch === 'required'
        ? [warned(taker, document, 'fa')]
        : uiLanguages.map((language) => warned(taker, document, language)),
    );
    expect(
      told
        .flatMap(placed)
        .every(([code, at]) => code === 'nobody-left' && at === `${taker.at}/excludedPartners`),
    ).toBe(true);
    const details = told.map(([first]) => first?.detail);
    expect(new Set(details).size).toBe(told.length);
    expect(details.some((detail) => detail?.startsWith('این سیاست'))).toBe(true);
  });
});

test('a request that is repeated is told the same, in the language it asks in', async () => {
  const [publish] = policyTakers;
  const key = { 'idempotency-key': 'warned-once' };
  const document = drafted([rule('a'), rule('b')]);
  const first = await send(publish, document, key);
  const again = await send(publish, document, { ...key, 'accept-language': 'ar' });
  const told = ({ body }: typeof first) => body['warnings'] as { code: string; detail: string }[];
  expect([told(first)[0]?.code, told(again)[0]?.code]).toEqual(['unreachable', 'unreachable']);
  expect(told(again)[0]?.detail).toMatch(/^لا يصل/);
});

test('a partner that is put back into play is warned of no more', async () => {
  const [publish] = policyTakers;
  const document = drafted([rule('a', { strategy: { kind: 'direct', partnerId: weightless.id } })]);
  expect(placed(await warned(publish, document))).toHaveLength(1);
  const { status } = await rooms.call({
    route: updatePartner,
    token,
    params: { partnerId: weightless.id },
    headers: { 'if-match': `"${weightless.version}"` },
    body: { weight: 1 },
  });
  expect(status).toBe(200);
  version += 1;
  expect(await warned(publish, document)).toEqual([]);
});
