import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { sourcesHash } from '../../bundle.ts';
import { repositoryRoot } from '../../repository.ts';
import { takeFolderLock } from '../data-folder/folder-lock.ts';
import { StartProblem } from '../start-problem.ts';
import { builtSources, rememberSources } from './portal-built-from.ts';
import { hashOfPortalSources } from './portal-sources.ts';
import { runBuildStep } from './run-build-step.ts';

export interface BuildWish {
  /** False leaves the portal out, for those who need only the API. */
  readonly portal: boolean;
  readonly progress: (message: string) => void;
  /** Cuts off what is being built. */
  readonly signal?: AbortSignal | undefined;
}

const localFolder = path.join(repositoryRoot, '.rafiq');
const assembliesFolder = path.join(localFolder, 'assemblies');
const portalHandler = path.join(repositoryRoot, 'portal', 'build', 'handler.js');

/** So many syntheses stay: a Rafiq that runs keeps loading bundles from its own. */
const keptAssemblies = 8;

/**
 * Builds the portal and synthesizes the templates where their sources have changed since the last time; answers the
 * folder of the templates, bundles included, which never changes again. One process at a time does so.
 */
export function ensureBuilt(wish: BuildWish): Promise<string> {
  return whileAlone(async () => {
    if (wish.portal) await buildPortal(wish);
    return synthesize(wish);
  });
}

async function buildPortal({ progress, signal }: BuildWish): Promise<void> {
  const sources = await hashOfPortalSources();
  if (builtSources() === sources && existsSync(portalHandler)) return;
  progress('Building the portal');
  const command = ['npm', 'run', 'build', '-w', 'portal'];
  await runBuildStep({ command, failure: 'The portal could not be built', signal });
  rememberSources(sources);
}

async function synthesize({ portal, progress, signal }: BuildWish): Promise<string> {
  const extent = portal ? 'whole' : 'api';
  const name = `${extent}-${(await sourcesHash()).slice(0, 16)}`;
  const folder = path.join(assembliesFolder, name);
  const now = new Date();
  if (existsSync(folder)) utimesSync(folder, now, now);
  else {
    progress('Bundling the functions and synthesizing the templates');
    const unfinished = `${folder}.unfinished`;
    rmSync(unfinished, { recursive: true, force: true });
    const script = path.join(import.meta.dirname, 'synthesize-locally.ts');
    const command = [process.execPath, script, unfinished, extent];
    await runBuildStep({ command, failure: 'The templates could not be synthesized', signal });
    renameSync(unfinished, folder);
    forgetOldAssemblies();
  }
  return folder;
}

function forgetOldAssemblies(): void {
  const usedAt = (name: string): number => statSync(path.join(assembliesFolder, name)).mtimeMs;
  const newestFirst = readdirSync(assembliesFolder).sort((left, right) => usedAt(right) - usedAt(left));
  for (const name of newestFirst.slice(keptAssemblies)) {
    rmSync(path.join(assembliesFolder, name), { recursive: true, force: true });
  }
}

const patienceMs = 300_000;
const pauseMs = 100;

async function whileAlone<Result>(work: () => Promise<Result>): Promise<Result> {
  mkdirSync(assembliesFolder, { recursive: true });
  const deadline = Date.now() + patienceMs;
  let lock = takeFolderLock(localFolder);
  while (!lock) {
    if (Date.now() > deadline)
      throw new StartProblem('Another process has been building Rafiq for five minutes.');
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    lock = takeFolderLock(localFolder);
  }
  try {
    return await work();
  } finally {
    lock.release();
  }
}
