import { type BackupTaken, takeBackup } from '../backup/take-backup.ts';
import { megabytes } from '../backup/megabytes.ts';
import { dataFolderPath } from './data-folder-path.ts';
import { fileArgument } from './file-argument.ts';
import { requireOwnDatabase } from './require-own-database.ts';
import { tellProblem } from './tell-problem.ts';
import { tidyOnSignal } from './tidy-on-signal.ts';

const usage = 'Say where to put the backup: npm run backup -- FILE [--replace]';

/** `npm run backup -- FILE [--replace]`: all data in one file, of a Rafiq that is stopped or runs. */
export const run = (given: readonly string[]): Promise<void> =>
  tellProblem(async () => {
    const { file, replace } = fileArgument(given, usage);
    requireOwnDatabase(process.env);
    tidyOnSignal();
    const begun = performance.now();
    const taken = await takeBackup({
      folder: dataFolderPath(process.env),
      file,
      replace,
      progress: (message) => console.log(`${message} …`),
      now: () => new Date(),
    });
    console.log(lineOf(taken, file, performance.now() - begun));
  });

function lineOf({ manifest, sizeBytes }: BackupTaken, file: string, ms: number): string {
  const whole = manifest.files.reduce((sum, each) => sum + each.sizeBytes, 0);
  const seconds = (ms / 1000).toFixed(1);
  return `Backed up ${manifest.files.length} files (${megabytes(whole)}) into ${file} (${megabytes(sizeBytes)}) in ${seconds} s`;
}
