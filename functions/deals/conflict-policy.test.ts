/** The conflict policy against the real database: published, scheduled, rolled back and cancelled, by the vendor alone. */
import * as policies from '@rafiq/shared/deals/conflict-policy-contract.ts';
import * as contract from '@rafiq/shared/deals/contract.ts';
import { routes } from '@rafiq/shared/routes.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { newId } from '#functions/kernel/id.ts';
import type { TestAnswer } from '../../test/fixtures/call.ts';
import {
  drafted,
  faultsOf,
  openPolicyDesk,
  type PolicyDesk,
  rule,
  shipped,
} from '../../test/fixtures/policy-desk.ts';
import type { Asked } from '../../test/fixtures/test-api.ts';
import { daysAfter } from './domain/protection.ts';
import { shippedConflictPolicy } from './domain/shipped-conflict-policy.ts';
import { readConflictPolicy } from './store/conflict-policies.ts';

let desk: PolicyDesk;
beforeAll(async () => {
  desk = await openPolicyDesk();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await desk.clear();
});
afterAll(() => desk.stop());

const rollBack = async (body: object = { note: null }) =>
  desk.as('operations', policies.rollBackConflictPolicy, { body, headers: await desk.etag() });
const cancel = (version: number) =>
  desk.as('operations', policies.cancelConflictPolicyVersion, {
    params: { conflictPolicyVersion: String(version) },
    body: { note: 'Not yet' },
  });
const versions = async () => {
  const { body } = await desk.as('viewer', policies.listConflictPolicyVersions);
  return (body['items'] as policies.ConflictPolicyVersionView[]).map(({ version, status }) => [
    version,
    status,
  ]);
};
const codeOf = ({ body }: TestAnswer) => body['code'];
const inSeconds = (seconds: number): string => new Date(Date.now() + seconds * 1000).toISOString();

describe('publishing', () => {
  test('a version judges what is submitted from then on, and what was decided names its own', async () => {
    const before = await desk.register('first', desk.dealFor('Noor Trading'));
    expect(before.status).toBe('approved');
    const { madeVersion, publishedVersion } = await desk.published(
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
    const after = await desk.register('second', desk.dealFor('Bahr Shipping'));
    expect(after.status).toBe('in-review');
    const readBy = async (dealId: string) =>
      (await desk.as('operations', contract.readDeal, { params: { dealId } })).body;
    expect((await readBy(before.id))['policyVersion']).toBe(1);
    expect((await readBy(after.id))['policyVersion']).toBe(2);
    expect(await desk.read()).toMatchObject({
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

  test('a value below its least is told where progress is reported, and takes nothing away', async () => {
    const { id: dealId } = await desk.register('first', desk.dealFor('Noor Trading'));
    const least = { minimums: [{ amount: '5000.00', currency: 'AED' }] };
    await desk.published(drafted({ rules: [rule('below-minimum-value', { parameters: least })] }));
    const report = async (amount: string) => {
      const body = { note: 'Met the buyer.', value: { amount, currency: 'AED' } };
      const { status, body: deal } = await desk.as('first', contract.checkInDeal, {
        params: { dealId },
        body,
      });
      expect([status, deal['status']]).toEqual([200, 'approved']);
      const story = await desk.as('operations', contract.readDealTimeline, { params: { dealId } });
      const [told] = contract.readDealTimeline.output.parse(story.body).items;
      return told;
    };
    expect(await report('5000')).toMatchObject({ type: 'rafiq.deals.deal.checked-in.v1' });
    const told = await report('4999.99');
    expect(told).toMatchObject({
      type: 'rafiq.deals.deal.checked-in-below-minimum.v1',
      note: 'Met the buyer.',
    });
    expect(told?.text).toContain('less than the minimum');
  });

  test('a version for later is in force from its instant on, to the millisecond, and until then nothing changes', async () => {
    const at = daysAfter(new Date().toISOString(), 2);
    const { madeVersion, publishedVersion } = await desk.published(
      drafted({ matching: { auto: 0.95, review: 0.8 } }),
      {
        effectiveFrom: at,
      },
    );
    expect([madeVersion, publishedVersion]).toEqual([2, 1]);
    expect((await desk.read()).scheduled).toMatchObject([
      { version: 2, effectiveFrom: at, publishedBy: 'operations' },
    ]);
    const before = new Date(Date.parse(at) - 1).toISOString();
    expect((await readConflictPolicy(before)).version).toBe(1);
    const begun = await readConflictPolicy(at);
    expect([begun.version, begun.document.matching.auto]).toEqual([2, 0.95]);
    // What begins later takes the place of what is published meanwhile.
    await desk.published(drafted());
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
    await desk.published(drafted(), { effectiveFrom: at });
    const same = await desk.published(drafted(), { effectiveFrom: at });
    expect(same.warnings.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['replaces-scheduled', '/effectiveFrom'],
    ]);
    const now = await desk.published(drafted());
    expect(now.warnings.map(({ code }) => code)).toEqual(['superseded-by-scheduled']);
    expect(now.warnings[0]?.detail).toContain('2');
    expect((await readConflictPolicy(at)).version).toBe(3);
  });

  test('is refused where it is decided on what no longer stands, and twice under one key is once', async () => {
    const headers = await desk.etag();
    expect((await desk.publish(drafted(), { headers })).status).toBe(200);
    const stale = await desk.publish(drafted(), { headers });
    expect([stale.status, codeOf(stale)]).toEqual([412, 'stale']);
    const keyed = { ...(await desk.etag()), 'idempotency-key': 'once' };
    const [one, other] = [
      await desk.publish(drafted(), { headers: keyed }),
      await desk.publish(drafted(), { headers: keyed }),
    ];
    expect([one.status, other.body]).toEqual([200, one.body]);
    expect((await versions())[0]).toEqual([3, 'in-force']);
  });

  test('of two at once one is told that it came too late', async () => {
    const headers = await desk.etag();
    const answers = await Promise.all([
      desk.publish(drafted(), { headers }),
      desk.publish(drafted(), { headers }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  test.each<[string, () => unknown, Asked['body'], (string | number)[]]>([
    [
      'a product that does not exist',
      () =>
        drafted({
          rules: [
            rule('named-account', {
              appliesWhen: [
                { field: 'productId', operator: 'is-one-of', values: [desk.productId, newId('product')] },
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
    expect(faultsOf(await desk.publish(document(), over as object))).toEqual(expected);
    expect(await versions()).toEqual([[1, 'in-force']]);
  });

  test('so many versions may wait for their instant', async () => {
    for (let day = 1; day <= policies.mostScheduled; day += 1)
      await desk.published(drafted({ rules: [rule('named-account')] }), {
        effectiveFrom: daysAfter(new Date().toISOString(), day),
      });
    const more = await desk.publish(drafted(), { effectiveFrom: daysAfter(new Date().toISOString(), 30) });
    expect(faultsOf(more)).toEqual([400, '/effectiveFrom: too-many']);
    expect((await desk.publish(drafted())).status).toBe(200);
  });

  test('what is hardly meant is told with its place, in the reader’s language', async () => {
    const { warnings } = await desk.published(
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
    await desk.published(drafted(), { note: 'The first' });
    await desk.published(drafted());
    const back = await rollBack({ note: 'Too strict', publishedVersion: 3 });
    expect(back.body).toMatchObject({ version: 4, publishedVersion: 2, replaces: 1, note: 'The first' });
    expect((await desk.read()).note).toBe('The first');
    expect((await rollBack()).body).toMatchObject({ version: 5, publishedVersion: 1, replaces: null });
    const refused = await rollBack();
    expect([refused.status, codeOf(refused)]).toEqual([409, 'illegal-move']);
    expect(await versions()).toEqual([
      [3, 'rolled-back'],
      [2, 'rolled-back'],
      [1, 'in-force'],
    ]);
    const { body } = await desk.as('viewer', policies.readConflictPolicyVersion, {
      params: { conflictPolicyVersion: '3' },
    });
    expect(body).toMatchObject({ status: 'rolled-back', withdrawnNote: 'Too strict', document: shipped });
  });

  test('where another version has begun meanwhile, the one that was meant is not rolled back', async () => {
    await desk.published(drafted());
    await desk.published(drafted(), { effectiveFrom: inSeconds(60) });
    vi.stubEnv('RAFIQ_CLOCK_OFFSET_MS', '61000');
    const refused = await rollBack({ note: null, publishedVersion: 2 });
    expect([refused.status, codeOf(refused)]).toEqual([409, 'illegal-move']);
    expect((await rollBack({ note: null, publishedVersion: 3 })).body).toMatchObject({ publishedVersion: 2 });
  });

  test('a version that has not begun is cancelled once, and one that has is not', async () => {
    const at = daysAfter(new Date().toISOString(), 1);
    await desk.published(drafted());
    const { madeVersion } = await desk.published(drafted(), { effectiveFrom: at });
    expect((await cancel(madeVersion)).body).toMatchObject({ publishedVersion: 2, scheduled: [] });
    expect((await readConflictPolicy(at)).version).toBe(2);
    for (const version of [madeVersion, 2, 1]) expect((await cancel(version)).status).toBe(409);
    expect((await cancel(99)).status).toBe(404);
    expect((await versions())[0]).toEqual([madeVersion, 'cancelled']);
  });
});

test('none of it is for partners', async () => {
  const ours = routes.filter(({ path }) => path.startsWith('/v1/conflict-policy'));
  expect(ours.length).toBeGreaterThan(10);
  for (const route of ours) {
    const answer = await desk.as('first', route, {
      params: { conflictPolicyVersion: '1', conflictWhatIfId: newId('whatIf') },
      ...(route.method === 'GET' ? {} : { body: route.example.body ?? {} }),
      headers: { 'if-match': '"1"' },
    });
    expect([route.id, answer.status]).toEqual([route.id, 403]);
  }
});
