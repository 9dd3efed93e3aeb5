import type { RoomAccess } from '#functions/kernel/access.ts';

const prefix = 'imports/';

/**
 * Imports hands out upload links and looks into files by its API; a worker runs them in slices. A slice is short,
 * so that a run that was cut off is taken up again soon: its queue waits six times the function's time. Another
 * worker reads the file of an ended job once more, for the rows that were refused.
 */
export const access = {
  room: 'imports',
  api: {
    memoryMb: 512,
    timeoutSeconds: 15,
    table: 'read-write',
    indexes: ['list'],
    buckets: [{ bucket: 'imports', prefix, use: 'read-write' }],
  },
  workers: {
    'run-import': {
      entry: 'workers/run-import.ts',
      // One whole core: a file of 100 MB is looked through within one slice.
      memoryMb: 1792,
      timeoutSeconds: 60,
      table: 'read-write',
      buckets: [{ bucket: 'imports', prefix, use: 'read' }],
      trigger: {
        kind: 'event',
        types: ['rafiq.imports.job.started.v1', 'rafiq.imports.job.continued.v1'],
        batchSize: 1,
        maxConcurrency: 4,
      },
    },
    'keep-refused-rows': {
      entry: 'workers/keep-refused-rows.ts',
      memoryMb: 512,
      timeoutSeconds: 300,
      table: 'read-write',
      buckets: [{ bucket: 'imports', prefix, use: 'read-write' }],
      trigger: {
        kind: 'event',
        types: [
          'rafiq.imports.job.finished.v1',
          'rafiq.imports.job.cancelled.v1',
          'rafiq.imports.job.failed.v1',
        ],
        batchSize: 1,
        maxConcurrency: 2,
      },
    },
  },
} as const satisfies RoomAccess;
