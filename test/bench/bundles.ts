/** How large each API function is, and how long a cold one takes to load beside the bare SDK client. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { bundleFunctions } from '../../infra/bundle.ts';
import { repositoryRoot } from '../../infra/repository.ts';
import { figure, median, type Run } from './figure.ts';

/** Somebody waits for a cold start of an API's function. */
export const mostApiBytes = 520_000;
const rounds = 20;
const execute = promisify(execFile);

const bareClient = `
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
export const handler = new DynamoDBClient({});
`;

/** Milliseconds a fresh process takes to import a module. */
async function importMs(file: string): Promise<number> {
  const script = `const begun = performance.now(); await import(${JSON.stringify(file)}); console.log(performance.now() - begun);`;
  const { stdout } = await execute(process.execPath, ['--input-type=module', '-e', script], {
    env: {
      ...process.env,
      AWS_REGION: 'us-east-1',
      TABLE_NAME: 'none',
      CURSOR_SECRET: 'none',
      NODE_COMPILE_CACHE: '',
    },
  });
  return Number(stdout);
}

async function bundleBareClient(folder: string): Promise<string> {
  const outfile = path.join(folder, 'bare.mjs');
  await build({
    stdin: { contents: bareClient, resolveDir: repositoryRoot, loader: 'ts' },
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    outfile,
  });
  return outfile;
}

export const run: Run = async (tell) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'rafiq-bundles-'));
  try {
    await writeFile(path.join(folder, 'package.json'), '{ "type": "module" }\n');
    const made = (await bundleFunctions(path.join(folder, 'functions'))).filter(({ name }) =>
      name.endsWith('-api'),
    );
    const bare = await bundleBareClient(folder);
    const fileOf = (name: string): string => path.join(folder, 'functions', name, 'index.mjs');
    const times = new Map(['bare', ...made.map(({ name }) => name)].map((name) => [name, [] as number[]]));
    // In turn, so that a slow moment of the machine is everybody's.
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, own] of times) own.push(await importMs(name === 'bare' ? bare : fileOf(name)));
    }
    const bareMs = median(times.get('bare') ?? []);
    tell(`bare SDK client: ${bareMs.toFixed(1)} ms`);
    const loaded = made.map(({ name, bytes }) => ({
      name,
      kb: bytes / 1000,
      ms: median(times.get(name) ?? []),
    }));
    for (const { name, kb, ms } of loaded) tell(`${name}: ${kb.toFixed(0)} kB, ${ms.toFixed(1)} ms`);
    return {
      'bundle.size': figure(Math.max(...loaded.map(({ kb }) => kb)), 'kB, largest', mostApiBytes / 1000),
      'bundle.import': figure(Math.max(...loaded.map(({ ms }) => ms)), 'ms, slowest', bareMs),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
