/**
 * Replays the transactions of as many leads as the import has rows straight into a database like the runner's, with
 * all consumers left out, and tells how many leads a second that makes. As many: what is written slows a database.
 */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { startTestDatabase } from '../fixtures/database.ts';
import { eachOf } from './each-of.ts';
import { addImportPartners, companyOf, countries, importRows as leads } from './import-channel.ts';
import type { Replayed } from './imports.ts';

const lanes = 16;

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
    await addImportPartners();
    const before = sent;
    const given = { given: true, basis: 'consent', source: 'benchmark', date: '2026-11-20' } as const;
    const by = { kind: 'system', id: 'benchmark', organisation: null } as const;
    const chains: TransactWriteCommandInput[][] = [];
    for (const country of countries) {
      sent = [];
      for (let index = 0; index < leads / countries.length; index += 1) {
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
  const folder = await mkdtemp(path.join(tmpdir(), 'rafiq-bench-replay-'));
  const database = await startTestDatabase({ file: path.join(folder, 'database.sqlite'), stream: true });
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
    return (leads * 1000) / (performance.now() - begunMs);
  } finally {
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const told: Replayed = { leads, perSecond: await straight() };
process.send?.(told, () => process.exit(0));
