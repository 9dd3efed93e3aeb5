import { spawn } from 'node:child_process';
import { repositoryRoot } from '../../repository.ts';
import { StartProblem } from '../start-problem.ts';

const shownTail = 4000;

/** Runs one step in a process of its own, so that its memory goes with it; its output is shown only if it fails. */
export async function runBuildStep(
  failure: string,
  [program = '', ...parameters]: readonly string[],
): Promise<void> {
  // Under `npm run`, npm says where it is itself; elsewhere the shell finds it.
  const npm = program === 'npm' ? process.env['npm_execpath'] : undefined;
  const child =
    npm === undefined
      ? spawn(program, parameters, { cwd: repositoryRoot, stdio: ['ignore', 'pipe', 'pipe'] })
      : spawn(process.execPath, [npm, ...parameters], {
          cwd: repositoryRoot,
          stdio: ['ignore', 'pipe', 'pipe'],
        });
  let output = '';
  const listen = (chunk: Buffer): void => {
    output = (output + chunk.toString()).slice(-shownTail);
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new StartProblem(`${failure}:\n${output.trim()}`);
}
