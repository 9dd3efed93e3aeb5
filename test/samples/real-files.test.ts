/** Real files through the public API of the whole stack: what is taken, refused, offered and left unplaced. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createClient, type Client } from '@rafiq/shared/client.ts';
import { listImports, readRefusedRows } from '@rafiq/shared/imports/contract.ts';
import { acceptOffer, listLeads, listOffers } from '@rafiq/shared/leads/contract.ts';
import { replayLead } from '@rafiq/shared/leads/decision-contract.ts';
import { readPolicy, type PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import type { Rule } from '@rafiq/shared/leads/policy-rule.ts';
import { readWhatIf, startWhatIf, type WhatIfFigures } from '@rafiq/shared/leads/what-if-contract.ts';
import { listPartners, updatePartner } from '@rafiq/shared/partners/contract.ts';
import { etagOf } from '@rafiq/shared/record.ts';
import { rule } from '../fixtures/placement-facts.ts';
import { readOverview } from '@rafiq/shared/leads/overview-contract.ts';
import { readMe } from '@rafiq/shared/identity/contract.ts';
import { csvLine } from '#functions/imports/domain/csv-line.ts';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Runner } from '../../infra/local/runner/runner.ts';
import { startRunner } from '../../infra/local/runner/start-runner.ts';
import { importFile } from '../../infra/local/samples/import-file.ts';
import { importSamples } from '../../infra/local/samples/import-samples.ts';
import { leadsIn } from '../../infra/local/samples/placement.ts';
import { progressBar } from '../../infra/local/samples/progress-bar.ts';
import { fullyWritten } from '../fixtures/fully-written.ts';
import { temporaryFolders } from '../fixtures/temporary-folders.ts';
import { rowsOf, samples, type Row } from './sample-rows.ts';

const resellers = rowsOf('resellers.csv');
const opportunities = rowsOf('opportunities.csv');
const withAccount = opportunities.filter(({ account = '' }) => account.trim() !== '');

const newFolder = temporaryFolders('samples');
let runner: Runner;
let client: Client;
let token: string;

const jobs = async () => (await client.call(listImports, { token, query: { limit: '10' } })).data.items;
const overview = async () => (await client.call(readOverview, { token })).data;

beforeAll(async () => {
  runner = await startRunner({ dataDir: newFolder(), ports: 'free', demo: false, portal: false });
  client = createClient({ baseUrl: runner.apiUrl });
  token = await runner.bindAndToken('operations@rafiq.example');
  await importSamples(samples, runner);
});
afterAll(() => runner.close());

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

const patienceMs = 120_000;

/** What a draft would have made of the leads of 2017. */
async function tried(change: Partial<PolicyDocument>): Promise<WhatIfFigures> {
  const { document } = (await client.call(readPolicy, { token })).data;
  const body = { document: fullyWritten({ ...document, ...change }), from: '2017-01-01', to: '2017-12-31' };
  const { data: started } = await client.call(startWhatIf, { token, body });
  for (const untilMs = Date.now() + patienceMs; Date.now() < untilMs;) {
    const { data } = await client.call(readWhatIf, { token, params: { whatIfId: started.id } });
    if (data.result !== null) return data.result;
    if (data.status !== 'running') throw new Error(`It is ${data.status}: ${data.failure?.code}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('It never came to an end');
}

/** Makes the bike shops in the United States gold partners, as many as one page names. */
async function makeSomeGold(): Promise<void> {
  const { data: resold } = await client.call(listPartners, { token, query: { q: 'Bike', limit: '20' } });
  for (const { id, version } of resold.items.filter(
    ({ country, tier }) => country === 'US' && tier !== 'gold',
  ))
    await client.call(updatePartner, {
      token,
      params: { partnerId: id },
      body: { tier: 'gold' },
      ifMatch: etagOf(version),
    });
}
const inTheStates: Rule['when'][number] = { field: 'country', operator: 'is-one-of', values: ['US'] };

describe('policies on the leads that came', () => {
  const of2017 = withAccount.filter(({ engage_date: day = '' }) => day.startsWith('2017'));
  const undated = withAccount.filter(({ engage_date: day = '' }) => day === '');

  test('decisions come out the same, made again', async () => {
    const { data } = await client.call(listLeads, { token, query: { limit: '50' } });
    const verdicts = new Set<string>();
    for (const { id } of data.items)
      verdicts.add((await client.call(replayLead, { token, params: { leadId: id } })).data.verdict);
    expect([...verdicts]).toEqual(['equal']);
  });

  test('territory, then fair share, moves nobody: it is what the shipped policy does', async () => {
    const figures = await tried({ rules: [] });
    expect(figures.leads).toBeGreaterThanOrEqual(of2017.length);
    expect(figures.leads).toBeLessThanOrEqual(of2017.length + undated.length);
    expect(figures).toMatchObject({ moved: 0, fairness: { before: figures.fairness.after } });
  });

  test('territory, then fair share, tells every lead it offers from a pool that offers none', async () => {
    const figures = await tried({ rules: [], strategy: 'pool' });
    const { offered, pooled, unplaced, held } = figures.outcomes;
    expect(offered.before).toBeGreaterThan(0);
    expect([offered.after, pooled.before, pooled.after]).toEqual([0, 0, offered.before]);
    expect([unplaced.after, held.before, held.after]).toEqual([unplaced.before, 0, 0]);
    expect(figures.moved).toBe(offered.before);
    expect(figures.moves.rows.every(({ from, to }) => from.kind === 'offered' && to.kind === 'pooled')).toBe(
      true,
    );
  });

  test('gold first in a cascade of three, then the pool, gives the chosen what others had', async () => {
    await makeSomeGold();
    const figures = await tried({
      rules: [
        rule(1, {
          name: 'Gold first',
          when: [inTheStates],
          prefer: ['gold'],
          strategy: { kind: 'cascade', ranking: { by: 'fair-share' }, most: 3, acceptHours: 4, next: 'pool' },
        }),
      ],
    });
    expect(figures.moved).toBeGreaterThan(0);
    const gold = figures.tiers.find(({ tier }) => tier === 'gold');
    expect(gold?.after).toBeGreaterThan(gold?.before ?? 0);
    expect(figures.outcomes.unplaced.after).toBe(figures.outcomes.unplaced.before);
    expect(figures.fairness.after).toBeLessThan(figures.fairness.before ?? 0);
  });

  test('the nearest in the United States places as many, and leaves other countries alone', async () => {
    const figures = await tried({
      rules: [
        rule(2, {
          name: 'Nearest',
          when: [inTheStates],
          strategy: { kind: 'ranked', ranking: { by: 'nearest', maxKm: null } },
        }),
      ],
    });
    expect(figures.outcomes.offered.after).toBe(figures.outcomes.offered.before);
    expect(figures.countries.rows.filter(({ moved }) => moved > 0).map(({ country }) => country)).toEqual([
      'US',
    ]);
    const nearest = figures.rules.rows.find(({ ruleName }) => ruleName === 'Nearest');
    expect(nearest?.after).toBe(figures.countries.rows.find(({ country }) => country === 'US')?.after);
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
    const own = newFolder();
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
  });
});
