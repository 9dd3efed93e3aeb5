/** One pooled lead, sixteen partners at once, a hundred times, on the whole stack as it runs. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { createClient, type Client } from '@rafiq/shared/client.ts';
import { claimLead, listLeads, submitLead } from '@rafiq/shared/leads/contract.ts';
import { publishPolicy, readPolicy } from '@rafiq/shared/leads/policy-contract.ts';
import { createPartner } from '@rafiq/shared/partners/contract.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Runner } from '../../infra/local/runner/runner.ts';
import { startRunner } from '../../infra/local/runner/start-runner.ts';
import { fullyWritten } from '../fixtures/fully-written.ts';

const claimers = 16;
const rounds = 100;
const patienceMs = 120_000;

let folder: string;
let runner: Runner;
let client: Client;
let operations: string;
/** Names and ids that no loser may learn, and the token of each. */
let partners: { id: string; name: string; token: string }[];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rafiq-races-'));
  runner = await startRunner({ dataDir: folder, ports: 'free', demo: false, portal: false });
  client = createClient({ baseUrl: runner.apiUrl });
  operations = await runner.bindAndToken('operations@rafiq.example');
  partners = [];
  for (let index = 0; index < claimers; index += 1) {
    const name = `Racer ${index}`;
    const adminEmail = `admin@racer-${index}.example`;
    const { data } = await client.call(createPartner, {
      token: operations,
      body: { name, country: 'AE', adminEmail },
    });
    partners.push({ id: data.id, name, token: await runner.bindAndToken(adminEmail) });
  }
});
afterAll(async () => {
  await runner.close();
  await rm(folder, { recursive: true, force: true });
});

/** Puts leads into the pool by the ordinary way: submitted, and placed by a policy that pools. */
async function pool(count: number): Promise<string[]> {
  const { data, etag } = await client.call(readPolicy, { token: operations });
  const body = fullyWritten({ ...data.document, strategy: 'pool' });
  await client.call(publishPolicy, { token: operations, ifMatch: etag ?? '', body });
  const given = { given: true, basis: 'consent', source: 'web form', date: '2026-11-20' } as const;
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const company = { name: `Customer ${index}`, country: 'AE' };
    const submitted = await client.call(submitLead, {
      token: operations,
      body: { company, consentToShare: given, consentToContact: given },
    });
    ids.push(submitted.data.id);
  }
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const page = await client.call(listLeads, {
      token: operations,
      query: { substatus: 'pooled', limit: 100 },
    });
    if (page.data.items.length === count) return ids;
    if (Date.now() > deadline)
      throw new Error(`${page.data.items.length} of ${count} leads came into the pool`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Record<string, unknown>;
}

async function claim(leadId: string, token: string): Promise<Answer> {
  const response = await fetch(`${runner.apiUrl}${claimLead.path.replace('{leadId}', leadId)}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: '{}',
  });
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: (await response.json()) as Record<string, unknown>,
  };
}

/** What a loser is told, without what names its own request. */
const told = ({ status, headers, body }: Answer): string => {
  const { date: _date, 'apigw-requestid': _id, ...rest } = headers;
  return JSON.stringify([status, { ...body, instance: '' }, Object.entries(rest).sort()]);
};

/** How many partners hold a copy of each lead. */
async function copiesByLead(): Promise<Map<string, string[]>> {
  const database = new DynamoDBClient({
    endpoint: runner.databaseUrl,
    region: runner.environment['AWS_REGION'] ?? 'us-east-1',
    credentials: {
      accessKeyId: runner.environment['AWS_ACCESS_KEY_ID'] ?? 'local',
      secretAccessKey: runner.environment['AWS_SECRET_ACCESS_KEY'] ?? 'local',
    },
  });
  const copies = new Map<string, string[]>();
  for await (const page of paginateScan(
    { client: database },
    { TableName: runner.tableName, ConsistentRead: true },
  )) {
    for (const stored of page.Items ?? []) {
      const { kind, pk, sk } = unmarshall(stored);
      if (kind === 'lead-copy') copies.set(String(sk), [...(copies.get(String(sk)) ?? []), String(pk)]);
    }
  }
  database.destroy();
  return copies;
}

test(`of ${claimers} claims at once one wins, ${rounds} times, and losers learn nothing`, async () => {
  const leads = await pool(rounds);
  const winners = new Map<string, string>();
  for (const leadId of leads) {
    const answers = await Promise.all(partners.map(({ token }) => claim(leadId, token)));
    const won = answers.flatMap(({ status }, index) => (status === 200 ? [index] : []));
    expect(won).toHaveLength(1);
    winners.set(leadId, partners[won[0] ?? 0]?.id ?? '');
    const losers = answers.filter((_, index) => !won.includes(index));
    expect(losers.map(({ status, body }) => [status, body['code']])).toEqual(
      losers.map(() => [409, 'lead-already-claimed']),
    );
    expect(new Set(losers.map(told)).size).toBe(1);
    const text = JSON.stringify(losers);
    expect(partners.filter(({ id, name }) => text.includes(id) || text.includes(`${name}"`))).toEqual([]);
    expect(text).not.toContain('Customer');
  }
  const copies = await copiesByLead();
  expect(Object.fromEntries(copies)).toEqual(
    Object.fromEntries([...winners].map(([leadId, partnerId]) => [leadId, [`PTNR#${partnerId}#LEAD`]])),
  );
});
