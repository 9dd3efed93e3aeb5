/** Real files through the public API of the whole stack: what is taken, refused, offered and left unplaced. */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient, type Client } from '@rafiq/shared/client.ts';
import { listImports, readRefusedRows } from '@rafiq/shared/imports/contract.ts';
import { acceptOffer, listOffers } from '@rafiq/shared/leads/contract.ts';
import { readOverview } from '@rafiq/shared/leads/overview-contract.ts';
import { readMe } from '@rafiq/shared/identity/contract.ts';
import { csvLine } from '#functions/imports/domain/csv-line.ts';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Runner } from '../../infra/local/runner/runner.ts';
import { startRunner } from '../../infra/local/runner/start-runner.ts';
import { importFile } from '../../infra/local/samples/import-file.ts';
import { importSamples } from '../../infra/local/samples/import-samples.ts';
import { leadsIn, waitUntilPlaced } from '../../infra/local/samples/placement.ts';
import { progressBar } from '../../infra/local/samples/progress-bar.ts';

const samples = process.env['SAMPLES_FOLDER'];
if (samples === undefined) throw new Error('SAMPLES_FOLDER does not say where the sample files are');

type Row = Record<string, string>;
const rowsOf = (name: string): Row[] =>
  parse(readFileSync(path.join(samples, name)), { columns: true, bom: true, relax_column_count: true });
const resellers = rowsOf('resellers.csv');
const opportunities = rowsOf('opportunities.csv');
const withAccount = opportunities.filter(({ account = '' }) => account.trim() !== '');

let folder: string;
let runner: Runner;
let client: Client;
let token: string;

const jobs = async () => (await client.call(listImports, { token, query: { limit: '10' } })).data.items;
const overview = async () => (await client.call(readOverview, { token })).data;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rafiq-samples-'));
  runner = await startRunner({ dataDir: folder, ports: 'free', demo: false, portal: false });
  client = createClient({ baseUrl: runner.apiUrl });
  token = await runner.bindAndToken('operations@rafiq.example');
  await importSamples(samples, runner);
});
afterAll(async () => {
  await runner.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the first time', () => {
  test('every reseller becomes a partner, also two of one name', async () => {
    const job = (await jobs()).find(({ kind }) => kind === 'partners');
    expect(job).toMatchObject({
      status: 'finished',
      rows: { total: resellers.length, taken: resellers.length, refused: 0 },
    });
  });

  test('every opportunity with an account becomes a lead; the others are refused one by one', async () => {
    const job = (await jobs()).find(({ kind }) => kind === 'leads');
    expect(job).toMatchObject({
      status: 'finished',
      rows: {
        total: opportunities.length,
        taken: withAccount.length,
        refused: opportunities.length - withAccount.length,
      },
    });
  });

  test('every lead is offered where somebody serves its country, and unplaced with the reason where nobody does', async () => {
    const { bySubstatus, unplacedByReason } = await overview();
    const served = new Set(resellers.map(({ country }) => country));
    const offered = withAccount.filter(({ office_location: place }) => served.has(place)).length;
    expect(bySubstatus).toMatchObject({
      pending: 0,
      pooled: 0,
      offered,
      unplaced: withAccount.length - offered,
    });
    const unplaced = unplacedByReason.reduce((sum, { count }) => sum + count, 0);
    expect(unplaced).toBe(withAccount.length - offered);
    expect(unplacedByReason.map(({ code }) => code).sort()).toEqual([
      'unplaced.nobody-serves',
      'unplaced.unknown-country',
    ]);
  });

  test('a reseller in the United States signs in and accepts one', async () => {
    const reseller = resellers.find(({ country_code: country }) => country === 'US')?.['reseller_id'] ?? '';
    const own = await runner.bindAndToken(`reseller-${reseller}@example.test`);
    const { data: me } = await client.call(readMe, { token: own });
    expect(me).toMatchObject({ role: 'partner-admin', organisation: { kind: 'partner' } });
    const { data: offers } = await client.call(listOffers, { token: own, query: { limit: '5' } });
    const [offer] = offers.items;
    expect(offer?.facts.country).toBe('US');
    const { data: lead } = await client.call(acceptOffer, {
      token: own,
      params: { offerId: offer?.id ?? '' },
      body: {},
    });
    expect(lead).toMatchObject({ view: 'partner', substatus: 'accepted' });
    expect(withAccount.map(({ account }) => account)).toContain(lead.customer.companyName);
  });
});

describe('the same files again', () => {
  test('change nothing', async () => {
    const before = await overview();
    await importSamples(samples, runner);
    const again = (await jobs()).slice(0, 2);
    expect(
      again.map(({ rows }) => [rows.taken, rows.unchanged]).sort((a, b) => (a[1] ?? 0) - (b[1] ?? 0)),
    ).toEqual([
      [0, resellers.length],
      [0, withAccount.length],
    ]);
    const after = await overview();
    expect([leadsIn(after), after.bySubstatus.unplaced]).toEqual([
      leadsIn(before),
      before.bySubstatus.unplaced,
    ]);
  });
});

describe('leads of which nobody knows more than a reference, a date and an origin', () => {
  test('are taken whole, each with its date, and wait unplaced for want of a country', async () => {
    const before = await overview();
    const marketing = rowsOf('marketing_leads.csv');
    const file = {
      name: 'marketing_leads.csv',
      kind: 'leads',
      source: 'sample-marketing',
      consentSource: 'marketing_leads.csv, stated for the whole file',
    } as const;
    const job = await importFile(client, token, samples, file, progressBar(process.stdout));
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
});

describe('the refused opportunities', () => {
  test('are had as a file; corrected, they are taken and nothing is doubled', async () => {
    const first = (await client.call(listImports, { token, query: { limit: '25' } })).data.items
      .filter(({ fileName }) => fileName === 'opportunities.csv')
      .at(-1);
    const refused = opportunities.length - withAccount.length;
    const { data: link } = await client.call(readRefusedRows, {
      token,
      params: { importId: first?.id ?? '' },
    });
    // Read as bytes: the mark before the text is what spreadsheets know the encoding by, and text() drops it.
    const text = Buffer.from(await (await fetch(link.url)).arrayBuffer()).toString();
    expect(text.startsWith('\ufeffrafiq_row,rafiq_reasons,opportunity_id,account,')).toBe(true);
    const rows: Row[] = parse(text, { columns: true, bom: true });
    expect(rows).toHaveLength(refused);
    const columns = Object.keys(rows[0] ?? {});
    const corrected = rows.map((row, index) => ({ ...row, account: `Corrected ${index % 9}` }) as Row);
    const lines = [columns, ...corrected.map((row) => columns.map((column) => row[column] ?? ''))];
    const name = 'opportunities – refused.csv';
    const own = await mkdtemp(path.join(tmpdir(), 'rafiq-corrected-'));
    await writeFile(path.join(own, name), lines.map((cells) => csvLine(cells, ',')).join(''));
    const file = {
      name,
      kind: 'leads',
      source: 'sample-opportunities',
      consentSource: 'corrected by hand',
    } as const;
    const again = async () => (await importFile(client, token, own, file, progressBar(process.stdout))).rows;
    expect(await again()).toMatchObject({ total: refused, taken: refused, unchanged: 0, refused: 0 });
    expect(await again()).toMatchObject({ total: refused, taken: 0, unchanged: refused, refused: 0 });
    await rm(own, { recursive: true });
  });
});
