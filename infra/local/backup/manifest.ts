/** The first entry of a backup: what it is, which Rafiq wrote it, and what every other entry must be. */
import * as z from 'zod';
import { itemsVersion } from '../data-folder/items-version.ts';
import { lockFileNames } from '../data-folder/folder-lock.ts';
import { StartProblem } from '../start-problem.ts';

/** Goes up when an older Rafiq could no longer read a backup. */
export const backupFormat = 1;

export const manifestName = 'rafiq-backup.json';

/** A path inside a folder and nowhere else, on every system: no `..`, no drive, no empty part. */
export const isInnerName = (name: string): boolean =>
  !/[\\:\u0000-\u001f]/.test(name) &&
  name.split('/').every((part) => part !== '' && part !== '.' && part !== '..') &&
  !lockFileNames.includes(name);

const fileSchema = z.object({
  name: z.string().refine(isInnerName, 'leads out of the folder'),
  sizeBytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** What is said in the same place in every format to come, so that a newer one can be told apart. */
const headSchema = z.object({
  backup: z.literal('rafiq'),
  format: z.int().min(1),
  /** The version of the Rafiq that wrote it. */
  rafiq: z.string(),
  /** The version of the items in the table. */
  items: z.int().min(1),
});

const manifestSchema = headSchema.extend({
  takenAt: z.iso.datetime(),
  files: z.array(fileSchema),
});

export type BackedUpFile = z.output<typeof fileSchema>;
export type Manifest = z.output<typeof manifestSchema>;

/**
 * Reads a manifest's text; `file` is how the user called the backup.
 * @throws StartProblem for anything that is no manifest, or of a Rafiq newer than this one, which it names
 */
export function parseManifest(text: string, file: string): Manifest {
  const read = parseJson(text);
  const head = headSchema.safeParse(read).data;
  if (!head) throw notABackup(file);
  if (head.format > backupFormat || head.items > itemsVersion) {
    throw new StartProblem(
      `${file} was written by a newer Rafiq (format ${head.format}, items ${head.items}; ` +
        `this one knows format ${backupFormat}, items ${itemsVersion}). Restore it with Rafiq ${head.rafiq} or newer.`,
    );
  }
  const manifest = manifestSchema.safeParse(read);
  if (manifest.success) return manifest.data;
  throw new StartProblem(`${file} is damaged: its list of files says ${z.prettifyError(manifest.error)}`);
}

export const notABackup = (file: string, cause?: unknown): StartProblem =>
  new StartProblem(`${file} is not a backup of Rafiq.`, { cause });

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
