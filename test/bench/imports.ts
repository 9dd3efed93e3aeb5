/**
 * From a file to placed leads through the whole stack, beside the very transactions of such leads replayed straight
 * into a fresh database of the same kind, on the same disk, with its stream and indexes, in the same run. They are
 * replayed in a process of their own: a database's address stays in the environment, and in every client made of it.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as z from 'zod';
import { readOverview } from '@rafiq/shared/leads/overview-contract.ts';
import { importFile } from '../../infra/local/samples/import-file.ts';
import { progressBar } from '../../infra/local/samples/progress-bar.ts';
import { openChannel } from './channel.ts';
import { figure, type Run } from './figure.ts';
import { addImportPartners, companies, companyOf, homeOf, importRows as rows } from './import-channel.ts';
import { toldByProcess } from './told-by-process.ts';

const pauseMs = 250;

const replayedSchema = z.object({ leads: z.number(), perSecond: z.number() });
export type Replayed = z.output<typeof replayedSchema>;

const fileOf = (count: number): string =>
  [
    'id,account,country,employees,received',
    ...Array.from(
      { length: count },
      (_, index) =>
        `row-${index},${companyOf(index)},${homeOf(index % companies)},${50 + (index % 900)},2026-10-${String(1 + (index % 28)).padStart(2, '0')}`,
    ),
  ].join('\n');

/** Leads a second from the start of an import until every one of them is placed. */
async function imported(): Promise<{ perSecond: number; seconds: number; largestMb: number }> {
  const channel = await openChannel(0);
  const folder = await mkdtemp(path.join(tmpdir(), 'rafiq-bench-file-'));
  let largestMb = 0;
  const watch = setInterval(() => {
    largestMb = Math.max(largestMb, process.memoryUsage.rss() / 2 ** 20);
  }, 500);
  try {
    await addImportPartners();
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
  const replay = await toldByProcess({ module: 'import-replay-process.ts', told: replayedSchema });
  const { leads, perSecond: raw } = replay;
  tell(`the transactions of ${leads} leads alone: ${raw.toFixed(0)} leads/s`);
  const whole = await imported();
  tell(
    `${rows} rows from upload to placed: ${whole.seconds.toFixed(0)} s, ${whole.perSecond.toFixed(0)} leads/s; the whole stack's memory at most ${whole.largestMb.toFixed(0)} MB`,
  );
  return {
    'import.vs-raw': figure(whole.perSecond, 'leads/s', raw),
    'import.seconds': figure(whole.seconds, 's for 8,800 rows', 180),
  };
};
