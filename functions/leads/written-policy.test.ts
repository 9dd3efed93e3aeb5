/** What a policy must say before it may be published or tried, asked of every route that takes one. */
import * as policies from '@rafiq/shared/leads/policy-contract.ts';
import type { Rule } from '@rafiq/shared/leads/policy-rule.ts';
import * as partnersContract from '@rafiq/shared/partners/contract.ts';
import { uiLanguages } from '@rafiq/shared/text.ts';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documents, tableName } from '#functions/kernel/dynamo.ts';
import type { TestAnswer } from '../../test/fixtures/call.ts';
import { startTestDatabase, type TestDatabase } from '../../test/fixtures/database.ts';
import { startTestIssuer, type TestIssuer } from '../../test/fixtures/issuer.ts';
import { addMember } from '../../test/fixtures/people.ts';
import { policyTakers, type PolicyTaker } from '../../test/fixtures/policy-takers.ts';
import { loadRooms, type Rooms } from '../../test/fixtures/rooms.ts';
import { shippedPolicy } from './domain/distribution/shipped-policy.ts';
import { policyKey } from './store/lead-keys.ts';

let database: TestDatabase;
let issuer: TestIssuer;
let rooms: Rooms;
let token: string;

beforeAll(async () => {
  rooms = await loadRooms();
  [database, issuer] = await Promise.all([startTestDatabase(), startTestIssuer()]);
  await addMember('operations', { organisation: 'vendor', role: 'channel-operations' });
  token = await issuer.accessToken('operations');
});
afterAll(() => Promise.all([database.stop(), issuer.stop()]));

const send = ({ route, body }: PolicyTaker, document: unknown, headers: Record<string, string> = {}) =>
  rooms.call({ route, token, body: body(document), headers: { 'if-match': '"1"', ...headers } });
const refusals = ({ status, body }: TestAnswer) => [
  status,
  body['code'],
  ((body['errors'] ?? []) as { pointer: string; code: string }[]).map(({ pointer, code }) => [pointer, code]),
];

const rule = {
  id: 'rule_01kbmx0000000000000000000a',
  name: 'Everything',
  when: [],
  among: { tiers: [], kinds: [], partners: [] },
  prefer: [],
  strategy: { kind: 'pool' },
} satisfies Rule;
const asking = (...when: Rule['when']) => ({ ...shippedPolicy, rules: [{ ...rule, when }] });

/** A copy without what stands at a pointer. */
function without(document: object, pointer: string): unknown {
  const copy = structuredClone(document) as Record<string, never>;
  const path = pointer.split('/').slice(1);
  const last = path.pop() ?? '';
  delete path.reduce<Record<string, never>>((at, step) => at[step] as never, copy)[last];
  return copy;
}

describe.each(policyTakers)('$name', (taker) => {
  const whole = { ...shippedPolicy, rules: [rule] };
  const settings = [
    ...Object.keys(shippedPolicy).map((name) => `/${name}`),
    ...Object.keys(shippedPolicy.steps).map((name) => `/steps/${name}`),
    ...Object.keys(rule).map((name) => `/rules/0/${name}`),
  ];

  test.each(settings)('demands %s', async (pointer) => {
    expect(refusals(await send(taker, without(whole, pointer)))).toEqual([
      400,
      'invalid-request',
      [[`${taker.at}${pointer}`, 'required']],
    ]);
  });

  test('takes no answer for none on leave, and says so in the reader’s language', async () => {
    const details = await Promise.all(
      uiLanguages.map(async (language) => {
        const answer = await send(
          taker,
          { ...shippedPolicy, backFromLeave: null },
          { 'accept-language': language },
        );
        expect(refusals(answer)[2]).toEqual([[`${taker.at}/backFromLeave`, 'required']]);
        return (answer.body['errors'] as { detail: string }[])[0]?.detail;
      }),
    );
    expect(details).toEqual(['This is needed.', 'هذا الحقل مطلوب.', 'این فیلد لازم است.']);
  });

  test('takes null where it is an answer', async () => {
    const { status } = await send(taker, { ...shippedPolicy, idleDays: null, acceptHours: 'x' });
    expect(status).toBe(400);
    const refused = await send(taker, { ...shippedPolicy, idleDays: null, poolMostOpen: null, maxHops: 0 });
    expect(refusals(refused)[2]).toEqual([[`${taker.at}/maxHops`, 'out-of-range']]);
  });

  test('refuses countries and languages that do not exist, at their places', async () => {
    const answer = await send(
      taker,
      asking(
        { field: 'country', operator: 'is-one-of', values: ['AE', 'XX', 'ae', 'OM', 'UK'] },
        { field: 'language', operator: 'is-none-of', values: ['qqq', 'ar', 'en-XQ', 'haz'] },
        { field: 'city', operator: 'is-one-of', values: ['XX'] },
      ),
    );
    const at = `${taker.at}/rules/0/when`;
    expect(refusals(answer)).toEqual([
      400,
      'invalid-request',
      [
        [`${at}/0/values/1`, 'invalid-country'],
        [`${at}/0/values/2`, 'invalid-country'],
        [`${at}/0/values/4`, 'invalid-country'],
        [`${at}/1/values/0`, 'invalid-language'],
        [`${at}/1/values/2`, 'invalid-language'],
      ],
    ]);
  });

  test('refuses figures below what is possible, each at its field', async () => {
    const figures = {
      poolMostOpen: -1,
      poolCoolDownMinutes: -1,
      idleDays: -1,
      idleWarningDays: -2,
      acceptHours: -1,
      contactHours: -1,
      maxHops: -1,
    };
    const [, , errors] = refusals(
      await send(taker, {
        ...shippedPolicy,
        ...figures,
        backFromLeave: { kind: 'catch-up', days: -1 },
      }),
    );
    expect(new Set(errors as unknown as string[][])).toEqual(
      new Set(
        [...Object.keys(figures), 'backFromLeave/days'].map((name) => [
          `${taker.at}/${name}`,
          'out-of-range',
        ]),
      ),
    );
  });
});

describe('the caps and the weight of a partner', () => {
  const errorsOf = async (over: object) =>
    refusals(
      await rooms.call({
        route: partnersContract.createPartner,
        token,
        body: { name: 'Al Manara Systems', kind: 'reseller', tier: 'gold', country: 'AE', ...over },
      }),
    );
  test('are refused below zero, each at its field', async () => {
    expect(await errorsOf({ weight: -1, capacity: { maxOpen: -1, maxPerDay: -1 } })).toEqual([
      400,
      'invalid-request',
      [
        ['/weight', 'out-of-range'],
        ['/capacity/maxOpen', 'out-of-range'],
        ['/capacity/maxPerDay', 'out-of-range'],
      ],
    ]);
  });
});

describe('a policy that was published before settings were asked', () => {
  test('is read as it has worked, and goes on only with what it leaves unsaid', async () => {
    const { backFromLeave: _, idleDays: __, idleWarningDays: ___, ...said } = shippedPolicy;
    const { poolMostOpen: ____, poolCoolDownMinutes: _____, rules: ______, ...old } = said;
    const { territory, specialisation, availability, capacity } = old.steps;
    const Item = {
      ...policyKey,
      kind: 'policy',
      version: 7,
      publishedAt: '2026-01-05T00:00:00.000Z',
      document: {
        ...old,
        steps: { territory, specialisation, availability, capacity },
        rules: [
          {
            id: rule.id,
            name: 'Old',
            when: [{ field: 'country', operator: 'is-one-of', values: ['XX'] }],
            strategy: rule.strategy,
          },
        ],
      },
    };
    await documents.send(new PutCommand({ TableName: tableName(), Item }));
    const { status, body } = await rooms.call({ route: policies.readPolicy, token });
    expect(status).toBe(200);
    expect(body['document']).toEqual({
      ...shippedPolicy,
      steps: { ...shippedPolicy.steps, namedAccount: false, protectedDeal: false, servingPartner: false },
      rules: [
        {
          ...rule,
          name: 'Old',
          when: [{ field: 'country', operator: 'is-one-of', values: ['XX'] }],
        },
      ],
      backFromLeave: null,
      idleDays: null,
      idleWarningDays: 3,
      poolMostOpen: null,
      poolCoolDownMinutes: 0,
    });
    const again = { route: policies.publishPolicy, token, headers: { 'if-match': '"7"' } };
    expect(refusals(await rooms.call({ ...again, body: body['document'] }))[2]).toEqual([
      ['/rules/0/when/0/values/0', 'invalid-country'],
      ['/backFromLeave', 'required'],
    ]);
    const published = await rooms.call({
      ...again,
      body: { ...(body['document'] as object), rules: [], backFromLeave: { kind: 'keep-place' } },
    });
    expect([published.status, published.body['version']]).toEqual([200, 8]);
  });
});
