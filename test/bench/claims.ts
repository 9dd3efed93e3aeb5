/**
 * A claim is the reading of a membership and one transaction. Measured is what the whole way through the API costs
 * beside the same two calls sent straight to the same table, stream and indexes, with all consumers running.
 */
import * as z from 'zod';
import { claimLead } from '@rafiq/shared/leads/contract.ts';
import { publishPolicy, readPolicy } from '@rafiq/shared/leads/policy-contract.ts';
import { openChannel, submitMany, untilCounted, type BenchPartner, type Channel } from './channel.ts';
import { eachOf } from './each-of.ts';
import { figure, median, type Run } from './figure.ts';
import { fullyWritten } from '../fixtures/fully-written.ts';
import { claimsInProcess, type ClaimsInProcess, type DrawnUp } from './claims-in-process.ts';
import { toldByProcess } from './told-by-process.ts';

const callers = 16;
const claimsARound = 160;
const rounds = 5;
/** Of these a process makes its CPU rounds; see `claim-cpu-process.ts`. */
const cpuClaims = 1_000;

const claimCpuSchema = z.object({ handled: z.number(), bare: z.number() });
/** Milliseconds of CPU a claim. */
export type ClaimCpu = z.output<typeof claimCpuSchema>;

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
async function throughput(channel: Channel, inProcess: ClaimsInProcess, take: (count: number) => string[]) {
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
 * CPU a claim, by the handler and by the two calls alone, in a process of their own: what the stack does with claims,
 * its queues and its stream, is no cost of the request.
 */
function cpu(channel: Channel, leads: readonly string[]): Promise<ClaimCpu> {
  const [partner] = channel.partners;
  if (partner === undefined) throw new Error('There are no partners');
  return toldByProcess({
    module: 'claim-cpu-process.ts',
    told: claimCpuSchema,
    given: [partner.subject, partner.token, leads.join(',')],
  });
}

export const run: Run = async (tell) => {
  const channel = await openChannel(callers);
  try {
    const count = 2 * rounds * claimsARound + cpuClaims;
    const leads = await poolLeads(channel, count);
    const take = (some: number): string[] => leads.splice(0, some);
    const inProcess = await claimsInProcess();
    const { api, raw } = await throughput(channel, inProcess, take);
    tell(
      `${callers} callers, ${rounds} rounds of ${claimsARound}: ${api.toFixed(0)} claims/s through the API, ${raw.toFixed(0)} straight`,
    );
    const { handled, bare } = await cpu(channel, take(cpuClaims));
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
