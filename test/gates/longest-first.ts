import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longer than the rest of their project, the longest of each first. */
const longest = [
  'test/faults/deliveries.test.ts',
  'test/faults/requests.test.ts',
  'test/isolation/headers.test.ts',
  'test/isolation/matrix.test.ts',
  'test/races/placements.test.ts',
  'test/races/registrations.test.ts',
  'test/audit/chain.test.ts',
  'functions/imports/workers/run-slice.test.ts',
  'functions/leads/cli/replay.test.ts',
  'infra/local/runner/start-runner.test.ts',
  'infra/local/seed/demo/tell-story.test.ts',
  'infra/local/backup/running.test.ts',
];

const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = longest.findIndex((file) => moduleId.endsWith(file));
  return place === -1 ? longest.length : place;
};

/** Begins with the files that take longest, so that in the end no core waits for the last of them. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}
