/** `npm run replay` over a table with several decisions: what it counts, whom it names, and how it ends. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as contract from '@rafiq/shared/leads/contract.ts';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { documents, tableName, type Item } from '#functions/kernel/dynamo.ts';
import { newId } from '#functions/kernel/id.ts';
import { takeFolderLock, type FolderLock } from '../../../infra/local/data-folder/folder-lock.ts';
import { writeRunnerFile } from '../../../infra/local/runner/runner-file.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/fixtures/database.ts';
import { startTestIssuer, type TestIssuer } from '../../../test/fixtures/issuer.ts';
import { addMember } from '../../../test/fixtures/people.ts';
import { placeWaiting } from '../../../test/fixtures/place-waiting.ts';
import { plainPartner } from '../../../test/fixtures/plain-partner.ts';
import { loadRooms, type Rooms } from '../../../test/fixtures/rooms.ts';

let database: TestDatabase;
let issuer: TestIssuer;
let rooms: Rooms;
/** The data folder of a Rafiq that runs, with word of where its table is. */
let folder: string;
let lock: FolderLock | undefined;
const tokens = new Map<string, string>();
/** Three that were offered, of which the first was declined and offered again, and one nobody serves: five decisions. */
const leads: string[] = [];
let kept: Item[];

const consent = { given: true, basis: 'consent', source: 'web form', date: '2026-11-20' } as const;
async function submit(country: string): Promise<string> {
  const { body } = await rooms.call({
    route: contract.submitLead,
    token: tokens.get('operations'),
    body: {
      company: { name: `Noor ${newId('lead')}`, country },
      consentToShare: consent,
      consentToContact: consent,
    },
  });
  return String(body['id']);
}
const decisions = async (): Promise<Item[]> =>
  (await database.items()).filter(({ kind }) => kind === 'decision');

beforeAll(async () => {
  rooms = await loadRooms();
  [database, issuer] = await Promise.all([startTestDatabase(), startTestIssuer()]);
  await addMember('operations', { organisation: 'vendor', role: 'channel-operations' });
  tokens.set('operations', await issuer.accessToken('operations'));
  for (const name of ['Al Manara Systems', 'Gulf Networks']) {
    const { id } = await plainPartner({ name, country: 'AE' });
    await addMember(id, { organisation: id, role: 'partner-admin' });
    tokens.set(id, await issuer.accessToken(id));
  }
  for (const country of ['AE', 'AE', 'AE', 'BR']) {
    const leadId = await submit(country);
    leads.push(leadId);
    const { state } = await placeWaiting(leadId);
    if (leads.length > 1) continue;
    if (state.substatus !== 'offered') throw new Error(`not offered but ${state.substatus}`);
    const declined = await rooms.call({
      route: contract.declineOffer,
      token: tokens.get(state.partnerId),
      params: { offerId: state.offerId },
      body: { reason: 'unable-to-support' },
    });
    expect(declined.status).toBe(200);
    expect((await placeWaiting(leadId)).state.substatus).toBe('offered');
  }
  kept = await decisions();
  expect(kept).toHaveLength(5);

  folder = await mkdtemp(path.join(tmpdir(), 'rafiq-replay-'));
  lock = takeFolderLock(folder);
  const names = ['AWS_ENDPOINT_URL_DYNAMODB', 'AWS_REGION', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'];
  writeRunnerFile(folder, {
    apiUrl: '',
    portalUrl: '',
    issuer: '',
    busUrl: '',
    controlToken: '',
    tableVariables: {
      TABLE_NAME: tableName(),
      ...Object.fromEntries(names.map((name) => [name, process.env[name] ?? ''])),
    },
  });
});
afterEach(async () => {
  for (const item of kept) await put(item);
});
afterAll(async () => {
  lock?.release();
  await Promise.all([database.stop(), issuer.stop(), rm(folder, { recursive: true, force: true })]);
});

const put = (item: Item) => documents.send(new PutCommand({ TableName: tableName(), Item: item }));

interface Ended {
  code: number;
  output: string;
  errors: string;
}
const runNode = (program: string, given: readonly string[], env: NodeJS.ProcessEnv): Promise<Ended> =>
  new Promise((resolve) => {
    const file = path.resolve(import.meta.dirname, program);
    execFile(process.execPath, [file, ...given], { env }, (error, output, errors) =>
      resolve({ code: error === null ? 0 : Number(error.code), output, errors }),
    );
  });

/** The work itself, over the table that the environment names. */
const replay = (...given: readonly string[]) => runNode('replay.ts', given, process.env);

/** What `npm run replay` runs: it finds the table by the data folder alone. */
function command(dataFolder: string, ...given: readonly string[]): Promise<Ended> {
  const { TABLE_NAME: _table, AWS_ENDPOINT_URL_DYNAMODB: _endpoint, ...elsewhere } = process.env;
  const env = { ...elsewhere, RAFIQ_DATA: dataFolder };
  return runNode('../../../infra/local/commands/replay.mjs', given, env);
}

/** Changes a kept decision behind Rafiq’s back: its first partner is said to have had a turn more. */
async function alter(item: Item): Promise<void> {
  const trace = item['trace'] as { candidates: { assigned: number }[] };
  const [first, ...others] = trace.candidates;
  if (first === undefined) throw new Error('It has no candidate');
  const candidates = [{ ...first, assigned: first.assigned + 1 }, ...others];
  await put({ ...item, trace: { ...trace, candidates } });
}
const decisionsOf = (leadId: string | undefined) => kept.filter(({ pk }) => pk === `LEAD#${leadId}`);
const lineOf = (item: Item, verdict: string) =>
  `${String(item['id'])} of ${String(item['at'])}: ${verdict}\n`;

test('counts the decisions that come out equal, and ends with 0 where all do', async () => {
  const all = { code: 0, output: '5 equal\n', errors: '' };
  expect(await replay()).toEqual(all);
  expect(await command(folder)).toEqual(all);
});

test('names the one that was altered, counts it apart, and ends with 1', async () => {
  const [altered] = decisionsOf(leads[1]);
  if (altered === undefined) throw new Error('no decision');
  await alter(altered);
  const told = {
    code: 1,
    output: `DIFFERENT ${String(altered['id'])} of lead ${leads[1]}\n1 different, 4 equal\n`,
    errors: '',
  };
  expect(await replay()).toEqual(told);
  expect(await command(folder)).toEqual(told);
});

test('of the leads named, says of each decision how it came out, and looks at no other', async () => {
  const [first, second] = decisionsOf(leads[0]);
  const [other] = decisionsOf(leads[1]);
  if (first === undefined || second === undefined || other === undefined) throw new Error('no decision');
  await alter(second);
  const told = {
    code: 1,
    output: `${lineOf(first, 'equal')}${lineOf(second, 'different')}1 different, 1 equal\n`,
    errors: '',
  };
  expect(await replay(String(leads[0]))).toEqual(told);
  expect(await command(folder, String(leads[0]))).toEqual(told);
  expect(await command(folder, String(leads[1]))).toEqual({
    code: 0,
    output: `${lineOf(other, 'equal')}1 equal\n`,
    errors: '',
  });
});

test('a decision of another engine, or on a policy that is gone, is counted as such and no fault', async () => {
  const [[older], [orphan]] = [decisionsOf(leads[1]), decisionsOf(leads[2])];
  if (older === undefined || orphan === undefined) throw new Error('no decision');
  await put({ ...older, trace: { ...(older['trace'] as object), engineVersion: '0' } });
  await put({ ...orphan, trace: { ...(orphan['trace'] as object), policyVersion: 99 } });
  expect(await command(folder)).toEqual({
    code: 0,
    output: '3 equal, 1 other-engine, 1 policy-missing\n',
    errors: '',
  });
});

test('says so where a lead has no decision, what is no lead, and where no Rafiq runs', async () => {
  const undecided = await submit('AE');
  expect(await command(folder, undecided)).toEqual({
    code: 0,
    output: 'No decision was found.\n',
    errors: '',
  });
  for (const [data, given, why] of [
    [folder, ['all'], /^all is no lead/],
    [path.join(folder, 'elsewhere'), [], /^Rafiq is not running on the data folder/],
  ] as const) {
    const { code, output, errors } = await command(data, ...given);
    expect([code, output]).toEqual([1, '']);
    expect(errors).toMatch(why);
  }
});
