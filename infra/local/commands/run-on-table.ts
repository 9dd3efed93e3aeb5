import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { repositoryRoot } from '../../repository.ts';
import { readRunnerFile } from '../runner/runner-file.ts';
import { dataFolderPath } from './data-folder-path.ts';

/** Runs a room's command (`functions/<room>/cli/<name>.ts`) over the table of the running Rafiq, and ends as it ends. */
export function runOnTable(room: string, name: string, given: readonly string[]): void {
  const program = path.join(repositoryRoot, 'functions', room, 'cli', `${name}.ts`);
  const { tableVariables } = readRunnerFile(dataFolderPath(process.env));
  const { status, error } = spawnSync(process.execPath, [program, ...given], {
    stdio: 'inherit',
    env: { ...process.env, ...tableVariables },
  });
  if (error) throw error;
  process.exitCode = status ?? 1;
}
