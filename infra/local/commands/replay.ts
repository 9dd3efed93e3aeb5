import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { repositoryRoot } from '../../repository.ts';
import { readRunnerFile } from '../runner/runner-file.ts';
import { StartProblem } from '../start-problem.ts';
import { dataFolderPath } from './data-folder-path.ts';
import { tellProblem } from './tell-problem.ts';

const program = path.join(repositoryRoot, 'functions', 'leads', 'cli', 'replay.ts');

/**
 * `npm run replay [-- LEAD…]`: makes the placements of the running Rafiq again, all or those of some leads, and says how
 * many come out the same byte for byte; ends with 1 if one does not.
 */
export const run = (given: readonly string[]): Promise<void> =>
  tellProblem(() => {
    const stranger = given.find((lead) => !/^lead_[0-9a-z]{26}$/.test(lead));
    if (stranger !== undefined)
      throw new StartProblem(`${stranger} is no lead: npm run replay -- lead_01m8e2tafffdvtjdhkz4gjtp02`);
    const { tableVariables } = readRunnerFile(dataFolderPath(process.env));
    const { status, error } = spawnSync(process.execPath, [program, ...given], {
      stdio: 'inherit',
      env: { ...process.env, ...tableVariables },
    });
    if (error) throw error;
    process.exitCode = status ?? 1;
    return Promise.resolve();
  });
