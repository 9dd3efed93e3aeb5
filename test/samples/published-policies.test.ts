/**
 * Three policies in force, one after another, on real leads and partners: territory, then fair share; gold first in a
 * cascade of three, then the pool; the nearest in the United States. Leads are placed under each, offers run out down to
 * the pool, every decision is made again, and each policy is tried on the whole history.
 */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createClient, type Client } from '@rafiq/shared/client.ts';
import { listLeads, type VendorLead } from '@rafiq/shared/leads/contract.ts';
import { replayLead } from '@rafiq/shared/leads/decision-contract.ts';
import {
  publishPolicy,
  readPolicy,
  writtenPolicy,
  type WrittenPolicy,
} from '@rafiq/shared/leads/policy-contract.ts';
import type { Rule } from '@rafiq/shared/leads/policy-rule.ts';
import { readWhatIf, startWhatIf, type WhatIfFigures } from '@rafiq/shared/leads/what-if-contract.ts';
import { listPartners, updatePartner } from '@rafiq/shared/partners/contract.ts';
import { etagOf } from '@rafiq/shared/record.ts';
import { csvLine } from '#functions/imports/domain/csv-line.ts';
import { locate } from '#functions/leads/domain/distribution/locate.ts';
import { loadGazetteer } from '#functions/leads/gazetteer.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Runner } from '../../infra/local/runner/runner.ts';
import { startRunner } from '../../infra/local/runner/start-runner.ts';
import { importFile } from '../../infra/local/samples/import-file.ts';
import { waitUntilPlaced } from '../../infra/local/samples/placement.ts';
import { progressBar } from '../../infra/local/samples/progress-bar.ts';
import { sampleFiles, type SampleFile } from '../../infra/local/samples/sample-files.ts';
import { createProducts, productsOf, textsOfColumn } from '../../infra/local/samples/sample-products.ts';
import { rule } from '../fixtures/placement-facts.ts';
import { temporaryFolders } from '../fixtures/temporary-folders.ts';
import { rowsOf, samples, type Row } from './sample-rows.ts';

const patienceMs = 180_000;
const minuteMs = 60_000;
const cascadeOffers = 3;

const resellers = rowsOf('resellers.csv');
const opportunities = rowsOf('opportunities.csv').filter(({ account = '' }) => account.trim() !== '');
const americans = resellers.filter(({ country_code: code }) => code === 'US').length;

/** The real leads of some weeks, which come while one policy is in force. */
const engagedIn = (...beginnings: string[]): Row[] =>
  opportunities.filter(({ engage_date: day = '' }) =>
    beginnings.some((beginning) => day.startsWith(beginning)),
  );
const history = { from: '2016-11-01', to: '2017-01-31' };
const arrivals = {
  territory: engagedIn('2016-12'),
  // Each is offered three times.
  cascade: engagedIn('2016-11-0', '2016-11-1'),
  nearest: engagedIn('2017-01-0', '2017-01-1'),
};
const countOf = (rows: readonly Row[], place: string): number =>
  rows.filter(({ office_location: at }) => at === place).length;
const served = new Set(resellers.map(({ country }) => country));
/** Those offered by their own country, or unplaced because nobody serves it. */
const elsewhere = (rows: readonly Row[]): number => rows.length - countOf(rows, 'United States');
const all = [...arrivals.territory, ...arrivals.cascade, ...arrivals.nearest];
const american = countOf(all, 'United States');

const inTheStates: Rule['when'] = [{ field: 'country', operator: 'is-one-of', values: ['US'] }];
/** Clocks run by the wall, so that they can be let run out by the hour. */
const plain: Partial<WrittenPolicy> = { rules: [], strategy: 'fair-share', clock: 'wall-clock' };
const policies = {
  territory: plain,
  cascade: {
    ...plain,
    rules: [
      rule(1, {
        name: 'Gold first, then the pool',
        when: inTheStates,
        prefer: ['gold'],
        strategy: {
          kind: 'cascade',
          ranking: { by: 'fair-share' },
          most: cascadeOffers,
          acceptHours: 1,
          next: 'pool',
        },
      }),
    ],
  },
  nearest: {
    ...plain,
    rules: [
      rule(2, {
        name: 'Nearest',
        when: inTheStates,
        strategy: { kind: 'ranked', ranking: { by: 'nearest', maxKm: null } },
      }),
    ],
  },
} satisfies Record<string, Partial<WrittenPolicy>>;
type PolicyName = keyof typeof policies;

const folder = temporaryFolders('policies')();
let runner: Runner;
let client: Client;
let token: string;
let gold: Set<string>;
let placed = 0;

const taken = (sample: SampleFile, within: string) =>
  importFile(client, token, within, sample, progressBar(process.stdout));

/** Makes some bike shops in the United States gold partners, and says which. */
async function makeSomeGold(): Promise<Set<string>> {
  const { data } = await client.call(listPartners, { token, query: { q: 'Bike', limit: '40' } });
  const chosen = data.items.filter(({ country }) => country === 'US');
  for (const { id, version } of chosen)
    await client.call(updatePartner, {
      token,
      params: { partnerId: id },
      body: { tier: 'gold' },
      ifMatch: etagOf(version),
    });
  return new Set(chosen.map(({ id }) => id));
}

beforeAll(async () => {
  runner = await startRunner({
    dataDir: path.join(folder, 'data'),
    ports: 'free',
    demo: false,
    portal: false,
  });
  client = createClient({ baseUrl: runner.apiUrl });
  token = await runner.bindAndToken('operations@rafiq.example');
  await createProducts(
    client,
    token,
    productsOf(await textsOfColumn(path.join(samples, 'opportunities.csv'), 'product')),
  );
  for (const sample of sampleFiles.filter(({ kind }) => kind === 'partners')) await taken(sample, samples);
  gold = await makeSomeGold();
});
afterAll(() => runner.close());

const documentOf = async (name: PolicyName): Promise<WrittenPolicy> =>
  writtenPolicy.parse({
    ...(await client.call(readPolicy, { token })).data.document,
    ...policies[name],
  });

/** Publishes a policy, lets its leads come, and answers them as they are placed. */
async function placeUnder(name: PolicyName): Promise<VendorLead[]> {
  const { data } = await client.call(readPolicy, { token });
  await client.call(publishPolicy, { token, body: await documentOf(name), ifMatch: etagOf(data.version) });
  const rows = arrivals[name];
  const columns = Object.keys(rows[0] ?? {});
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))];
  const file = `${name}.csv`;
  await writeFile(path.join(folder, file), lines.map((cells) => csvLine(cells, ',')).join(''));
  const [sample] = sampleFiles.filter(({ kind }) => kind === 'leads');
  if (sample === undefined) throw new Error('No file has leads');
  expect((await taken({ ...sample, name: file }, folder)).rows).toMatchObject({ taken: rows.length });
  placed += rows.length;
  await waitUntilPlaced(client, token, placed);
  return leadsOf(name);
}

/** The leads of a policy's months as they stand. */
async function leadsOf(name: PolicyName): Promise<VendorLead[]> {
  const references = new Set(arrivals[name].map(({ opportunity_id: id }) => id));
  const found: VendorLead[] = [];
  for (let cursor: string | undefined; ;) {
    const { data } = await client.call(listLeads, {
      token,
      query: { limit: '100', ...(cursor !== undefined && { cursor }) },
    });
    for (const lead of data.items)
      if (lead.view === 'vendor' && references.has(lead.externalRef?.id)) found.push(lead);
    if (data.nextCursor === null) break;
    cursor = data.nextCursor;
  }
  expect(found).toHaveLength(arrivals[name].length);
  return found;
}

const ofStates = (leads: readonly VendorLead[]) => leads.filter(({ facts }) => facts.country === 'US');
/** How many leads each partner has. */
function byPartner(leads: readonly VendorLead[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { partner } of leads)
    if (partner !== null) counts.set(partner.id, (counts.get(partner.id) ?? 0) + 1);
  return counts;
}
const codesOf = (leads: readonly VendorLead[]): (string | undefined)[] => [
  ...new Set(leads.map(({ placement }) => placement?.code)),
];

test('territory, then fair share: each country’s leads go round its partners', async () => {
  const leads = await placeUnder('territory');
  const offered = leads.filter(({ substatus }) => substatus === 'offered');
  const servedRows = arrivals.territory.filter(({ office_location: at = '' }) => served.has(at));
  expect(offered).toHaveLength(servedRows.length);
  expect(leads.filter(({ substatus }) => substatus === 'unplaced')).toHaveLength(
    leads.length - servedRows.length,
  );
  // There are more partners in the United States than leads: nobody has a second before all have had one.
  const counts = byPartner(ofStates(leads));
  expect(countOf(arrivals.territory, 'United States')).toBeLessThan(americans);
  expect([...counts.values()]).toEqual(Array.from({ length: ofStates(leads).length }, () => 1));
});

test('gold first, cascade of three, then pool: it is offered three times, and lies in the pool when all have run out', async () => {
  const leads = ofStates(await placeUnder('cascade'));
  expect(leads).toHaveLength(countOf(arrivals.cascade, 'United States'));
  const offeredTo = new Map<string, string[]>(leads.map(({ id }) => [id, []]));
  for (let offer = 1; offer <= cascadeOffers; offer += 1) {
    const now = ofStates(await leadsOf('cascade'));
    for (const { id, partner, substatus, hops } of now) {
      expect([substatus, hops]).toEqual(['offered', offer]);
      offeredTo.get(id)?.push(partner?.id ?? '');
    }
    // The clocks of this offer run out, and no others: those of territory have eight hours.
    await runner.control.setClockOffset(offer * 61 * minuteMs);
    await runner.control.fire('leads-expire-offers');
    await runner.control.idle(patienceMs);
  }
  const ended = ofStates(await leadsOf('cascade'));
  await runner.control.setClockOffset(0);
  expect(ended.map(({ substatus }) => substatus)).toEqual(ended.map(() => 'pooled'));
  expect(codesOf(ended)).toEqual(['placement.cascade-pooled']);
  expect(gold.size).toBeGreaterThanOrEqual(cascadeOffers);
  for (const partners of offeredTo.values()) {
    expect(new Set(partners).size).toBe(cascadeOffers);
    expect(partners.filter((id) => !gold.has(id))).toEqual([]);
  }
  // By turns among the gold, none has much more than another.
  const turns = [...gold].map((id) => [...offeredTo.values()].flat().filter((one) => one === id).length);
  expect(Math.max(...turns) - Math.min(...turns)).toBeLessThanOrEqual(cascadeOffers);
});

const radiusKm = 6371.0088;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;
/** By the haversine formula, which the engine does not use. */
function haversineKm(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const half =
    Math.sin(radians(b.lat - a.lat) / 2) ** 2 +
    Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(radians(b.lon - a.lon) / 2) ** 2;
  return 2 * radiusKm * Math.asin(Math.sqrt(half));
}

test('the nearest in the United States: nobody else is offered one', async () => {
  const leads = ofStates(await placeUnder('nearest'));
  const gazetteer = await loadGazetteer();
  const middle = locate({ country: 'US', subdivision: null, postalCode: null }, gazetteer);
  if (middle === null) throw new Error('The United States are nowhere');
  const distances = resellers
    .filter(({ country_code: code }) => code === 'US')
    .map((row) => {
      const at = locate(
        { country: 'US', subdivision: row['subdivision'] ?? null, postalCode: row['postal_code'] ?? null },
        gazetteer,
      );
      return { name: row['name'], km: at === null ? Number.POSITIVE_INFINITY : haversineKm(middle, at) };
    });
  const least = Math.min(...distances.map(({ km }) => km));
  const nearest = distances.filter(({ km }) => km < least + 0.001).map(({ name }) => name);
  expect(leads).toHaveLength(countOf(arrivals.nearest, 'United States'));
  expect([...new Set(leads.map(({ partner }) => partner?.name))].sort()).toEqual(nearest.sort());
  const counts = [...byPartner(leads).values()];
  expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
});

/** What `npm run replay` runs, over the table of this Rafiq. */
const replayAll = (): Promise<{ code: number; output: string }> =>
  new Promise((resolve) => {
    const program = path.resolve(import.meta.dirname, '../../functions/leads/cli/replay.ts');
    const env = { ...process.env, ...runner.environment, TABLE_NAME: runner.tableName };
    execFile(process.execPath, [program], { env }, (error, output) =>
      resolve({ code: error === null ? 0 : Number(error.code), output }),
    );
  });

test('every decision that was made, under whatever policy, comes out the same again', async () => {
  const decisions =
    arrivals.territory.length +
    elsewhere(arrivals.cascade) +
    countOf(arrivals.cascade, 'United States') * (cascadeOffers + 1) +
    arrivals.nearest.length;
  expect(await replayAll()).toEqual({ code: 0, output: `${decisions} equal\n` });
  console.log(
    `${all.length} leads (${arrivals.territory.length}, ${arrivals.cascade.length}, ${arrivals.nearest.length}), ` +
      `${resellers.length} partners: ${decisions} decisions made again, ${decisions} equal`,
  );
  // And one by one, with everybody there was.
  for (const name of ['territory', 'cascade', 'nearest'] as const) {
    const [lead] = ofStates(await leadsOf(name));
    const { data } = await client.call(replayLead, { token, params: { leadId: lead?.id ?? '' } });
    expect([data.verdict, data.candidateCount + data.ruledOutCount]).toEqual(['equal', resellers.length]);
  }
});

/** What a policy would have made of the whole history, beside the one that is published last. */
async function tried(name: PolicyName): Promise<WhatIfFigures> {
  const body = { document: await documentOf(name), ...history };
  const { data: started } = await client.call(startWhatIf, { token, body });
  for (const untilMs = Date.now() + patienceMs; Date.now() < untilMs;) {
    const { data } = await client.call(readWhatIf, { token, params: { whatIfId: started.id } });
    if (data.result !== null) return data.result;
    if (data.status !== 'running') throw new Error(`It is ${data.status}: ${data.failure?.code}`);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  throw new Error('It never came to an end');
}

test('each is tried on all these leads, and says of them what it did', async () => {
  const figures = {
    territory: await tried('territory'),
    cascade: await tried('cascade'),
    nearest: await tried('nearest'),
  };
  for (const [name, { leads, moved, outcomes, policyVersion }] of Object.entries(figures)) {
    console.log(`what-if ${name}: ${leads} leads, ${moved} moved from version ${policyVersion}`);
    expect(leads).toBe(all.length);
    expect(outcomes.offered).toEqual({
      before: all.filter(({ office_location: at = '' }) => served.has(at)).length,
      after: all.filter(({ office_location: at = '' }) => served.has(at)).length,
    });
  }
  // The nearest is what is published: it moves nobody, and the others take all but a few of the States from its partners.
  const nearest = new Set(byPartner(ofStates(await leadsOf('nearest'))).keys());
  expect(figures.nearest.moved).toBe(0);
  const before = figures.territory.partners.rows.filter(({ partnerId }) => nearest.has(partnerId));
  expect(before.reduce((sum, row) => sum + row.before, 0)).toBe(american);
  const kept = before.reduce((sum, row) => sum + Math.min(row.before, row.after), 0);
  expect(figures.territory.moved).toBeGreaterThanOrEqual(american - kept);
  // As many leads as there are in the States are for gold, first.
  expect(figures.cascade.tiers.find(({ tier }) => tier === 'gold')?.after).toBe(american);
  expect(figures.territory.fairness.after).toBeGreaterThan(figures.nearest.fairness.after ?? 1);
});
