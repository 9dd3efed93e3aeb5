import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { loadGazetteer } from '#functions/leads/gazetteer.ts';
import { expect, it } from 'vitest';
import { packedGazetteer } from '../../infra/packed-gazetteer.ts';
import { repositoryRoot } from '../../infra/repository.ts';

/** What a worker that places by distance grows by. */
const mostBytes = 90_000;

it('is the gazetteer, made while bundling', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'rafiq-gazetteer-'));
  try {
    const outfile = path.join(folder, 'gazetteer.mjs');
    await build({
      absWorkingDir: repositoryRoot,
      entryPoints: ['functions/leads/gazetteer.ts'],
      bundle: true,
      minify: true,
      platform: 'node',
      format: 'esm',
      plugins: [packedGazetteer],
      outfile,
    });
    expect((await stat(outfile)).size).toBeLessThan(mostBytes);
    const bundled = (await import(/* @vite-ignore */ pathToFileURL(outfile).href)) as {
      loadGazetteer: typeof loadGazetteer;
    };
    expect(await bundled.loadGazetteer()).toEqual(await loadGazetteer());
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
