import * as contract from '@rafiq/shared/leads/contract.ts';
import { explainLead, replayLead } from '@rafiq/shared/leads/decision-contract.ts';
import { readFairness } from '@rafiq/shared/leads/fairness-contract.ts';
import * as policies from '@rafiq/shared/leads/policy-contract.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { documents, tableName } from '#functions/kernel/dynamo.ts';
import { newId } from '#functions/kernel/id.ts';
import type { TestRequest } from '../../test/fixtures/call.ts';
import { placeWaiting } from '../../test/fixtures/place-waiting.ts';
import { plainPartner } from '../../test/fixtures/plain-partner.ts';
import { runEvents } from '../../test/fixtures/run-events.ts';
import { startTestApi, type TestApi } from '../../test/fixtures/test-api.ts';
import { policyFor } from './domain/distribution/policy-course.ts';
import { readPolicy } from './read-policy.ts';
import { policyVersionKey } from './store/lead-keys.ts';
import { policiesInForce } from './store/policies.ts';
import { handler as tally } from './workers/tally-leads.ts';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
  for (const name of ['Al Manara Systems', 'Gulf Networks']) await plainPartner({ name, country: 'AE' });
  for (const [subject, role] of [
    ['operations', 'channel-operations'],
    ['viewer', 'viewer'],
  ] as const) {
    await api.join(subject, { organisation: 'vendor', role });
  }
});
afterAll(() => api.stop());

const as: TestApi['as'] = (...asked) => api.as(...asked);

const read = async () => policies.policy.parse((await as('operations', policies.readPolicy)).body);

/** Sends an order over what stands, and answers what stands then. */
async function order(route: TestRequest['route'], body: unknown = {}): Promise<policies.Policy> {
  const { version } = await read();
  const answer = await as('operations', route, { body, headers: { 'if-match': `"${version}"` } });
  expect([answer.status, answer.body['code']]).toEqual([200, undefined]);
  // Whoever writes a document is also warned of it; what stands is the same.
  const { warnings: _, ...stands } = answer.body;
  expect(await read()).toEqual(stands);
  return policies.policy.parse(stands);
}
const drafted = async (over: Partial<policies.PolicyDocument>) => ({ ...(await read()).document, ...over });

const consent = { given: true, basis: 'consent', source: 'web form', date: '2026-11-20' } as const;
async function placedLead() {
  const { body } = await as('operations', contract.submitLead, {
    body: {
      company: { name: `Noor ${newId('lead')}`, country: 'AE' },
      consentToShare: consent,
      consentToContact: consent,
    },
  });
  return placeWaiting(String(body['id']));
}
const manyPlaced = async (many: number) => {
  const leads: Awaited<ReturnType<typeof placedLead>>[] = [];
  for (let index = 0; index < many; index += 1) leads.push(await placedLead());
  return leads;
};
const versions = async () => {
  const { body } = await as('viewer', policies.listPolicyVersions);
  return (body['items'] as policies.PolicyVersion[]).map((item) => policies.policyVersion.parse(item));
};
const count = () =>
  runEvents(api.database, tally, ['rafiq.leads.lead.offered.v1', 'rafiq.leads.lead.pooled.v1']);

test('the shipped policy stands alone, and there is nothing to roll back to, to share or to publish', async () => {
  expect(await versions()).toMatchObject([{ version: 1, status: 'published', sinceTrial: null }]);
  for (const [route, body] of [
    [policies.rollBackPolicy, {}],
    [policies.publishCanary, {}],
    [policies.shareCanary, { percent: 20 }],
  ] as const) {
    const refused = await as('operations', route, { body, headers: { 'if-match': '"1"' } });
    expect([route.id, refused.status, refused.body['code']]).toEqual([route.id, 409, 'illegal-move']);
  }
  expect((await read()).version).toBe(1);
});

test('a share that is none or all, a draft that names nobody known, and a reader are refused; nothing changes', async () => {
  const document = await drafted({ strategy: 'pool' });
  const send = (who: string, body: unknown) =>
    as(who, policies.startCanary, { body, headers: { 'if-match': '"1"' } });
  for (const percent of [0, 100, 10.5]) {
    const refused = await send('operations', { document, percent });
    expect([refused.status, refused.body['errors']]).toMatchObject([400, [{ pointer: '/percent' }]]);
  }
  const unknown = await send('operations', {
    document: { ...document, excludedPartners: [newId('partner')] },
    percent: 10,
  });
  expect([unknown.status, unknown.body['errors']]).toMatchObject([
    422,
    [{ pointer: '/document/excludedPartners/0' }],
  ]);
  expect((await send('viewer', { document, percent: 10 })).status).toBe(403);
  const stale = await as('operations', policies.startCanary, {
    body: { document, percent: 10 },
    headers: { 'if-match': '"7"' },
  });
  expect(stale.status).toBe(412);
  expect((await read()).canary).toBeNull();
});

test('a trial places its share of the leads, each decision names its version and can be made again, and both are counted side by side', async () => {
  await count();
  const before = await manyPlaced(2);
  await count();
  const started = await order(policies.startCanary, {
    document: await drafted({ strategy: 'pool' }),
    percent: 50,
  });
  expect(started).toMatchObject({
    version: 2,
    publishedVersion: 1,
    canary: { version: 2, percent: 50 },
    document: { strategy: 'fair-share' },
  });
  const inForce = await policiesInForce(await readPolicy());
  const leads = await manyPlaced(16);
  const tried = leads.filter(({ id }) => policyFor(inForce, id).version === 2);
  expect(tried.length).toBeGreaterThan(0);
  expect(tried.length).toBeLessThan(leads.length);
  for (const lead of leads) {
    const isTried = tried.includes(lead);
    expect([lead.state.substatus, lead.placedBy]).toEqual(isTried ? ['pooled', 2] : ['offered', 1]);
    const params = { leadId: lead.id };
    const told = await as('viewer', explainLead, { params });
    expect(told.body['policyVersion']).toBe(isTried ? 2 : 1);
    expect((await as('viewer', replayLead, { params })).body['verdict']).toBe('equal');
  }
  await count();
  const [trial, published] = await versions();
  expect(trial).toMatchObject({
    version: 2,
    status: 'canary',
    replaces: 1,
    outcomes: { pooled: tried.length, offered: 0 },
    sinceTrial: { pooled: tried.length, offered: 0 },
  });
  expect(published).toMatchObject({
    version: 1,
    status: 'published',
    outcomes: { offered: leads.length - tried.length + before.length },
    sinceTrial: { offered: leads.length - tried.length, pooled: 0 },
  });
  const { body: even } = await as('viewer', readFairness, { query: { country: 'AE' } });
  expect(even['month']).toMatchObject({ given: leads.length - tried.length + before.length });
  const impossible: Record<string, string>[] = [
    {},
    { country: 'Emirates' },
    { country: 'AE', month: '2026-13' },
  ];
  for (const query of impossible) expect((await as('viewer', readFairness, { query })).status).toBe(400);
  const version = await as('viewer', policies.readPolicyVersion, { params: { policyVersion: '2' } });
  expect(version.body).toMatchObject({ version: 2, document: { strategy: 'pool' } });
});

test('a larger share keeps the leads of the smaller; a roll-back leaves what is published, and says what was rolled back', async () => {
  const ids = Array.from({ length: 200 }, () => newId('lead'));
  const shareOf = async () => {
    const inForce = await policiesInForce(await readPolicy());
    return ids.filter((id) => policyFor(inForce, id).version === 2);
  };
  const half = await shareOf();
  const shared = await order(policies.shareCanary, { percent: 80 });
  expect(shared.canary).toMatchObject({ version: 2, percent: 80 });
  const more = await shareOf();
  expect(more).toEqual(expect.arrayContaining(half));
  expect(more.length).toBeGreaterThan(half.length);

  for (const percent of [0, 100]) {
    const refused = await as('operations', policies.shareCanary, {
      body: { percent },
      headers: { 'if-match': `"${shared.version}"` },
    });
    expect([refused.status, refused.body['errors']]).toMatchObject([400, [{ pointer: '/percent' }]]);
  }
  expect((await read()).canary?.percent).toBe(80);

  const back = await order(policies.rollBackPolicy);
  expect([back.publishedVersion, back.canary]).toEqual([1, null]);
  expect((await manyPlaced(4)).map(({ placedBy }) => placedBy)).toEqual([1, 1, 1, 1]);
  const [rolledBack] = await versions();
  expect(rolledBack).toMatchObject({ version: 2, status: 'rolled-back', sinceTrial: null });
  expect(rolledBack?.rolledBackAt).not.toBeNull();
});

test('a trial that proves itself is published under its number, and one step leads back to the version before', async () => {
  const started = await order(policies.startCanary, { document: await drafted({ maxHops: 3 }), percent: 10 });
  const number = started.canary?.version;
  const published = await order(policies.publishCanary);
  expect(published).toMatchObject({
    publishedVersion: number,
    replaces: 1,
    canary: null,
    document: { maxHops: 3 },
  });
  expect((await placedLead()).placedBy).toBe(number);
  const next = await order(policies.publishPolicy, await drafted({ maxHops: 4 }));
  expect(next.replaces).toBe(number);
  const back = await order(policies.rollBackPolicy);
  expect(back).toMatchObject({ publishedVersion: number, replaces: 1, document: { maxHops: 3 } });
  const first = await order(policies.rollBackPolicy);
  expect(first).toMatchObject({ publishedVersion: 1, replaces: null });
  expect((await placedLead()).placedBy).toBe(1);
  expect((await versions()).map(({ version, status }) => [version, status])).toEqual([
    [next.version, 'rolled-back'],
    [number, 'rolled-back'],
    [2, 'rolled-back'],
    [1, 'published'],
  ]);
});

test('of two who change what stands at once, one is told that it has changed', async () => {
  const { version, document } = await read();
  const answers = await Promise.all(
    [10, 20, 30].map((percent) =>
      as('operations', policies.startCanary, {
        body: { document, percent },
        headers: { 'if-match': `"${version}"` },
      }),
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
});

test('a channel that was changed before the shipped version was kept has it on its list all the same', async () => {
  const before = await versions();
  const first = { TableName: tableName(), Key: policyVersionKey(1) };
  const { Item } = await documents.send(new GetCommand(first));
  await documents.send(new DeleteCommand(first));
  expect(await versions()).toEqual(before);
  await documents.send(new PutCommand({ TableName: tableName(), Item }));
});
