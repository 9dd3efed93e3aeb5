import path from 'node:path';
import { repositoryRoot } from '../../repository.ts';

/** The folder all local data lies in: RAFIQ_DATA, from where the command was typed, else one in the repository. */
export function dataFolderPath(environment: NodeJS.ProcessEnv): string {
  const asked = environment['RAFIQ_DATA'];
  if (asked === undefined || asked === '') return path.join(repositoryRoot, '.rafiq', 'data');
  // npm changes into the package's folder and keeps the caller's in INIT_CWD.
  return path.resolve(environment['INIT_CWD'] ?? process.cwd(), asked);
}
