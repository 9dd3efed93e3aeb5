import { megabytes } from '../backup/megabytes.ts';
import { restoreBackup } from '../backup/restore-backup.ts';
import { dataFolderPath } from './data-folder-path.ts';
import { fileArgument } from './file-argument.ts';
import { requireOwnDatabase } from './require-own-database.ts';
import { tellProblem } from './tell-problem.ts';
import { tidyOnSignal } from './tidy-on-signal.ts';

const usage = 'Say which backup: npm run restore -- FILE [--replace]';

/** `npm run restore -- FILE [--replace]`: makes the data folder what it was when the backup was taken. */
export const run = (given: readonly string[]): Promise<void> =>
  tellProblem(async () => {
    const { file, replace } = fileArgument(given, usage);
    requireOwnDatabase(process.env);
    const folder = dataFolderPath(process.env);
    tidyOnSignal();
    const begun = performance.now();
    const { files, takenAt } = await restoreBackup({
      file,
      folder,
      replace,
      progress: (message) => console.log(`${message} …`),
    });
    const whole = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    console.log(
      `Restored ${files.length} files (${megabytes(whole)}) of ${takenAt} into ${folder} in ${seconds} s. Start it with "npm start".`,
    );
  });
