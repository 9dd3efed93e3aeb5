import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

export interface TiedProcess {
  /** Settles when the process has ended, whoever ended it. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Runs a program ($@) until it ends or until the pipe to us breaks: a child must not outlive a killed runner and
 * keep its port and files. The watcher reads the pipe, which the system closes however we end.
 */
const untilPipeBreaks = [
  'exec 3<&0',
  '"$@" </dev/null 3<&- & program=$!',
  '(cat <&3 >/dev/null; kill "$program" 2>/dev/null) & watcher=$!',
  'wait "$program"; status=$?',
  'kill "$watcher" 2>/dev/null',
  'exit "$status"',
].join('\n');

const patienceMs = 1000;

/**
 * Starts a program that ends with this process. Its group is its own, so that Ctrl-C reaches the runner alone.
 * What it prints goes to `logFile`.
 */
export function startTiedProcess(file: string, parameters: readonly string[], logFile: string): TiedProcess {
  const log = openSync(logFile, 'a');
  const child =
    process.platform === 'win32'
      ? spawn(file, parameters, { stdio: ['pipe', log, log] })
      : spawn('/bin/sh', ['-c', untilPipeBreaks, 'sh', file, ...parameters], {
          stdio: ['pipe', log, log],
          detached: true,
        });
  closeSync(log);
  const ended = new Promise<void>((resolve, reject) => {
    child.once('exit', () => resolve());
    child.once('error', reject);
  });
  return { ended, stop: () => stop(child, ended) };
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const impatience = setTimeout(() => killGroup(child), patienceMs);
  if (process.platform === 'win32') child.kill();
  else child.stdin?.destroy();
  await ended;
  clearTimeout(impatience);
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') child.kill('SIGKILL');
  else process.kill(-child.pid, 'SIGKILL');
}
