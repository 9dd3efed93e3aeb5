import { memberToken } from '../runner/member-token.ts';
import { readRunnerFile } from '../runner/runner-file.ts';
import { StartProblem } from '../start-problem.ts';
import { dataFolderPath } from './data-folder-path.ts';
import { tellProblem } from './tell-problem.ts';

/** `npm run --silent token -- EMAIL_OR_CLIENT`: prints an access token of the running Rafiq, and nothing else. */
export const run = ([whom]: readonly string[]): Promise<void> =>
  tellProblem(async () => {
    if (whom === undefined)
      throw new StartProblem('Say whose token: npm run --silent token -- operations@rafiq.example');
    const { issuer, apiUrl } = readRunnerFile(dataFolderPath(process.env));
    console.log(await memberToken(issuer, apiUrl, whom));
  });
