import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { repositoryRoot } from '../../repository.ts';
import { tellProblem } from './tell-problem.ts';

/**
 * `npm run -s match -- NAMES.csv QUERIES.csv`: the known names that each typed name may mean, as CSV. Needs no running
 * Rafiq; ends with 2 where a file cannot be read.
 */
export const run = (given: readonly string[]): Promise<void> =>
  tellProblem(() => {
    const program = path.join(repositoryRoot, 'functions/accounts/cli/match.ts');
    // npm changes into the package's folder and keeps the caller's in INIT_CWD.
    const { status, error } = spawnSync(process.execPath, [program, ...given], {
      stdio: 'inherit',
      cwd: process.env['INIT_CWD'] ?? process.cwd(),
    });
    if (error) throw error;
    process.exitCode = status ?? 1;
    return Promise.resolve();
  });
