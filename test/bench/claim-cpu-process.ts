/**
 * CPU that a claim takes of the thread that answers it: by the handler, and by its reading and its transaction alone,
 * in turn and after both are warm. Given are the subject and the token of a partner and pooled leads.
 */
import { claimsInProcess, type DrawnUp } from './claims-in-process.ts';
import type { ClaimCpu } from './claims.ts';
import { median } from './figure.ts';

const warmUps = 100;
const claimsARound = 40;

const [subject = '', token = '', given = ''] = process.argv.slice(2);
const leads = given.split(',');
const partner = { subject, token };
const { claim, drawUp, send } = await claimsInProcess();

async function drawnUp(count: number): Promise<DrawnUp[]> {
  const drawn: DrawnUp[] = [];
  for (const leadId of leads.splice(0, count)) drawn.push(await drawUp(leadId, partner));
  return drawn;
}

async function claimAll(some: readonly string[]): Promise<void> {
  for (const leadId of some) {
    const { statusCode } = await claim(leadId, partner);
    if (statusCode !== 200) throw new Error(`The claim of ${leadId} was answered ${statusCode}`);
  }
}

async function sendAll(drawn: readonly DrawnUp[]): Promise<void> {
  for (const one of drawn) await send(one);
}

/** Milliseconds of CPU of this thread for each of so many. */
async function cpuMs(count: number, work: () => Promise<void>): Promise<number> {
  const since = process.threadCpuUsage();
  await work();
  const { user, system } = process.threadCpuUsage(since);
  return (user + system) / 1000 / count;
}

await claimAll(leads.splice(0, warmUps));
await sendAll(await drawnUp(warmUps));
const handled: number[] = [];
const bare: number[] = [];
while (leads.length >= 2 * claimsARound) {
  const drawn = await drawnUp(claimsARound);
  const some = leads.splice(0, claimsARound);
  handled.push(await cpuMs(claimsARound, () => claimAll(some)));
  bare.push(await cpuMs(claimsARound, () => sendAll(drawn)));
}
const told: ClaimCpu = { handled: median(handled), bare: median(bare) };
process.send?.(told, () => process.exit(0));
