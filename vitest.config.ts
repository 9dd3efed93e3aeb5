import { defineConfig } from 'vitest/config';

/** Proofs of faults that start the whole stack: they count seconds, and have the machine for themselves. */
const onRunningStack = ['test/faults/{dead-letters,notices}.test.ts'];

/** Unit tests stand beside their sources; what needs the whole stack stands under test/ and runs one file at a time. */
export default defineConfig({
  test: {
    // The functions' own log would bury the results.
    env: { POWERTOOLS_LOG_LEVEL: 'SILENT' },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{shared,functions,infra}/**/*.test.ts', 'portal/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'infra',
          include: ['test/{infra,architecture,bench}/**/*.test.ts'],
          // These only read: sharing one module graph halves their time.
          isolate: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'stack',
          include: ['test/{audit,contract,races}/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
      ...['isolation', 'fuzz', 'linear'].map((name) => ({
        test: {
          name,
          include: [`test/${name}/**/*.test.ts`],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      })),
      {
        test: {
          name: 'faults',
          include: ['test/faults/**/*.test.ts'],
          exclude: onRunningStack,
          testTimeout: 300_000,
          hookTimeout: 300_000,
          // Each file has a database of its own and mostly waits for it: two at a time fill two cores.
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'faults-stack',
          include: onRunningStack,
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          globalSetup: ['test/journeys/stage/set-up.ts'],
          setupFiles: ['test/journeys/stage/before-stories.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'samples',
          include: ['test/samples/**/*.test.ts'],
          testTimeout: 900_000,
          hookTimeout: 900_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
