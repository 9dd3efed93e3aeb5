import { Worker } from 'node:worker_threads';
import { StartProblem } from '../start-problem.ts';

export interface RoomsWork {
  /** The module that does it, all of it while it is loaded. */
  readonly module: URL;
  readonly workerData: unknown;
  /** Of the functions, so that the rooms' own code and every AWS client reach this Rafiq without being told. */
  readonly environment: Readonly<Record<string, string>>;
  /** Cuts the work off. */
  readonly signal: AbortSignal | undefined;
  /** Told what the module posts. */
  readonly hear: (message: unknown) => void;
  /** For messages to people: `Seeding`. */
  readonly what: string;
}

/**
 * Runs the rooms' own code in a thread, for it finds its database by its environment; settles when it is done.
 * @throws StartProblem if it fails or is cut off
 */
export async function runRoomsCode(work: RoomsWork): Promise<void> {
  const { module, workerData, environment, signal, hear, what } = work;
  const thread = new Worker(module, {
    workerData,
    // The database's own program, which loads the demo data, may be on the PATH.
    env: { PATH: process.env['PATH'], ...environment },
    execArgv: [],
  });
  thread.on('message', hear);
  signal?.addEventListener('abort', () => void thread.terminate());
  await new Promise<void>((resolve, reject) => {
    thread.once('error', (error) =>
      reject(new StartProblem(`${what} failed: ${String(error)}`, { cause: error })),
    );
    thread.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new StartProblem(`${what} was cut off.`));
    });
  });
}
