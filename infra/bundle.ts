import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, glob, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { uiLanguages } from '@rafiq/shared/text.ts';
import { build, type BuildOptions, type Plugin } from 'esbuild';
import { packedGazetteer } from './packed-gazetteer.ts';
import { packedCatalogues, type Catalogue } from './packed-module.ts';
import { repositoryRoot } from './repository.ts';
import { findRooms, functionsOf, type FunctionPlan } from './rooms.ts';
import { withoutJsonSchema } from './without-json-schema.ts';
import { withoutUnusedValues } from './without-unused-values.ts';

/** Where the functions' bundles stand: `<folder>/<function name>/index.mjs`. */
export const functionsFolder = path.join(repositoryRoot, 'dist/functions');
/** Where the portal's Lambda stands: its adapter and the build of SvelteKit beside it. */
export const portalFolder = path.join(repositoryRoot, 'dist/portal');
/** What SvelteKit builds. */
const portalBuildFolder = path.join(repositoryRoot, 'portal/build');

const bundling = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  outExtension: { '.js': '.mjs' },
  // Some dependencies are CommonJS and call `require` for Node's own modules.
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
  minify: true,
  // The sentences are in Arabic and Persian: escaped, each of their letters would be six.
  charset: 'utf8',
  sourcemap: true,
  sourcesContent: false,
  mainFields: ['module', 'main'],
  absWorkingDir: repositoryRoot,
  logLevel: 'warning',
} as const satisfies BuildOptions;

/** Where functions have their credentials from. */
export const environmentCredentials = 'infra/environment-credentials.ts';

/**
 * Packs the catalogues of sentences: every function carries them in three languages, and they would be a fifth of what
 * a cold start reads. Those of a folder are packed together, each key once.
 */
const packedSentences: Plugin = {
  name: 'packed-sentences',
  setup: ({ onLoad, onResolve }) => {
    onLoad({ filter: /[/\\]shared[/\\](notices[/\\])?messages[/\\]\w+\.json$/ }, ({ path: file }) => ({
      contents: `export { ${path.parse(file).name} as default } from 'packed-sentences:${path.dirname(file)}';`,
    }));
    onResolve({ filter: /^packed-sentences:/ }, ({ path: asked }) => ({
      path: asked.slice('packed-sentences:'.length),
      namespace: 'packed-sentences',
    }));
    onLoad({ filter: /./, namespace: 'packed-sentences' }, async ({ path: folder }) => {
      const readCatalogue = async (language: string): Promise<[string, Catalogue]> => {
        const text = await readFile(path.join(folder, `${language}.json`), 'utf8');
        return [language, JSON.parse(text) as Catalogue];
      };
      const catalogues = await Promise.all(uiLanguages.map(readCatalogue));
      return { contents: packedCatalogues(Object.fromEntries(catalogues)) };
    });
  },
};

/** What the SDK loads only for answers that are streams of events: no function asks for one. */
const neverLoaded = ['@smithy/core/event-streams'];

/** A function's bundle, and what went into it. */
export interface Bundle {
  /** The function's name: `leads-api`. */
  readonly name: string;
  /** The size of what it starts with, without the source map. */
  readonly bytes: number;
  /** The files it was made from, from the repository's root; those it loads later among them. */
  readonly inputs: readonly string[];
}

/**
 * Bundles every room's API and workers: `<folder>/<function name>/index.mjs`. What a function uses nothing of is left out
 * of it, modules of ours and values in them, for none does anything by being loaded (`sideEffects` of package.json).
 */
export async function bundleFunctions(target = functionsFolder): Promise<Bundle[]> {
  const plans = (await findRooms()).flatMap(functionsOf);
  const unusedValues = withoutUnusedValues();
  return await replaceFolder(target, async (folder) => {
    const bundle = (
      some: readonly FunctionPlan[],
      plugins: readonly Plugin[],
      where: Pick<BuildOptions, 'outdir' | 'splitting'> = { outdir: folder },
    ) =>
      build({
        ...bundling,
        ...where,
        alias: { '@aws-sdk/credential-provider-node': path.join(repositoryRoot, environmentCredentials) },
        entryPoints: some.map((plan) => ({
          in: plan.entry,
          out: where.splitting ? 'index' : `${plan.name}/index`,
        })),
        external: neverLoaded,
        plugins: [packedSentences, packedGazetteer, unusedValues, ...plugins],
        metafile: true,
      });
    const { parts = [], others = [] } = Object.groupBy(plans, ({ routes }) =>
      routes === undefined ? 'others' : 'parts',
    );
    const built = await Promise.all([
      bundle(others, [withoutJsonSchema]),
      // What a part of an API loads when it is first asked for lies beside it: nobody waits for it at a cold start.
      ...parts.map((part) =>
        bundle([part], part.access.describesSchemas === true ? [] : [withoutJsonSchema], {
          outdir: path.join(folder, part.name),
          splitting: true,
        }),
      ),
    ]);
    return plans.map((plan) => {
      const outputs = built
        .map(({ metafile }) => metafile.outputs)
        .find((made) => Object.values(made).some(({ entryPoint }) => entryPoint === plan.entry));
      const output = Object.values(outputs ?? {}).find(({ entryPoint }) => entryPoint === plan.entry);
      if (!output?.exports.includes('handler')) {
        throw new Error(`${plan.entry} must export \`handler\`: Lambda calls it by that name.`);
      }
      const atOnce = output.imports.filter(({ kind }) => kind === 'import-statement');
      const whole = plan.routes === undefined ? [output] : Object.values(outputs ?? {});
      return {
        name: plan.name,
        bytes: atOnce.reduce((sum, { path: file }) => sum + (outputs?.[file]?.bytes ?? 0), output.bytes),
        inputs: whole.flatMap(({ inputs }) => Object.keys(inputs)),
      };
    });
  });
}

/** Puts the portal's Lambda together: our adapter beside the build of SvelteKit, which is whole in itself. */
export async function bundlePortal(): Promise<void> {
  if (!existsSync(path.join(portalBuildFolder, 'handler.js'))) {
    throw new Error(
      'The portal is not built: portal/build/handler.js is missing. Run `npm run build`, or leave the portal out with the context `portal=none`.',
    );
  }
  await replaceFolder(portalFolder, async (folder) => {
    await cp(portalBuildFolder, path.join(folder, 'build'), { recursive: true });
    await writeFile(path.join(folder, 'package.json'), '{ "type": "module" }\n');
    await build({ ...bundling, entryPoints: { index: 'infra/portal-handler/handler.ts' }, outdir: folder });
  });
}

/** Fills a folder aside and then changes it for the old one, so that nobody reads half of it. */
async function replaceFolder<Result>(
  target: string,
  fill: (folder: string) => Promise<Result>,
): Promise<Result> {
  // Beside the target and as deep, because source maps name their sources from where they stand.
  const made = `${target}.${process.pid}-${randomUUID()}`;
  const old = `${made}.old`;
  try {
    await mkdir(made, { recursive: true });
    const result = await fill(made);
    if (existsSync(target)) await rename(target, old);
    await rename(made, target);
    return result;
  } finally {
    await rm(made, { recursive: true, force: true });
    await rm(old, { recursive: true, force: true });
  }
}

/** What decides the bundles and the templates: sources, infrastructure, dependencies, the portal's build. */
const sources = [
  'functions/**/*.ts',
  'shared/**/*.{ts,json}',
  'infra/{*,constructs/*,stacks/*,portal-handler/*}.ts',
  'portal/build/**/*',
  'package-lock.json',
  'tsconfig.json',
  'cdk.json',
];

/** A digest of everything bundles and templates come from: the same digest, the same result. */
export async function sourcesHash(): Promise<string> {
  const files = new Set<string>();
  for await (const entry of glob(sources, { cwd: repositoryRoot, withFileTypes: true })) {
    const file = path.relative(repositoryRoot, path.join(entry.parentPath, entry.name));
    if (entry.isFile() && !file.endsWith('.test.ts') && !file.includes('node_modules')) files.add(file);
  }
  const hash = createHash('sha256');
  for (const file of [...files].sort()) {
    hash
      .update(`${file}\0`)
      .update(await readFile(path.join(repositoryRoot, file)))
      .update('\0');
  }
  return hash.digest('hex');
}
