import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { StartProblem } from '../start-problem.ts';
import { formatFileOf, hasFormat } from './format-file.ts';
import { lockFileNames, takeFolderLock } from './folder-lock.ts';
import { itemsVersion } from './items-version.ts';
import { productVersion } from './product-version.ts';
import { returnFormer } from './swap-folder.ts';

/** Goes up when an older data folder can no longer be read by this version. */
export const formatVersion = 1;

const formatSchema = z.object({
  version: z.number().int(),
  state: z.enum(['preparing', 'ready']),
  /** The version of the items in the table; folders from before there was one have the first. */
  items: z.number().int().min(1).default(1),
  /** The version of the Rafiq that wrote this last. */
  rafiq: z.string().optional(),
});

/** What a data folder says of itself. */
export type Format = z.output<typeof formatSchema>;

export interface DataFolder {
  readonly path: string;
  /** True until the first start has finished seeding. */
  readonly isNew: boolean;
  /** The version of the items in the table, to be lifted to `itemsVersion` before anything works on them. */
  readonly items: number;
  /** Absolute path of a file or folder inside. */
  file(...names: string[]): string;
  /** From here on the folder is kept: a start before this point that was cut off begins again from nothing. */
  markReady(): void;
  /** From here on the items are of this version. */
  markItems(version: number): void;
  release(): void;
}

/**
 * Opens (or makes) the folder all local data lives in, for this process alone.
 * Refuses a folder that is in use, of a newer format, broken, or not Rafiq's.
 */
export function openDataFolder(folder: string): DataFolder {
  returnFormer(folder);
  const found = readFormat(folder);
  mkdirSync(folder, { recursive: true });
  const lock = takeFolderLock(folder);
  if (!lock) throw inUse(folder);
  try {
    if (found?.state !== 'ready') {
      emptyFolder(folder);
      writeFormat(folder, { state: 'preparing', items: itemsVersion });
    }
  } catch (error) {
    lock.release();
    throw error;
  }
  const isNew = found?.state !== 'ready';
  return {
    path: folder,
    isNew,
    items: isNew ? itemsVersion : found.items,
    file: (...names) => path.join(folder, ...names),
    markReady: () => writeFormat(folder, { state: 'ready', items: itemsVersion }),
    markItems: (items) => writeFormat(folder, { state: 'ready', items }),
    release: () => lock.release(),
  };
}

/** Removes everything inside; refuses while a runner uses it or if it is not a data folder of Rafiq. */
export function resetDataFolder(folder: string): 'emptied' | 'was-empty' {
  returnFormer(folder);
  if (!existsSync(folder)) return 'was-empty';
  refuseForeignFolder(folder);
  const lock = takeFolderLock(folder);
  if (!lock) throw inUse(folder);
  const had = contentOf(folder).length > 0;
  emptyFolder(folder);
  lock.release();
  return had ? 'emptied' : 'was-empty';
}

/**
 * What a folder that holds data says of itself.
 * @throws StartProblem if there is none yet, or it is of a newer format, broken, or not Rafiq's
 */
export function requireReadyFolder(folder: string): Format {
  returnFormer(folder);
  const format = readFormat(folder);
  if (!format) throw new StartProblem(`There is no data in ${folder}.`);
  if (format.state === 'ready') return format;
  throw new StartProblem(
    `The data folder ${folder} is still being filled. Wait until Rafiq is ready, or start it again.`,
  );
}

/** Undefined for a folder that is absent or empty. */
export function readFormat(folder: string): Format | undefined {
  refuseForeignFolder(folder);
  if (!hasFormat(folder)) return undefined;
  const format = parseFormat(readFileSync(formatFileOf(folder), 'utf8'));
  if (!format) {
    throw new StartProblem(
      `The data folder ${folder} is broken: its format.json cannot be read. ` +
        'Restore it from a copy, choose another folder with RAFIQ_DATA, or empty it with "npm run reset".',
    );
  }
  if (format.version > formatVersion) {
    throw new StartProblem(
      `The data folder ${folder} was written by a newer Rafiq (format ${format.version}, this one knows ${formatVersion}). ` +
        'Update Rafiq, or choose another folder with RAFIQ_DATA.',
    );
  }
  if (format.items > itemsVersion) {
    throw new StartProblem(
      `The data folder ${folder} was written by a newer Rafiq (items ${format.items}, this one knows ${itemsVersion}). ` +
        `Use Rafiq ${format.rafiq ?? 'as new as that'}, or choose another folder with RAFIQ_DATA.`,
    );
  }
  if (format.version < formatVersion) {
    throw new StartProblem(
      `The data folder ${folder} has the older format ${format.version}; this Rafiq needs ${formatVersion}. ` +
        'Choose another folder with RAFIQ_DATA, or empty it with "npm run reset".',
    );
  }
  return format;
}

function parseFormat(text: string): Format | undefined {
  try {
    return formatSchema.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function refuseForeignFolder(folder: string): void {
  if (!existsSync(folder) || contentOf(folder).length === 0) return;
  if (hasFormat(folder)) return;
  throw new StartProblem(
    `The folder ${folder} has files in it that are not Rafiq's (there is no format.json). ` +
      'Choose an empty or new folder with RAFIQ_DATA.',
  );
}

/** Everything in a folder but the lock. */
export const contentOf = (folder: string): string[] =>
  readdirSync(folder).filter((name) => !lockFileNames.includes(name));

function emptyFolder(folder: string): void {
  for (const name of contentOf(folder)) rmSync(path.join(folder, name), { recursive: true, force: true });
}

function writeFormat(folder: string, { state, items }: Pick<Format, 'state' | 'items'>): void {
  const format: Format = { version: formatVersion, state, items, rafiq: productVersion() };
  const file = formatFileOf(folder);
  writeFileSync(`${file}.new`, `${JSON.stringify(format)}\n`);
  renameSync(`${file}.new`, file);
}

export const inUse = (folder: string): StartProblem =>
  new StartProblem(
    `Another Rafiq is running on the data folder ${folder}. Stop it first, or choose another folder with RAFIQ_DATA.`,
  );
