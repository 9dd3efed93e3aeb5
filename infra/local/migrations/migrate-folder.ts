import * as z from 'zod';
import type { DataFolder } from '../data-folder/data-folder.ts';
import { itemsVersion } from '../data-folder/items-version.ts';
import { runRoomsCode } from '../threads/run-rooms-code.ts';

export interface MigrationThreadData {
  /** The version the items are of. */
  readonly from: number;
  readonly nowMs: number;
}

const reportSchema = z.object({ reached: z.number().int(), name: z.string(), changed: z.number().int() });
export type MigrationReport = z.output<typeof reportSchema>;

export interface MigrationWish {
  readonly data: DataFolder;
  readonly environment: Readonly<Record<string, string>>;
  readonly progress: (message: string) => void;
  /** Cuts it off; the next start goes on from the last step that was done. */
  readonly signal: AbortSignal | undefined;
}

/** Lifts the items of a data folder that an older Rafiq left, step by step, before anything works on them. */
export async function migrateFolder({ data, environment, progress, signal }: MigrationWish): Promise<void> {
  if (data.items >= itemsVersion) return;
  progress(`Bringing the data to this version (items ${data.items} to ${itemsVersion})`);
  const workerData: MigrationThreadData = { from: data.items, nowMs: Date.now() };
  await runRoomsCode({
    module: new URL('./migrate-thread.ts', import.meta.url),
    workerData,
    environment,
    signal,
    hear: (message) => {
      const { reached, name, changed } = reportSchema.parse(message);
      data.markItems(reached);
      progress(`${name}: ${changed}`);
    },
    what: 'Bringing the data to this version',
  });
}
