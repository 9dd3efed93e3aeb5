import { fork } from 'node:child_process';
import path from 'node:path';
import type * as z from 'zod';

const patienceMs = 1_200_000;

interface Apart<Told extends z.ZodType> {
  /** The file of this folder that is run. */
  readonly module: string;
  /** What its message to us looks like. */
  readonly told: Told;
  /** Its arguments. */
  readonly given?: readonly string[];
  /** Of its Node. */
  readonly execArgv?: readonly string[];
}

/**
 * Runs a module in a process of its own, which inherits our environment and leaves it as it is, and answers the
 * first message it sends.
 * @throws Error if it ends without one
 */
export async function toldByProcess<Told extends z.ZodType>({
  module,
  told,
  given = [],
  execArgv = [],
}: Apart<Told>): Promise<z.output<Told>> {
  const child = fork(path.join(import.meta.dirname, module), [...given], {
    execArgv: [...execArgv],
    timeout: patienceMs,
  });
  return new Promise((resolve, reject) => {
    child.once('message', (message) => {
      const parsed = told.safeParse(message);
      if (parsed.success) resolve(parsed.data);
      else reject(parsed.error);
    });
    child.once('error', reject);
    child.once('exit', (code, signal) => reject(new Error(`${module} ended with ${signal ?? code}`)));
  });
}
