/**
 * A claim is the reading of a membership and one transaction. Measured is what the whole way through the API costs
 * beside the same two calls sent straight to the same table, stream and indexes, with all consumers running.
 */
import { randomUUID } from 'node:crypto';
import type { BatchGetCommandInput, TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { claimLead } from '@rafiq/shared/leads/contract.ts';
import { publishPolicy, readPolicy } from '@rafiq/shared/leads/policy-contract.ts';
import { gatewayEvent } from '../fixtures/call.ts';
import { openChannel, submitMany, untilCounted, type BenchPartner, type Channel } from './channel.ts';
import { eachOf } from './each-of.ts';
import { figure, median, type Run } from './figure.ts';
import { fullyWritten } from '../fixtures/fully-written.ts';

const callers = 16;
const claimsARound = 160;
const rounds = 5;
const cpuRounds = 5;
const cpuClaims = 40;
const patienceMs = 120_000;

type Handler = (event: unknown, context: unknown) => Promise<{ statusCode: number }>;
const context = { functionName: 'bench', awsRequestId: 'bench', getRemainingTimeInMillis: () => 10_000 };

/** A claim that was decided but not written: the membership it read, and the transaction it would send. */
interface DrawnUp {
  reads: BatchGetCommandInput;
  transaction: TransactWriteCommandInput;
}

class NotSent extends Error {}

/** The functions' own code, in this process and on the running table. */
async function loadInProcess() {
  const { handler } = (await import('#functions/leads/api.ts')) as unknown as { handler: Handler };
  const { documents } = await import('#functions/kernel/dynamo.ts');
  const { membershipKey } = await import('#functions/kernel/caller.ts');
  const { BatchGetCommand, TransactWriteCommand } = await import('@aws-sdk/lib-dynamodb');
  const tableName = process.env['TABLE_NAME'] ?? '';
  const claim = (leadId: string, { token }: BenchPartner) =>
    handler(gatewayEvent({ route: claimLead, token, params: { leadId }, body: {} }), context);

  /** Lets the handler decide, and keeps what it would write instead of sending it. */
  async function drawUp(leadId: string, partner: BenchPartner): Promise<DrawnUp> {
    let transaction: TransactWriteCommandInput | undefined;
    documents.middlewareStack.add(
      (next, told) => (given) => {
        if (told.commandName !== 'TransactWriteItemsCommand' && told.commandName !== 'TransactWriteCommand')
          return next(given);
        transaction = given.input as TransactWriteCommandInput;
        throw new NotSent();
      },
      { step: 'initialize', name: 'draw-up', priority: 'high' },
    );
    await claim(leadId, partner);
    documents.middlewareStack.remove('draw-up');
    if (transaction === undefined) throw new Error(`The claim of ${leadId} was refused`);
    const reads = {
      RequestItems: { [tableName]: { Keys: [membershipKey(partner.subject)], ConsistentRead: true } },
    };
    return { reads, transaction };
  }

  /** The two calls of a claim and nothing else. */
  async function send({ reads, transaction }: DrawnUp): Promise<void> {
    await documents.send(new BatchGetCommand(reads));
    await documents.send(new TransactWriteCommand({ ...transaction, ClientRequestToken: randomUUID() }));
  }
  return { claim, drawUp, send };
}
type InProcess = Awaited<ReturnType<typeof loadInProcess>>;

async function poolLeads(channel: Channel, count: number): Promise<string[]> {
  const { client, operations } = channel;
  const { data, etag } = await client.call(readPolicy, { token: operations });
  const body = fullyWritten({ ...data.document, strategy: 'pool' });
  await client.call(publishPolicy, { token: operations, ifMatch: etag ?? '', body });
  const ids = await submitMany(channel, count);
  await untilCounted(channel, 'pooled', count);
  return ids;
}

const perSecond = (count: number, sinceMs: number): number => (count * 1000) / (performance.now() - sinceMs);

/** Claims a second by sixteen callers, through the API and straight, in turn. */
async function throughput(channel: Channel, inProcess: InProcess, take: (count: number) => string[]) {
  const partnerOf = (worker: number): BenchPartner => {
    const partner = channel.partners[worker % channel.partners.length];
    if (partner === undefined) throw new Error('There are no partners');
    return partner;
  };
  const api: number[] = [];
  const raw: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const begunMs = performance.now();
    await eachOf(take(claimsARound), callers, async (leadId, worker) => {
      const { client } = channel;
      await client.call(claimLead, { token: partnerOf(worker).token, params: { leadId }, body: {} });
    });
    api.push(perSecond(claimsARound, begunMs));

    const drawn: DrawnUp[] = [];
    for (const [index, leadId] of take(claimsARound).entries())
      drawn.push(await inProcess.drawUp(leadId, partnerOf(index)));
    const rawBegunMs = performance.now();
    await eachOf(drawn, callers, inProcess.send);
    raw.push(perSecond(claimsARound, rawBegunMs));
  }
  return { api: median(api), raw: median(raw) };
}

/**
 * CPU of this thread a claim, by the handler and by the two calls alone, in turn. What the stack does with the claims
 * before is waited for: its queues and its stream are served by this thread too.
 */
async function cpu(channel: Channel, inProcess: InProcess, take: (count: number) => string[]) {
  const [partner] = channel.partners;
  if (partner === undefined) throw new Error('There are no partners');
  const handled: number[] = [];
  const bare: number[] = [];
  const msOf = (since: NodeJS.CpuUsage): number => {
    const { user, system } = process.threadCpuUsage(since);
    return (user + system) / 1000 / cpuClaims;
  };
  for (let round = 0; round < cpuRounds; round += 1) {
    const drawn: DrawnUp[] = [];
    for (const leadId of take(cpuClaims)) drawn.push(await inProcess.drawUp(leadId, partner));
    const leads = take(cpuClaims);
    await channel.runner.control.idle(patienceMs);
    const handledSince = process.threadCpuUsage();
    for (const leadId of leads) {
      const { statusCode } = await inProcess.claim(leadId, partner);
      if (statusCode !== 200) throw new Error(`The claim of ${leadId} was answered ${statusCode}`);
    }
    handled.push(msOf(handledSince));
    await channel.runner.control.idle(patienceMs);
    const bareSince = process.threadCpuUsage();
    for (const one of drawn) await inProcess.send(one);
    bare.push(msOf(bareSince));
  }
  return { handled: median(handled), bare: median(bare) };
}

export const run: Run = async (tell) => {
  const channel = await openChannel(callers);
  try {
    const count = 2 * rounds * claimsARound + 2 * cpuRounds * cpuClaims;
    const leads = await poolLeads(channel, count);
    const take = (some: number): string[] => leads.splice(0, some);
    const inProcess = await loadInProcess();
    const { api, raw } = await throughput(channel, inProcess, take);
    tell(
      `${callers} callers, ${rounds} rounds of ${claimsARound}: ${api.toFixed(0)} claims/s through the API, ${raw.toFixed(0)} straight`,
    );
    const { handled, bare } = await cpu(channel, inProcess, take);
    tell(
      `CPU a claim: ${handled.toFixed(2)} ms by the handler, ${bare.toFixed(2)} ms by its two calls alone`,
    );
    return {
      'claim.vs-raw': figure(api, 'claims/s', raw),
      'claim.cpu': figure(handled, 'ms CPU', bare),
    };
  } finally {
    await channel.close();
  }
};
