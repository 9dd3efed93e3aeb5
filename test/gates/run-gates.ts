/** Runs every gate, shows what fails, and ends with one plain line of counts. */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

interface Gate {
  script: string;
  says: string;
  /** A gate of tests counts its tests; any other counts as one. */
  tests: boolean;
  /** How many cores it keeps busy. */
  cores: 1 | 2;
  /** The script whose gate has to end before it begins, because it reads what that one builds. */
  after?: string;
}

const check = (script: string, says: string, after?: string): Gate => ({
  script,
  says,
  tests: false,
  cores: 1,
  ...(after !== undefined && { after }),
});
const suite = (script: string, says: string, more: Partial<Gate> = {}): Gate => ({
  script,
  says,
  tests: true,
  cores: 2,
  ...more,
});

/** Each begins as soon as there is room for it: what keeps one core busy goes two at a time. */
const gates: readonly Gate[] = [
  check('build', 'the portal builds'),
  check('check:lint', 'the linter is content'),
  check('check:portal', 'types hold in the portal', 'build'),
  suite('test:infra', 'templates and architecture', { cores: 1, after: 'build' }),
  check('check:format', 'the format is kept'),
  check('check:types', 'types hold'),
  check('check:unused', 'nothing lies unused', 'build'),
  check('check:imports', 'rooms import only what they may', 'build'),
  check('check:openapi', 'the API description lints clean'),
  suite('test:suites', 'units, faults, isolation, contracts, races, histories, and what nobody foresaw'),
  suite('test:journeys', 'people in a real browser, in three languages', { after: 'build' }),
];

const cores = 2;

interface Outcome {
  passed: number;
  failed: number;
  skipped: number;
}

/** Folders that what is run leaves behind when it is ended lie in this one, and go with it. */
const folder = await mkdtemp(path.join(tmpdir(), 'rafiq-gates-'));

function run(script: string, extra: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', script, ...(extra.length > 0 ? ['--', ...extra] : [])], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, TMPDIR: folder },
    });
    const pieces: Buffer[] = [];
    child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
    child.stderr.on('data', (piece: Buffer) => pieces.push(piece));
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(pieces).toString('utf8') }));
  });
}

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  numFailedTestSuites: number;
}

async function outcomeOf(gate: Gate): Promise<{ outcome: Outcome; output: string }> {
  if (!gate.tests) {
    const { code, output } = await run(gate.script, []);
    return { outcome: { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }, output };
  }
  const file = path.join(folder, `${gate.script.replaceAll(':', '-')}.json`);
  const { code, output } = await run(gate.script, [
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return { outcome: { passed: 0, failed: 1, skipped: 0 }, output };
  const report = JSON.parse(text) as Report;
  // A file that breaks before its first test has no failed test, and still has failed.
  const failed =
    report.numFailedTests > 0 || code === 0 ? report.numFailedTests : Math.max(1, report.numFailedTestSuites);
  return {
    outcome: { passed: report.numPassedTests, failed, skipped: report.numPendingTests + report.numTodoTests },
    output,
  };
}

const only = process.argv.slice(2);
const total: Outcome = { passed: 0, failed: 0, skipped: 0 };

/** What suites on more than one room say of themselves, such as how many cases they have tried: each line behind its file. */
function toldBy(output: string): string[] {
  const told: string[] = [];
  let file: string | undefined;
  for (const line of stripVTControlCharacters(output).split('\n')) {
    const heading = /^stdout \| test\/(\S+?)\.test\.ts\b/.exec(line);
    if (heading !== null) file = heading[1];
    else if (line.trim() === '') file = undefined;
    else if (file !== undefined) told.push(`${file}: ${line}`);
  }
  return told;
}

async function pass(gate: Gate): Promise<void> {
  const begun = performance.now();
  const { outcome, output } = await outcomeOf(gate);
  total.passed += outcome.passed;
  total.failed += outcome.failed;
  total.skipped += outcome.skipped;
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  const counts = gate.tests ? ` (${outcome.passed} passed, ${outcome.failed} failed)` : '';
  console.log(`${outcome.failed === 0 ? 'ok  ' : 'FAIL'} ${gate.says}${counts} – ${seconds} s`);
  for (const line of toldBy(output)) console.log(`       ${line}`);
  if (outcome.failed > 0) console.log(output.split('\n').slice(-200).join('\n'));
}

/** Runs gates in their order as far as there is room for them, and no gate before the one it comes after. */
async function passAll(wanted: readonly Gate[]): Promise<void> {
  const waiting = [...wanted];
  const running = new Map<Gate, Promise<void>>();
  const isOver = (script: string): boolean =>
    ![...waiting, ...running.keys()].some((gate) => gate.script === script);
  const fits = (gate: Gate): boolean => {
    const taken = [...running.keys()].reduce((sum, one) => sum + one.cores, 0);
    return taken + gate.cores <= cores && (gate.after === undefined || isOver(gate.after));
  };
  while (waiting.length + running.size > 0) {
    for (let next = waiting.findIndex(fits); next !== -1; next = waiting.findIndex(fits)) {
      const [gate] = waiting.splice(next, 1);
      if (gate !== undefined)
        running.set(
          gate,
          pass(gate).finally(() => running.delete(gate)),
        );
    }
    await Promise.race(running.values());
  }
}

try {
  await passAll(gates.filter(({ script }) => only.length === 0 || only.includes(script)));
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed === 0 ? 0 : 1;
