import { StartProblem } from '../start-problem.ts';

const sqliteFull = 13;

/** Runs work that writes much; a disk that becomes full meanwhile is told in plain words. */
export async function tellingFullDisk<Result>(place: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (isFullDisk(error))
      throw new StartProblem(`The disk became full while writing to ${place}. Nothing was changed.`, {
        cause: error,
      });
    throw error;
  }
}

const isFullDisk = (error: unknown): boolean =>
  error instanceof Error &&
  (('code' in error && error.code === 'ENOSPC') || ('errcode' in error && error.errcode === sqliteFull));
