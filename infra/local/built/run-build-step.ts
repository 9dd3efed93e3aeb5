import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { repositoryRoot } from '../../repository.ts';
import { StartProblem } from '../start-problem.ts';

const shownTail = 4000;

export interface BuildStep {
  readonly command: readonly string[];
  /** What to tell if it fails, before the end of its output. */
  readonly failure: string;
  /** Cuts it off. */
  readonly signal: AbortSignal | undefined;
}

/** Runs one step in a process of its own, so that its memory goes with it; its output is shown only if it fails. */
export async function runBuildStep({ command, failure, signal }: BuildStep): Promise<void> {
  const child = startStep(command);
  let output = '';
  const listen = (chunk: Buffer): void => {
    output = (output + chunk.toString()).slice(-shownTail);
  };
  child.stdout?.on('data', listen);
  child.stderr?.on('data', listen);
  const cutOff = (): void => endGroup(child);
  signal?.addEventListener('abort', cutOff);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  signal?.removeEventListener('abort', cutOff);
  if (signal?.aborted) throw new StartProblem('Building was cut off.');
  if (code !== 0) throw new StartProblem(`${failure}:\n${output.trim()}`);
}

/** In a group of its own, which can be ended whole: npm starts programs that start programs. */
function startStep([program = '', ...parameters]: readonly string[]): ChildProcess {
  const settings: SpawnOptions = {
    cwd: repositoryRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    // What is tried is what ships, whoever starts the build: a test runner's own mode would make a portal for developers.
    env: { ...process.env, NODE_ENV: 'production' },
  };
  // Under `npm run`, npm says where it is itself; elsewhere the shell finds it.
  const npm = program === 'npm' ? process.env['npm_execpath'] : undefined;
  return npm === undefined
    ? spawn(program, parameters, settings)
    : spawn(process.execPath, [npm, ...parameters], settings);
}

function endGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  if (process.platform === 'win32') child.kill();
  else process.kill(-child.pid, 'SIGTERM');
}
