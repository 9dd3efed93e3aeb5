import type { LocalResource } from '../assembly/local-assembly.ts';
import type { DataFolder } from '../data-folder/data-folder.ts';
import { runRoomsCode } from '../threads/run-rooms-code.ts';

export interface SeedThreadData {
  readonly demo: boolean;
  /** The rooms' table. */
  readonly table: LocalResource;
  readonly databaseFile: string | undefined;
  readonly accountsFile: string;
  readonly nowMs: number;
}

export interface SeedWish {
  readonly data: DataFolder;
  readonly demo: boolean;
  readonly table: LocalResource;
  readonly databaseFile: string | undefined;
  readonly accountsFile: string;
  /** Of the functions, so that the rooms' own code and every AWS client reach this Rafiq without being told. */
  readonly environment: Readonly<Record<string, string>>;
  readonly progress: (message: string) => void;
  /** Cuts the seeding off; the next start begins it anew. */
  readonly signal: AbortSignal | undefined;
}

/**
 * Fills a data folder that is new, before anything works on it: with demo data, or with the first member of the
 * vendor alone. In a thread of its own, for the rooms' code finds its database by its environment.
 */
export async function seedNewFolder(wish: SeedWish): Promise<void> {
  const { data, demo, table, databaseFile, accountsFile, environment, progress, signal } = wish;
  if (!data.isNew) return;
  const workerData: SeedThreadData = { demo, table, databaseFile, accountsFile, nowMs: Date.now() };
  await runRoomsCode({
    module: new URL('./seed-thread.ts', import.meta.url),
    workerData,
    environment,
    signal,
    hear: (message) => progress(String(message)),
    what: 'Seeding',
  });
  data.markReady();
}
