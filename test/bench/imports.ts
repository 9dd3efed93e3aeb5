/**
 * From a file to placed leads through the whole stack, beside the very transactions of such leads replayed straight
 * into a fresh database of the same kind, with its stream and indexes, in the same run.
 */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { readOverview } from '@rafiq/shared/leads/contract.ts';
import { importFile } from '../../infra/local/samples/import-file.ts';
import { progressBar } from '../../infra/local/samples/progress-bar.ts';
import { startTestDatabase } from '../fixtures/database.ts';
import { addPartners } from './add-partners.ts';
import { openChannel } from './channel.ts';
import { eachOf } from './each-of.ts';
import { figure, type Run } from './figure.ts';

const rows = 8800;
const replayed = 1600;
const lanes = 16;
const companies = 85;
const countries = [
  'US',
  'CA',
  'DE',
  'FR',
  'GB',
  'AE',
  'SA',
  'EG',
  'IN',
  'JP',
  'BR',
  'KE',
  'PL',
  'TR',
  'OM',
  'JO',
];
const partners = 64;
const pauseMs = 250;

const at = <Value>(values: readonly Value[], index: number): Value => {
  const value = values[index % values.length];
  if (value === undefined) throw new Error('Nothing to choose from');
  return value;
};
const homeOf = (index: number): string => at(countries, index);
const companyOf = (index: number): string => `Customer ${index % companies}`;

const fileOf = (count: number): string =>
  [
    'id,account,country,employees,received',
    ...Array.from(
      { length: count },
      (_, index) =>
        `row-${index},${companyOf(index)},${homeOf(index % companies)},${50 + (index % 900)},2026-10-${String(1 + (index % 28)).padStart(2, '0')}`,
    ),
  ].join('\n');

/** The transactions that so many leads make from submission to offer, in order, country by country. */
async function recordTransactions(): Promise<{
  before: TransactWriteCommandInput[];
  chains: TransactWriteCommandInput[][];
}> {
  const database = await startTestDatabase();
  try {
    const { documents } = await import('#functions/kernel/dynamo.ts');
    const { submitLead } = await import('#functions/leads/submit-lead.ts');
    const { placeLead } = await import('#functions/leads/place-lead.ts');
    const { newId } = await import('#functions/kernel/id.ts');
    let sent: TransactWriteCommandInput[] = [];
    documents.middlewareStack.add(
      (next) => async (asked) => {
        const result = await next(asked);
        if ('TransactItems' in asked.input) sent.push(asked.input as TransactWriteCommandInput);
        return result;
      },
      { step: 'initialize', name: 'record' },
    );
    await addPartners(0, partners, homeOf);
    const before = sent;
    const given = { given: true, basis: 'consent', source: 'benchmark', date: '2026-11-20' } as const;
    const by = { kind: 'system', id: 'benchmark', organisation: null } as const;
    const chains: TransactWriteCommandInput[][] = [];
    for (const country of countries) {
      sent = [];
      for (let index = 0; index < replayed / countries.length; index += 1) {
        const change = { at: new Date().toISOString(), by, requestId: newId('event') };
        const { lead } = await submitLead(
          {
            company: { name: `${companyOf(index)} ${country}`, country },
            valueBand: 'unknown',
            source: {},
            consentToShare: given,
            consentToContact: given,
            externalRef: { source: 'benchmark', id: randomUUID() },
          },
          change,
        );
        await placeLead(lead, change);
      }
      chains.push(sent);
    }
    documents.middlewareStack.remove('record');
    return { before, chains };
  } finally {
    await database.stop();
  }
}

/** Leads a second when their transactions are all there is to do. */
async function straight(): Promise<number> {
  const { before, chains } = await recordTransactions();
  const database = await startTestDatabase();
  try {
    const documents = DynamoDBDocumentClient.from(database.client, {
      marshallOptions: { removeUndefinedValues: true },
    });
    const send = async (input: TransactWriteCommandInput): Promise<void> => {
      await documents.send(new TransactWriteCommand({ ...input, ClientRequestToken: randomUUID() }));
    };
    for (const input of before) await send(input);
    const begunMs = performance.now();
    // One country after the other would leave the database idle: each has a lane of its own.
    await eachOf(chains, lanes, async (chain) => {
      for (const input of chain) await send(input);
    });
    return (replayed * 1000) / (performance.now() - begunMs);
  } finally {
    await database.stop();
  }
}

/** Leads a second from the start of an import until every one of them is placed. */
async function imported(): Promise<{ perSecond: number; seconds: number; largestMb: number }> {
  const channel = await openChannel(0);
  const folder = await mkdtemp(path.join(tmpdir(), 'rafiq-bench-file-'));
  let largestMb = 0;
  const watch = setInterval(() => {
    largestMb = Math.max(largestMb, process.memoryUsage.rss() / 2 ** 20);
  }, 500);
  try {
    await addPartners(0, partners, homeOf);
    await writeFile(path.join(folder, 'leads.csv'), fileOf(rows));
    const sample = {
      name: 'leads.csv',
      kind: 'leads',
      source: 'benchmark',
      consentSource: 'benchmark',
    } as const;
    const { client, operations: token } = channel;
    const begunMs = performance.now();
    const job = await importFile(client, token, folder, sample, progressBar(process.stdout));
    if (job.rows.taken !== rows) throw new Error(`${job.rows.taken} of ${rows} rows were taken`);
    for (;;) {
      const { bySubstatus } = (await client.call(readOverview, { token })).data;
      if ((bySubstatus.offered ?? 0) + (bySubstatus.unplaced ?? 0) + (bySubstatus.pooled ?? 0) >= rows) break;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
    const ms = performance.now() - begunMs;
    return { perSecond: (rows * 1000) / ms, seconds: ms / 1000, largestMb };
  } finally {
    clearInterval(watch);
    await channel.close();
    await rm(folder, { recursive: true, force: true });
  }
}

export const run: Run = async (tell) => {
  const raw = await straight();
  tell(`the transactions of ${replayed} leads alone: ${raw.toFixed(0)} leads/s`);
  const whole = await imported();
  tell(
    `${rows} rows from upload to placed: ${whole.seconds.toFixed(0)} s, ${whole.perSecond.toFixed(0)} leads/s; the whole stack's memory at most ${whole.largestMb.toFixed(0)} MB`,
  );
  return {
    'import.vs-raw': figure(whole.perSecond, 'leads/s', raw),
    'import.seconds': figure(whole.seconds, 's for 8,800 rows', 180),
  };
};
