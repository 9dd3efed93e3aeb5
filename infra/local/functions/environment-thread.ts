/** One execution environment: a thread that loads the very bundle CDK ships and calls its handler, one event at a time. */
import { parentPort, workerData } from 'node:worker_threads';
import type { EnvironmentData, EnvironmentReport, Invocation } from './environment.ts';

type Handler = (event: unknown, context: unknown) => unknown;

const { moduleUrl, exportName } = workerData as EnvironmentData;
const report = (message: EnvironmentReport): void => parentPort?.postMessage(message);

const contextOf = ({ context }: Invocation) => ({
  ...context,
  callbackWaitsForEmptyEventLoop: true,
  getRemainingTimeInMillis: () => Math.max(0, context.deadlineMs - Date.now()),
});

function failureOf(error: unknown): { errorType: string; errorMessage: string; trace: string | undefined } {
  if (!(error instanceof Error)) return { errorType: 'Error', errorMessage: String(error), trace: undefined };
  return { errorType: error.name, errorMessage: error.message, trace: error.stack };
}

const module = (await import(moduleUrl)) as Record<string, unknown>;
const handler = module[exportName];
if (typeof handler !== 'function') throw new Error(`The bundle exports no function named ${exportName}.`);

parentPort?.on('message', (invocation: Invocation) => {
  // Inside the chain, so that a handler that throws at once is a rejection like any other.
  Promise.resolve()
    .then(() => (handler as Handler)(JSON.parse(invocation.event), contextOf(invocation)))
    .then((answer) =>
      report({ kind: 'answered', id: invocation.id, answer: JSON.stringify(answer) ?? 'null' }),
    )
    .catch((error: unknown) => report({ kind: 'failed', id: invocation.id, ...failureOf(error) }));
});
report({ kind: 'ready' });
