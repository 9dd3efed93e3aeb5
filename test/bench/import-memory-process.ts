/** Runs an import in this process by its worker, and tells how much memory that took over what it takes once loaded. */
import { randomUUID } from 'node:crypto';
import type { Context } from 'aws-lambda';
import { dynamoImportStore as imports } from '#functions/imports/store/dynamo-import-store.ts';
import { handler } from '#functions/imports/workers/run-import.ts';
import type { StoredEvent } from '#functions/kernel/event.ts';
import { queueBatch } from '../fixtures/workers.ts';
import type { Measured } from './import-memory.ts';

const everyMs = 20;

/** Calls the worker as its queue does, slice after slice, until the job has ended; answers how many slices. */
async function runToEnd(importId: string): Promise<number> {
  for (let slices = 1; ; slices += 1) {
    const event: StoredEvent = {
      id: `evnt_${randomUUID()}`,
      type: 'rafiq.imports.job.continued.v1',
      subject: importId,
      version: slices,
      at: new Date().toISOString(),
      by: { kind: 'system', id: 'benchmark', organisation: null },
      requestId: randomUUID(),
      data: {},
      changed: [],
      why: null,
    };
    await (handler as (batch: unknown, context: Partial<Context>) => Promise<unknown>)(
      queueBatch([event]),
      {},
    );
    const job = await imports.find(importId);
    if (job?.status === 'failed') throw new Error(`The import failed: ${JSON.stringify(job.failure)}`);
    if (job?.status === 'finished') return slices;
  }
}

const rssMb = (): number => process.memoryUsage.rss() / 2 ** 20;

const [importId = ''] = process.argv.slice(2);
const restMb = rssMb();
let peakMb = restMb;
const watch = setInterval(() => {
  peakMb = Math.max(peakMb, rssMb());
}, everyMs);
const begunMs = performance.now();
const slices = await runToEnd(importId);
clearInterval(watch);
const seconds = (performance.now() - begunMs) / 1000;
const taken = (await imports.find(importId))?.rows.taken ?? 0;
const measured: Measured = { restMb, peakMb, taken, slices, seconds };
process.send?.(measured, () => process.exit(0));
