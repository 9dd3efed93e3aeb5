import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, glob, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import { repositoryRoot } from './repository.ts';
import { findRooms, functionsOf } from './rooms.ts';

/** Where the functions' bundles stand: `<folder>/<function name>/index.mjs`. */
export const functionsFolder = path.join(repositoryRoot, 'dist/functions');
/** Where the portal's Lambda stands: its adapter and the build of SvelteKit beside it. */
export const portalFolder = path.join(repositoryRoot, 'dist/portal');
/** What SvelteKit builds. */
export const portalBuildFolder = path.join(repositoryRoot, 'portal/build');

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
  keepNames: true,
  sourcemap: true,
  sourcesContent: false,
  mainFields: ['module', 'main'],
  absWorkingDir: repositoryRoot,
  logLevel: 'warning',
} as const satisfies BuildOptions;

/** Bundles every room's API and workers in one call; answers the names of the functions. */
export async function bundleFunctions(): Promise<string[]> {
  const plans = (await findRooms()).flatMap(functionsOf);
  await rm(functionsFolder, { recursive: true, force: true });
  const { metafile } = await build({
    ...bundling,
    entryPoints: plans.map((plan) => ({ in: plan.entry, out: `${plan.name}/index` })),
    outdir: functionsFolder,
    metafile: true,
  });
  for (const output of Object.values(metafile.outputs)) {
    if (output.entryPoint !== undefined && !output.exports.includes('handler')) {
      throw new Error(`${output.entryPoint} must export \`handler\`: Lambda calls it by that name.`);
    }
  }
  return plans.map((plan) => plan.name);
}

/** Puts the portal's Lambda together: our adapter beside the build of SvelteKit, which is whole in itself. */
export async function bundlePortal(): Promise<void> {
  if (!existsSync(path.join(portalBuildFolder, 'handler.js'))) {
    throw new Error(
      'The portal is not built: portal/build/handler.js is missing. Run `npm run build`, or leave the portal out with the context `portal=none`.',
    );
  }
  await rm(portalFolder, { recursive: true, force: true });
  await mkdir(portalFolder, { recursive: true });
  await cp(portalBuildFolder, path.join(portalFolder, 'build'), { recursive: true });
  await writeFile(path.join(portalFolder, 'package.json'), '{ "type": "module" }\n');
  await build({
    ...bundling,
    entryPoints: { index: 'infra/portal-handler/handler.ts' },
    external: ['./build/handler.js'],
    outdir: portalFolder,
  });
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
