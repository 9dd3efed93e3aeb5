/** Leads of which nobody knows more than a reference, a date and an origin, through the public API of the whole stack. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createClient, type Client } from '@rafiq/shared/client.ts';
import { readOverview } from '@rafiq/shared/leads/overview-contract.ts';
import { csvLine } from '#functions/imports/domain/csv-line.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Runner } from '../../infra/local/runner/runner.ts';
import { startRunner } from '../../infra/local/runner/start-runner.ts';
import { importFile } from '../../infra/local/samples/import-file.ts';
import { leadsIn, waitUntilPlaced } from '../../infra/local/samples/placement.ts';
import { progressBar } from '../../infra/local/samples/progress-bar.ts';
import { sampleFiles, type SampleFile } from '../../infra/local/samples/sample-files.ts';
import { temporaryFolders } from '../fixtures/temporary-folders.ts';
import { rowsOf, samples } from './sample-rows.ts';

/** Partners are there, so that it is the missing country that leaves leads unplaced. */
const somePartners = rowsOf('resellers.csv').slice(0, 25);

const newFolder = temporaryFolders('marketing');
let runner: Runner;
let client: Client;
let token: string;

const taken = (sample: SampleFile, within: string) =>
  importFile(client, token, within, sample, progressBar(process.stdout));
const overview = async () => (await client.call(readOverview, { token })).data;

beforeAll(async () => {
  runner = await startRunner({ dataDir: newFolder(), ports: 'free', demo: false, portal: false });
  client = createClient({ baseUrl: runner.apiUrl });
  token = await runner.bindAndToken('operations@rafiq.example');
  const folder = newFolder();
  const columns = Object.keys(somePartners[0] ?? {});
  const lines = [columns, ...somePartners.map((row) => columns.map((column) => row[column] ?? ''))];
  for (const sample of sampleFiles.filter(({ kind }) => kind === 'partners')) {
    await writeFile(path.join(folder, sample.name), lines.map((cells) => csvLine(cells, ',')).join(''));
    expect((await taken(sample, folder)).rows).toMatchObject({ taken: somePartners.length });
  }
});
afterAll(() => runner.close());

test('are taken whole, each with its date, and wait unplaced for want of a country', async () => {
  const before = await overview();
  const marketing = rowsOf('marketing_leads.csv');
  const file: SampleFile = {
    name: 'marketing_leads.csv',
    kind: 'leads',
    source: 'sample-marketing',
    consentSource: 'marketing_leads.csv, stated for the whole file',
  };
  const job = await taken(file, samples);
  expect(job).toMatchObject({
    status: 'finished',
    mapping: { mql_id: 'externalId', first_contact_date: 'receivedAt', origin: 'fact' },
    reading: { encoding: 'utf-8', delimiter: ',', dateOrder: 'day-first' },
    rows: { total: marketing.length, taken: marketing.length, refused: 0 },
    refusedRows: 'none',
  });
  const after = await waitUntilPlaced(client, token, leadsIn(before) + marketing.length);
  expect(after.bySubstatus.unplaced - before.bySubstatus.unplaced).toBe(marketing.length);
  expect(after.unplacedByReason.find(({ code }) => code === 'unplaced.no-country')?.count).toBe(
    marketing.length,
  );
});
