/** Runs every gate, shows what fails, and ends with one plain line of counts. */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

interface Gate {
  script: string;
  says: string;
  /** A gate of tests counts its tests; any other counts as one. */
  tests: boolean;
}

const check = (script: string, says: string): Gate => ({ script, says, tests: false });
const suite = (script: string, says: string): Gate => ({ script, says, tests: true });

/**
 * Groups go one after another, and so do the gates of a lane; the lanes of a group go side by side. Where there are
 * two, no gate of either keeps more than one core busy; where there is one, its gate uses both.
 */
const groups: readonly (readonly (readonly Gate[])[])[] = [
  [
    [
      // What comes after it in this lane reads what it builds.
      check('build', 'the portal builds'),
      check('check:portal', 'types hold in the portal'),
      suite('test:infra', 'templates and architecture'),
      check('check:types', 'types hold'),
      check('check:format', 'the format is kept'),
      check('check:imports', 'rooms import only what they may'),
      check('check:unused', 'nothing lies unused'),
      check('check:openapi', 'the API description lints clean'),
    ],
    [
      suite('test:fuzz', 'every operation, asked in ways nobody foresaw'),
      check('check:lint', 'the linter is content'),
      suite('test:linear', 'one owner at a time in every history'),
    ],
  ],
  [[suite('test:unit', 'unit tests')]],
  [[suite('test:faults', 'every fault at every call, and what comes twice, late or broken')]],
  [[suite('test:isolation', 'nobody learns or changes what is not theirs')]],
  [[suite('test:stack', 'contracts and races on the running stack')]],
  [[suite('test:journeys', 'people in a real browser, in three languages')]],
];

interface Outcome {
  passed: number;
  failed: number;
  skipped: number;
}

function run(script: string, extra: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', script, ...(extra.length > 0 ? ['--', ...extra] : [])], {
      stdio: ['ignore', 'pipe', 'pipe'],
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

async function outcomeOf(gate: Gate, folder: string): Promise<{ outcome: Outcome; output: string }> {
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
const folder = await mkdtemp(path.join(tmpdir(), 'rafiq-gates-'));
const total: Outcome = { passed: 0, failed: 0, skipped: 0 };

async function pass(gate: Gate): Promise<void> {
  const begun = performance.now();
  const { outcome, output } = await outcomeOf(gate, folder);
  total.passed += outcome.passed;
  total.failed += outcome.failed;
  total.skipped += outcome.skipped;
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  const counts = gate.tests ? ` (${outcome.passed} passed, ${outcome.failed} failed)` : '';
  console.log(`${outcome.failed === 0 ? 'ok  ' : 'FAIL'} ${gate.says}${counts} – ${seconds} s`);
  if (outcome.failed > 0) console.log(output.split('\n').slice(-200).join('\n'));
}

try {
  for (const group of groups) {
    const lanes = group.map(async (lane) => {
      for (const gate of lane) if (only.length === 0 || only.includes(gate.script)) await pass(gate);
    });
    await Promise.all(lanes);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed === 0 ? 0 : 1;
