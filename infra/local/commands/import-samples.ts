import { existsSync } from 'node:fs';
import path from 'node:path';
import { ApiProblem, ApiUnreachable } from '@rafiq/shared/client.ts';
import { partPorts, portsFromEnvironment } from '../net/ports.ts';
import { readRunnerFile } from '../runner/runner-file.ts';
import { importSamples, type RunningRafiq } from '../samples/import-samples.ts';
import { sampleFiles } from '../samples/sample-files.ts';
import { StartProblem } from '../start-problem.ts';
import { dataFolderPath } from './data-folder-path.ts';
import { tellProblem } from './tell-problem.ts';

/** `npm run import:samples -- FOLDER`: the sample files of a folder into the running Rafiq, through its API. */
export const run = ([folder]: readonly string[]): Promise<void> =>
  tellProblem(async () => {
    if (folder === undefined)
      throw new StartProblem('Say where the sample files are: npm run import:samples -- FOLDER');
    // npm changes into the package's folder and keeps the caller's in INIT_CWD.
    const from = path.resolve(process.env['INIT_CWD'] ?? process.cwd(), folder);
    const missing = sampleFiles.map(({ name }) => name).filter((name) => !existsSync(path.join(from, name)));
    if (missing.length > 0) throw new StartProblem(`${from} has no ${missing.join(' and no ')}.`);
    await importSamples(from, runningRafiq(process.env)).catch(tellPlainly);
  });

/** A refusal or silence of the API in a sentence; an import that has begun goes on without us. */
function tellPlainly(error: unknown): never {
  if (error instanceof ApiUnreachable)
    throw new StartProblem(
      'Rafiq does not answer any more. What was begun goes on by itself once it runs again; then repeat the command.',
      { cause: error },
    );
  if (error instanceof ApiProblem) throw new StartProblem(error.problem.detail, { cause: error });
  throw error;
}

/** Where Rafiq answers: by the ports of the environment if it names them, else as the running one left word. */
function runningRafiq(environment: NodeJS.ProcessEnv): RunningRafiq {
  const named = [partPorts.api, partPorts.identity].some(
    ({ variable }) => (environment[variable] ?? '') !== '',
  );
  if (!named) return readRunnerFile(dataFolderPath(environment));
  const { api, identity } = portsFromEnvironment(environment);
  return { apiUrl: `http://localhost:${api}`, issuer: `http://localhost:${identity}` };
}
