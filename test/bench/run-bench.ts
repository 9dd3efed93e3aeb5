/**
 * Runs benchmarks and prints a table: `npm run bench -- [--json FILE] [ID…]`. Each figure stands beside what it is
 * compared with, measured in the same run, because absolute times differ from machine to machine. Every benchmark has
 * a process of its own: none inherits the memory, connections or environment of another, and one that hangs is ended.
 * `npm run bench -- --table FILE` measures nothing: it writes the figures of a file into the README.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { repositoryRoot } from '../../infra/repository.ts';
import { benchmarks } from './benchmarks.ts';
import { machine, type Figure, type Figures } from './figure.ts';
import { resultsTable, withTable } from './results-table.ts';

const longestMinutes = 20;

const { values, positionals } = parseArgs({
  options: { json: { type: 'string' }, table: { type: 'string' } },
  allowPositionals: true,
});
const known = Object.values(benchmarks).flatMap(({ ids }) => ids);
const strangers = positionals.filter((id) => !known.includes(id));
if (strangers.length > 0) {
  console.error(`No benchmark is called ${strangers.join(', ')}. There are: ${known.join(', ')}`);
  process.exit(2);
}
const asked = (id: string): boolean => positionals.length === 0 || positionals.includes(id);

const readFigures = async (file: string): Promise<Figures> =>
  JSON.parse(await readFile(file, 'utf8')) as Figures;

/** Somebody has asked for an end: no further benchmark begins. */
let interrupted = false;

/** Runs one benchmark in its process; undefined if it failed, which its own output explains. */
async function runApart(name: string, folder: string): Promise<Figures | undefined> {
  const file = path.join(folder, `${name}.json`);
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'run-one.ts'), name, file], {
    stdio: 'inherit',
    // Folders it leaves behind when it is ended lie in ours, and so do its processes in its group.
    env: { ...process.env, TMPDIR: folder },
    detached: true,
  });
  const end = (): void => endGroup(child.pid);
  const interrupt = (): void => {
    interrupted = true;
    end();
  };
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  const overdue = setTimeout(() => {
    console.error(`${name} was not done after ${longestMinutes} minutes and was ended`);
    end();
  }, longestMinutes * 60_000);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    return code === 0 ? await readFigures(file) : undefined;
  } finally {
    clearTimeout(overdue);
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
    end();
  }
}

/** Ends a benchmark and whatever of its processes outlived it. */
function endGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // Nothing of it is left.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

const rowOf = (id: string, { value, unit, baseline, ratio }: Figure): string =>
  `${id.padEnd(20)} ${String(value).padStart(9)} ${unit.padEnd(22)} against ${String(baseline).padStart(9)}   ratio ${ratio}`;

/** How busy the machine is with others: figures made beside other work are worth less. */
const load = (): string =>
  `load ${loadavg()
    .map((value) => value.toFixed(1))
    .join(' ')}`;

/** Measures what was asked for; answers whether all of it was. */
async function measure(): Promise<boolean> {
  const found: Record<string, Figure> = {};
  const failed: string[] = [];
  const folder = await mkdtemp(path.join(tmpdir(), 'rafiq-bench-'));
  const begunMs = performance.now();
  console.log(machine());
  try {
    for (const [name, { ids }] of Object.entries(benchmarks)) {
      if (interrupted || !ids.some(asked)) continue;
      const sinceMs = performance.now();
      console.log(`${name} (${load()})`);
      const figures = await runApart(name, folder);
      if (figures === undefined) failed.push(name);
      for (const [id, figure] of Object.entries(figures ?? {}).filter(([id]) => asked(id))) {
        found[id] = figure;
        console.log(rowOf(id, figure));
      }
      console.log(`  took ${((performance.now() - sinceMs) / 1000).toFixed(0)} s, ${load()}`);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  console.log(`${((performance.now() - begunMs) / 60_000).toFixed(1)} minutes`);
  if (values.json !== undefined) {
    // Some figures measured anew stand beside the others of the file.
    const others = positionals.length > 0 && existsSync(values.json) ? await readFigures(values.json) : {};
    await writeFile(values.json, `${JSON.stringify({ ...others, ...found }, null, 2)}\n`);
  }
  if (failed.length > 0) console.error(`Not measured: ${failed.join(', ')}`);
  return failed.length === 0 && !interrupted;
}

async function writeTable(file: string): Promise<void> {
  const readme = path.join(repositoryRoot, 'README.md');
  const table = resultsTable(await readFigures(file), machine());
  await writeFile(readme, withTable(await readFile(readme, 'utf8'), table));
}

if (values.table !== undefined) await writeTable(values.table);
else process.exitCode = (await measure()) ? 0 : 1;
