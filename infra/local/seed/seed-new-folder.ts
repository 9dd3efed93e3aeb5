import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { DataFolder } from '../data-folder/data-folder.ts';
import { StartProblem } from '../start-problem.ts';

export interface SeedThreadData {
  readonly tableName: string;
  readonly apiUrl: string;
  readonly issuer: string;
  readonly accountsFile: string;
  /** The demo's module, if it is wanted. */
  readonly demoModule: string | undefined;
}

export interface SeedWish extends Omit<SeedThreadData, 'demoModule'> {
  readonly data: DataFolder;
  readonly demo: boolean;
  readonly environment: Readonly<Record<string, string>>;
  readonly progress: (message: string) => void;
}

/** Fills a data folder that is new: with the first member of the vendor, and demo data unless told otherwise. */
export async function seedNewFolder(wish: SeedWish): Promise<void> {
  const { data, demo, environment, progress, tableName, apiUrl, issuer, accountsFile } = wish;
  if (!data.isNew) return;
  const demoModule = demo ? new URL('./demo.ts', import.meta.url) : undefined;
  const workerData: SeedThreadData = {
    tableName,
    apiUrl,
    issuer,
    accountsFile,
    demoModule: demoModule && existsSync(demoModule) ? demoModule.href : undefined,
  };
  const thread = new Worker(new URL('./seed-thread.ts', import.meta.url), {
    workerData,
    env: { ...environment },
  });
  thread.on('message', progress);
  await new Promise<void>((resolve, reject) => {
    thread.once('error', (error) =>
      reject(new StartProblem(`Seeding failed: ${error.message}`, { cause: error })),
    );
    thread.once('exit', () => resolve());
  });
  data.markReady();
}
