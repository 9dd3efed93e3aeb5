import { mkdirSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { region } from '../assembly/local-names.ts';
import { portTaken } from '../net/ports.ts';
import { StartProblem } from '../start-problem.ts';

export interface StorageThreadData {
  readonly port: number;
  readonly region: string;
  readonly dataDir: string;
  readonly objectsDir: string;
}

export type StorageThreadReport =
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'failed'; readonly message: string; readonly code: string | undefined }
  | { readonly kind: 'stopped' };

/** The engine behind objects and queues. */
export interface Storage {
  /** SQS speaks here directly; objects are reached through the guard alone. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the object store and queues over files in `folder`; port 0 lets the system pick. */
export async function startStorage(folder: string, port: number): Promise<Storage> {
  const data: StorageThreadData = {
    port,
    region,
    dataDir: `${folder}/queues`,
    objectsDir: `${folder}/objects`,
  };
  mkdirSync(data.dataDir, { recursive: true });
  mkdirSync(data.objectsDir, { recursive: true });
  const thread = new Worker(new URL('./storage-thread.ts', import.meta.url), {
    workerData: data,
    execArgv: [],
  });
  const bound = await new Promise<number>((resolve, reject) => {
    thread.once('error', reject);
    thread.once('message', (report: StorageThreadReport) => {
      if (report.kind === 'listening') resolve(report.port);
      else if (report.kind === 'failed' && report.code === 'EADDRINUSE') reject(portTaken('queues', port));
      else reject(new StartProblem(`Objects and queues did not start: ${JSON.stringify(report)}`));
    });
  });
  thread.on('error', (error) => console.error('Objects and queues stopped working:', error));
  return {
    url: `http://127.0.0.1:${bound}`,
    stop: () => stopThread(thread),
  };
}

const patienceMs = 500;

async function stopThread(thread: Worker): Promise<void> {
  const stopped = new Promise<void>((resolve) => {
    thread.once('message', () => resolve());
    setTimeout(resolve, patienceMs).unref();
  });
  thread.postMessage('stop');
  await stopped;
  await thread.terminate();
}
