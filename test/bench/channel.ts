/** A running Rafiq for a benchmark, with partners of one country and the environment to work on its table in process. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient, type Client } from '@rafiq/shared/client.ts';
import { submitLead } from '@rafiq/shared/leads/contract.ts';
import { readOverview } from '@rafiq/shared/leads/overview-contract.ts';
import { createPartner } from '@rafiq/shared/partners/contract.ts';
import type { Runner } from '../../infra/local/runner/runner.ts';
import { startRunner } from '../../infra/local/runner/start-runner.ts';
import { eachOf } from './each-of.ts';

const country = 'AE';
const given = { given: true, basis: 'consent', source: 'benchmark', date: '2026-11-20' } as const;
const pauseMs = 100;
const patienceMs = 600_000;

export interface BenchPartner {
  id: string;
  token: string;
  /** The subject of its token: where its membership lies. */
  subject: string;
}

export interface Channel {
  runner: Runner;
  client: Client;
  operations: string;
  partners: readonly BenchPartner[];
  close(): Promise<void>;
}

/** Stands Rafiq up without demo data, with so many partners, each with a person to act for it. */
export async function openChannel(partnerCount: number): Promise<Channel> {
  const folder = await mkdtemp(path.join(tmpdir(), 'rafiq-bench-'));
  const runner = await startRunner({ dataDir: folder, ports: 'free', demo: false, portal: false });
  // What is measured in this process works on the same table as the running functions.
  Object.assign(process.env, runner.environment, { POWERTOOLS_LOG_LEVEL: 'SILENT' });
  const client = createClient({ baseUrl: runner.apiUrl });
  const operations = await runner.bindAndToken('operations@rafiq.example');
  const partners: BenchPartner[] = [];
  for (let index = 0; index < partnerCount; index += 1) {
    const adminEmail = `admin@bench-${index}.example`;
    const body = { name: `Bench ${index}`, country, adminEmail };
    const { data } = await client.call(createPartner, { token: operations, body });
    const token = await runner.bindAndToken(adminEmail);
    partners.push({ id: data.id, token, subject: (await runner.mint(adminEmail)).subject });
  }
  const close = async (): Promise<void> => {
    await runner.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { runner, client, operations, partners, close };
}

/** Submits leads of the country; answers their ids. */
export async function submitMany({ client, operations }: Channel, count: number): Promise<string[]> {
  const ids: string[] = [];
  const numbers = Array.from({ length: count }, (_, index) => index);
  await eachOf(numbers, 8, async (index) => {
    const company = { name: `Customer ${index} of ${count}`, country };
    const body = {
      company,
      consentToShare: given,
      consentToContact: given,
      source: {},
      valueBand: 'unknown',
    } as const;
    const { data } = await client.call(submitLead, { token: operations, body });
    ids.push(data.id);
  });
  return ids;
}

/** Waits until this many leads stand in a place, by the channel's own count. */
export async function untilCounted(
  { client, operations }: Channel,
  substatus: 'pooled' | 'offered',
  count: number,
): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const { data } = await client.call(readOverview, { token: operations });
    if ((data.bySubstatus[substatus] ?? 0) >= count) return;
    if (Date.now() > deadline)
      throw new Error(`Only ${data.bySubstatus[substatus] ?? 0} leads are ${substatus}`);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
