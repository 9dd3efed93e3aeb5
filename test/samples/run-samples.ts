/** `npm run test:samples -- FOLDER`: the suites that need real files, with the folder handed on. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const [named] = process.argv.slice(2);
if (named === undefined) {
  console.error('Say where the sample files are: npm run test:samples -- FOLDER');
  process.exit(2);
}
// npm changes into the package's folder and keeps the caller's in INIT_CWD.
const samples = path.resolve(process.env['INIT_CWD'] ?? process.cwd(), named);
if (!existsSync(path.join(samples, 'opportunities.csv'))) {
  console.error(`${samples} has no opportunities.csv`);
  process.exit(2);
}

// Folders that a run leaves behind when it is ended lie in ours, and go with it.
const folder = await mkdtemp(path.join(tmpdir(), 'rafiq-samples-report-'));
const file = path.join(folder, 'report.json');
const child = spawn(
  'npx',
  [
    'vitest',
    'run',
    '--project',
    'samples',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ],
  { stdio: 'inherit', env: { ...process.env, SAMPLES_FOLDER: samples, TMPDIR: folder } },
);
const code = await new Promise<number>((resolve) => child.on('close', (status) => resolve(status ?? 1)));
const report = await readFile(file, 'utf8').catch(() => undefined);
await rm(folder, { recursive: true, force: true, maxRetries: 5 });
const { numPassedTests = 0, numFailedTests = 0 } =
  report === undefined ? {} : (JSON.parse(report) as { numPassedTests?: number; numFailedTests?: number });
console.log(`${numPassedTests} passed, ${numFailedTests > 0 || code === 0 ? numFailedTests : 1} failed`);
process.exitCode = code;
