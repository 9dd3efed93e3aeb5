/**
 * Runs benchmarks and prints a table: `npm run bench -- [--json FILE] [ID…]`. Each figure stands beside what it is
 * compared with, measured in the same run, because absolute times differ from machine to machine. Every benchmark has
 * a process of its own: none inherits the memory, connections or environment of another.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { benchmarks } from './benchmarks.ts';
import { machine, type Figure, type Figures } from './figure.ts';

const { values, positionals } = parseArgs({
  options: { json: { type: 'string' } },
  allowPositionals: true,
});
const known = Object.values(benchmarks).flatMap(({ ids }) => ids);
const strangers = positionals.filter((id) => !known.includes(id));
if (strangers.length > 0) {
  console.error(`No benchmark is called ${strangers.join(', ')}. There are: ${known.join(', ')}`);
  process.exit(2);
}
const asked = (id: string): boolean => positionals.length === 0 || positionals.includes(id);

/** Runs one benchmark in its process; undefined if it failed, which its own output explains. */
async function runApart(name: string, folder: string): Promise<Figures | undefined> {
  const file = path.join(folder, `${name}.json`);
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'run-one.ts'), name, file], {
    stdio: 'inherit',
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return code === 0 ? (JSON.parse(await readFile(file, 'utf8')) as Figures) : undefined;
}

const rowOf = (id: string, { value, unit, baseline, ratio }: Figure): string =>
  `${id.padEnd(20)} ${String(value).padStart(9)} ${unit.padEnd(22)} against ${String(baseline).padStart(9)}   ratio ${ratio}`;

const found: Record<string, Figure> = {};
const failed: string[] = [];
const folder = await mkdtemp(path.join(tmpdir(), 'rafiq-bench-'));
console.log(machine());
try {
  for (const [name, { ids }] of Object.entries(benchmarks)) {
    if (!ids.some(asked)) continue;
    const figures = await runApart(name, folder);
    if (figures === undefined) failed.push(name);
    for (const [id, figure] of Object.entries(figures ?? {}).filter(([id]) => asked(id))) {
      found[id] = figure;
      console.log(rowOf(id, figure));
    }
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(found, null, 2)}\n`);
if (failed.length > 0) console.error(`Not measured: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
