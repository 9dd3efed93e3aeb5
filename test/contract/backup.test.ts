/** The whole of Rafiq backed up by its command while leads come in, restored elsewhere and started there. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { createClient, type Client } from '@rafiq/shared/client.ts';
import { createImport, inspectImport } from '@rafiq/shared/imports/contract.ts';
import { readLead, submitLead } from '@rafiq/shared/leads/contract.ts';
import { readOverview } from '@rafiq/shared/leads/overview-contract.ts';
import { createPartner } from '@rafiq/shared/partners/contract.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventKey } from '#functions/kernel/event.ts';
import { dueListOf, externalRefKey, recordKey } from '#functions/leads/store/lead-keys.ts';
import { itemsVersion } from '../../infra/local/data-folder/items-version.ts';
import type { Runner } from '../../infra/local/runner/runner.ts';
import { startRunner } from '../../infra/local/runner/start-runner.ts';
import { repositoryRoot } from '../../infra/repository.ts';

const operationsEmail = 'operations@rafiq.example';
const adminEmail = 'admin@manara.example';
const lanes = 3;
const leadsBefore = 30;
// Two whole systems start, on machines that may be busy.
const patienceMs = 600_000;
// Enough that something is always under way, and no more than a busy machine keeps up with.
const pauseMs = 100;
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, pauseMs));
const given = { given: true, basis: 'consent', source: 'web form', date: '2026-11-20' } as const;

let folder: string;
let first: Runner;
let second: Runner;
/** Of the first Rafiq, and of the second from when it has started. */
let client: Client;
let operations: string;
/** Leads that were answered before the backup began: their ids, by the reference they were sent under. */
const before = new Map<string, string>();
let importId: string;

const start = (dataDir: string): Promise<Runner> =>
  startRunner({ dataDir, ports: 'free', demo: false, portal: false });

/** A command as a person types it. */
const command = async (name: string, dataDir: string, ...given: string[]): Promise<string> =>
  (
    await promisify(execFile)(
      process.execPath,
      [path.join(repositoryRoot, 'infra', 'local', 'commands', `${name}.mjs`), ...given],
      { env: { ...process.env, RAFIQ_DATA: dataDir, INIT_CWD: folder } },
    )
  ).stdout;

async function submit(reference: string): Promise<string> {
  const body = {
    company: { name: `Customer ${reference}`, country: 'AE' },
    contact: { name: 'Lina Haddad', email: `${reference}@customer.example` },
    consentToShare: given,
    consentToContact: given,
    source: {},
    valueBand: 'unknown',
    externalRef: { source: 'test', id: reference },
  } as const;
  return (await client.call(submitLead, { token: operations, body })).data.id;
}

async function uploadFile(): Promise<void> {
  const text = 'id,account,country\nA-1,Noor Trading,AE\n';
  const announced = { kind: 'leads', fileName: 'leads.csv', sizeBytes: text.length, source: 'crm' } as const;
  const { data } = await client.call(createImport, { token: operations, body: announced });
  const { url, method, headers } = data.upload;
  expect((await fetch(url, { method, headers, body: text })).status).toBe(200);
  importId = data.import.id;
  await client.call(inspectImport, { token: operations, params: { importId } });
}

/** Puts a lead's clock where an earlier version of Rafiq lost it. */
async function loseClock({ environment, tableName }: Runner, leadId: string): Promise<void> {
  const documents = documentsOf(environment);
  await documents.send(
    new UpdateCommand({
      TableName: tableName,
      Key: recordKey(leadId),
      UpdateExpression: 'SET duepk = :lost, duesk = :at',
      ExpressionAttributeValues: { ':lost': 'DUE#leads#NaN', ':at': `2026-11-26T09:00:00.000Z#${leadId}` },
    }),
  );
  documents.destroy();
}

const documentsOf = (environment: Readonly<Record<string, string>>): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(
    new DynamoDBClient({
      endpoint: environment['AWS_ENDPOINT_URL_DYNAMODB'],
      region: environment['AWS_REGION'],
      credentials: {
        accessKeyId: environment['AWS_ACCESS_KEY_ID'] ?? '',
        secretAccessKey: environment['AWS_SECRET_ACCESS_KEY'] ?? '',
      },
    }),
  );

async function everyItem({ environment, tableName }: Runner): Promise<Record<string, unknown>[]> {
  const documents = documentsOf(environment);
  const found: Record<string, unknown>[] = [];
  const scan = { TableName: tableName, ConsistentRead: true };
  for await (const page of paginateScan({ client: documents }, scan)) found.push(...(page.Items ?? []));
  documents.destroy();
  return found;
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rafiq-backup-'));
  const from = path.join(folder, 'from');
  const to = path.join(folder, 'to');
  first = await start(from);
  client = createClient({ baseUrl: first.apiUrl });
  operations = await first.bindAndToken(operationsEmail);
  await client.call(createPartner, {
    token: operations,
    body: { name: 'Manara', country: 'AE', adminEmail },
  });
  await uploadFile();
  const clockless = await submit('clockless');
  await first.control.idle();
  await loseClock(first, clockless);

  let going = true;
  const answered = new Map([['clockless', clockless]]);
  const writing = Array.from({ length: lanes }, async (_, lane) => {
    for (let count = 0; going; count += 1) {
      const reference = `lead-${lane}-${count}`;
      answered.set(reference, await submit(reference));
      await pause();
    }
  });
  while (answered.size < leadsBefore) await pause();
  for (const [reference, id] of answered) before.set(reference, id);
  const told = await command('backup', from, 'backup.tar.gz');
  expect(told).toMatch(
    /Backed up \d+ files \([\d.]+ MB\) into .*backup\.tar\.gz \([\d.]+ MB\) in [\d.]+ s\n$/,
  );
  going = false;
  await Promise.all(writing);

  await command('restore', to, 'backup.tar.gz');
  const format = path.join(to, 'format.json');
  // As a Rafiq left it that knew of no versions of items yet.
  await writeFile(format, JSON.stringify({ version: 1, state: 'ready' }));
  second = await start(to);
  expect(JSON.parse(await readFile(format, 'utf8'))).toMatchObject({ items: itemsVersion });
  client = createClient({ baseUrl: second.apiUrl });
  operations = await second.bindAndToken(operationsEmail);
  await second.control.idle(240_000);
}, patienceMs);
afterAll(async () => {
  for (const runner of [first, second]) await runner?.close();
  await rm(folder, { recursive: true, force: true });
});

test('people and invitations are known as before', async () => {
  expect((await second.mint(operationsEmail)).subject).toBe((await first.mint(operationsEmail)).subject);
  const invited = await second.bindAndToken(adminEmail);
  await client.call(readOverview, { token: operations });
  expect(invited).not.toBe('');
});

test('every lead that was answered before is there, and what follows from it happens', async () => {
  for (const [reference, leadId] of before) {
    const { data } = await client.call(readLead, { token: operations, params: { leadId } });
    expect(data.view === 'vendor' && data.customer?.companyName).toBe(`Customer ${reference}`);
  }
  const { bySubstatus } = (await client.call(readOverview, { token: operations })).data;
  const placed = (bySubstatus.offered ?? 0) + (bySubstatus.pooled ?? 0) + (bySubstatus.unplaced ?? 0);
  const leads = (await everyItem(second)).filter(({ kind }) => kind === 'lead');
  expect(leads.length).toBeGreaterThanOrEqual(before.size);
  expect(placed).toBe(leads.length);
  expect(await second.control.deadLetters()).toEqual({});
});

test('no transaction is there by half', async () => {
  const items = await everyItem(second);
  const keys = new Set(items.map(({ pk, sk }) => `${String(pk)} ${String(sk)}`));
  const has = ({ pk, sk }: { pk: string; sk: string }): boolean => keys.has(`${pk} ${sk}`);
  const leads = items.filter(({ kind }) => kind === 'lead');
  for (const { pk, version, lead } of leads) {
    const { externalRef } = lead as { externalRef: { source: string; id: string } };
    expect(has(externalRefKey(externalRef))).toBe(true);
    for (let at = 1; at <= Number(version); at += 1)
      expect(has({ pk: String(pk), sk: eventKey(at) })).toBe(true);
  }
  const ids = new Set(leads.map(({ pk }) => pk));
  const references = items.filter(({ kind, pk }) => kind === 'ref' && String(pk).startsWith('REF#lead#'));
  expect(references.length).toBe(leads.length);
  for (const { leadId } of references) expect(ids.has(recordKey(String(leadId)).pk)).toBe(true);
});

test('an object that a row names is there', async () => {
  const { data } = await client.call(inspectImport, { token: operations, params: { importId } });
  expect(data.columns).toEqual(['id', 'account', 'country']);
});

test('a clock that an earlier version lost runs where the sweep looks', async () => {
  const leadId = before.get('clockless') ?? '';
  const items = await everyItem(second);
  expect(items.filter(({ duepk }) => duepk === 'DUE#leads#NaN')).toEqual([]);
  expect(items.find(({ pk, sk }) => pk === recordKey(leadId).pk && sk === 'RECORD')?.['duepk']).toBe(
    dueListOf(leadId),
  );
});

test('the audit chains hold', async () => {
  expect(await command('audit-verify', path.join(folder, 'to'))).not.toBe('');
});
