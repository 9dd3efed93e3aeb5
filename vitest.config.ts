import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/gates/longest-first.ts';

/** Files that start the whole stack: some count seconds, and each has the machine for itself. */
const faultsOnStack = ['test/faults/{dead-letters,kills,notices}.test.ts'];
const contractsOnStack = ['test/contract/{backup,form-to-offer}.test.ts', 'test/races/claim.test.ts'];

const patient = { testTimeout: 300_000, hookTimeout: 300_000 };
/** A file keeps one core busy, with a database of its own: two at a time fill two cores. */
const twoAtATime = { ...patient, maxWorkers: 2 };
const oneAtATime = { ...patient, fileParallelism: false };
/** Files that know no database, clock or environment: by themselves they say the same beside whatever was loaded. */
const pure = ['shared/**/*.test.ts', 'functions/*/domain/**/*.test.ts', 'portal/**/*.test.ts'];
const quick = { testTimeout: 30_000, hookTimeout: 60_000, maxWorkers: 2 };
/** Begins when the projects it is run with have ended. */
const afterwards = { ...oneAtATime, sequence: { groupOrder: 1 } };

/** Unit tests stand beside their sources; what needs the whole stack stands under test/ and runs one file at a time. */
export default defineConfig({
  test: {
    // The functions' own log would bury the results.
    env: { POWERTOOLS_LOG_LEVEL: 'SILENT' },
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{functions,infra}/**/*.test.ts'],
          exclude: ['functions/*/domain/**'],
          ...quick,
        },
      },
      // Loading modules anew for each of them took longer than the tests.
      { test: { name: 'unit-pure', include: pure, isolate: false, ...quick } },
      {
        test: {
          name: 'infra',
          include: ['test/{infra,architecture,bench}/**/*.test.ts'],
          // These only read: sharing one module graph halves their time.
          isolate: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // It has another number of workers than the rest: named together with them, it runs by itself.
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: 'stack',
          include: ['test/{audit,contract,races}/**/*.test.ts'],
          exclude: contractsOnStack,
          ...twoAtATime,
        },
      },
      { test: { name: 'stack-running', include: contractsOnStack, ...afterwards } },
      ...['isolation', 'fuzz', 'linear'].map((name) => ({
        test: { name, include: [`test/${name}/**/*.test.ts`], ...twoAtATime },
      })),
      {
        test: {
          name: 'faults',
          include: ['test/faults/**/*.test.ts'],
          exclude: faultsOnStack,
          ...twoAtATime,
        },
      },
      { test: { name: 'faults-stack', include: faultsOnStack, ...afterwards } },
      {
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          globalSetup: ['test/journeys/stage/set-up.ts'],
          setupFiles: ['test/journeys/stage/before-stories.ts'],
          // A page that is not there yet is looked at again for as long as anything else in a story is waited for.
          expect: { poll: { timeout: 30_000 } },
          ...oneAtATime,
        },
      },
      {
        test: {
          name: 'samples',
          include: ['test/samples/**/*.test.ts'],
          testTimeout: 900_000,
          // Thousands of rows are taken in before the first test, beside another file and on machines that may be busy.
          hookTimeout: 1_800_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
