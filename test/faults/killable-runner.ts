/** A whole Rafiq in a process of its own, to be killed without warning and started again on what it has left. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import * as z from 'zod';

const readySchema = z.object({ apiUrl: z.string(), tokens: z.record(z.string(), z.string()) });
/** Where it answers, and a token for each person who was asked for; both are others after each start. */
export type Ready = z.output<typeof readySchema>;

export interface KillableRunner extends Ready {
  /** Ends the process where it stands, as a machine that loses its power does. */
  kill(): Promise<void>;
}

const main = new URL('../../infra/local/runner/start-runner.ts', import.meta.url).href;

/** @throws Error if the process ends before it is ready */
export async function startKillable(dataDir: string, emails: readonly string[]): Promise<KillableRunner> {
  const options = { dataDir, ports: 'free', demo: false, portal: false, queueRetrySeconds: 1 };
  const source = `import { startRunner } from ${JSON.stringify(main)};
    const runner = await startRunner(${JSON.stringify(options)});
    const tokens = {};
    for (const email of ${JSON.stringify(emails)}) tokens[email] = await runner.bindAndToken(email);
    console.log(JSON.stringify({ apiUrl: runner.apiUrl, tokens }));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { ...(await toldBy(child)), kill: () => killed(child) };
}

async function toldBy(child: ChildProcess): Promise<Ready> {
  if (child.stdout === null) throw new Error('The process has no output');
  for await (const line of createInterface(child.stdout)) {
    if (line.startsWith('{"apiUrl"')) return readySchema.parse(JSON.parse(line));
  }
  throw new Error('The runner ended before it was ready');
}

const killed = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
