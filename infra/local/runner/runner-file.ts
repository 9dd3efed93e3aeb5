import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { takeFolderLock } from '../data-folder/folder-lock.ts';
import { StartProblem } from '../start-problem.ts';

const runnerSchema = z.object({
  apiUrl: z.string(),
  portalUrl: z.string(),
  issuer: z.string(),
  busUrl: z.string(),
  /** Opens `/control/…` at the bus. */
  controlToken: z.string(),
  /** Variables with which a function's own code reaches the table, for commands that look into it. */
  tableVariables: z.record(z.string(), z.string()),
});

/** Where a running Rafiq answers, for commands beside it. */
export type RunnerFile = z.output<typeof runnerSchema>;

const fileOf = (folder: string): string => path.join(folder, 'runner.json');

/** Leaves word in the data folder, readable by its owner alone. */
export const writeRunnerFile = (folder: string, runner: RunnerFile): void =>
  writeFileSync(fileOf(folder), `${JSON.stringify(runner, null, 2)}\n`, { mode: 0o600 });

/** Takes the word back when Rafiq stops. */
export const removeRunnerFile = (folder: string): void => rmSync(fileOf(folder), { force: true });

/** Finds the Rafiq that runs on a data folder; refuses if none does. */
export function readRunnerFile(folder: string): RunnerFile {
  const lock = existsSync(folder) ? takeFolderLock(folder) : undefined;
  lock?.release();
  const found = lock ? undefined : findRunnerFile(folder);
  if (found) return found;
  throw new StartProblem(`Rafiq is not running on the data folder ${folder}. Start it with "npm start".`);
}

/** The word that was left last; a Rafiq that was killed has not taken it back. */
export function findRunnerFile(folder: string): RunnerFile | undefined {
  const file = fileOf(folder);
  return existsSync(file) ? runnerSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}
