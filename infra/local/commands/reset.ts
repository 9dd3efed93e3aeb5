import { resetDataFolder } from '../data-folder/data-folder.ts';
import { dataFolderPath } from './data-folder-path.ts';
import { tellProblem } from './tell-problem.ts';

/** `npm run reset`: empties the data folder; refuses while Rafiq runs on it. */
export const run = (): Promise<void> =>
  tellProblem(() => {
    const folder = dataFolderPath(process.env);
    const outcome = resetDataFolder(folder);
    console.log(outcome === 'emptied' ? `Emptied ${folder}` : `${folder} was already empty`);
    return Promise.resolve();
  });
