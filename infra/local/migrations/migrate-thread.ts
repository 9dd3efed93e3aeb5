/** Runs the steps from a version on inside the environment of the functions, and reports each that is done. */
import { randomUUID } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import type { MigrationReport, MigrationThreadData } from './migrate-folder.ts';
import { steps } from './steps.ts';

const { from, nowMs } = workerData as MigrationThreadData;
const change = {
  at: new Date(nowMs).toISOString(),
  by: { kind: 'system', id: 'migration', organisation: null },
  requestId: randomUUID(),
} as const;

for (const { to, name, run } of steps.filter((step) => step.to > from)) {
  const report: MigrationReport = { reached: to, name, changed: await run(change) };
  parentPort?.postMessage(report);
}
