import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { sourcesHash } from '../../bundle.ts';
import { repositoryRoot } from '../../repository.ts';
import { takeFolderLock } from '../data-folder/folder-lock.ts';
import { StartProblem } from '../start-problem.ts';
import { hashOfPortalSources } from './portal-sources.ts';
import { runBuildStep } from './run-build-step.ts';

export interface BuildWish {
  /** False leaves the portal out, for those who need only the API. */
  readonly portal: boolean;
  readonly progress: (message: string) => void;
}

/** The portal as SvelteKit builds it. */
export const portalHandlerFile = path.join(repositoryRoot, 'portal', 'build', 'handler.js');

const localFolder = path.join(repositoryRoot, '.rafiq');
const stampFile = path.join(localFolder, 'built.json');

const stampSchema = z.object({
  portal: z.string().optional(),
  whole: z.string().optional(),
  api: z.string().optional(),
});
type Stamp = z.output<typeof stampSchema>;

/**
 * Builds the portal and synthesizes the templates where their sources have changed since the last time; answers the
 * folder of the templates. One process at a time does so, the others wait for it.
 */
export async function ensureBuilt({ portal, progress }: BuildWish): Promise<string> {
  const assembly = portal ? 'whole' : 'api';
  const folder = path.join(localFolder, `assembly-${assembly}`);
  await whileAlone(() => buildWhatChanged(assembly, folder, progress));
  return folder;
}

async function buildWhatChanged(
  assembly: 'whole' | 'api',
  folder: string,
  progress: BuildWish['progress'],
): Promise<void> {
  if (assembly === 'whole') {
    const portal = await hashOfPortalSources();
    if (readStamp().portal !== portal || !existsSync(portalHandlerFile)) {
      progress('Building the portal');
      await runBuildStep('The portal could not be built', ['npm', 'run', 'build', '-w', 'portal']);
      writeStamp({ portal });
    }
  }
  const sources = await sourcesHash();
  if (readStamp()[assembly] === sources && existsSync(path.join(folder, 'manifest.json'))) return;
  progress('Bundling the functions and synthesizing the templates');
  const script = path.join(import.meta.dirname, 'synthesize-locally.ts');
  await runBuildStep('The templates could not be synthesized', [process.execPath, script, folder, assembly]);
  writeStamp({ [assembly]: sources });
}

function readStamp(): Stamp {
  return existsSync(stampFile) ? stampSchema.parse(JSON.parse(readFileSync(stampFile, 'utf8'))) : {};
}

const writeStamp = (changed: Stamp): void =>
  writeFileSync(stampFile, `${JSON.stringify({ ...readStamp(), ...changed }, null, 2)}\n`);

const patienceMs = 300_000;
const pauseMs = 100;

async function whileAlone(work: () => Promise<void>): Promise<void> {
  mkdirSync(localFolder, { recursive: true });
  const deadline = Date.now() + patienceMs;
  let lock = takeFolderLock(localFolder);
  while (!lock) {
    if (Date.now() > deadline)
      throw new StartProblem('Another process has been building Rafiq for five minutes.');
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    lock = takeFolderLock(localFolder);
  }
  try {
    await work();
  } finally {
    lock.release();
  }
}
