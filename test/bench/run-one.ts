/** Runs one benchmark of the list in this process and leaves its figures in a file. */
import { writeFile } from 'node:fs/promises';
import { benchmarks } from './benchmarks.ts';

const [name = '', file = ''] = process.argv.slice(2);
const benchmark = benchmarks[name];
if (benchmark === undefined) throw new Error(`No benchmark is called ${name}`);
const { run } = await benchmark.load();
const figures = await run((line) => console.log(`  ${line}`));
await writeFile(file, JSON.stringify(figures));
// Connections kept alive by clients must not keep a finished benchmark.
process.exit(0);
