import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longer than most beside them, the longest first. */
const longest = [
  'test/faults/deliveries.test.ts',
  'test/faults/workers.test.ts',
  'test/faults/requests.test.ts',
  'test/fuzz/operations.test.ts',
  'test/races/placements.test.ts',
  'test/races/registrations.test.ts',
  'test/linear/ownership.test.ts',
  'test/linear/trial.test.ts',
  'test/faults/schedules.test.ts',
  'test/isolation/headers.test.ts',
  'test/isolation/matrix.test.ts',
  'test/audit/chain.test.ts',
  'test/isolation/personal-data.test.ts',
  'test/isolation/lists.test.ts',
  'test/audit/linking.test.ts',
  'functions/imports/workers/run-slice.test.ts',
  'functions/attachments/api.test.ts',
  'functions/leads/decline-credit.test.ts',
  'functions/notices/notices.test.ts',
  'functions/leads/cli/replay.test.ts',
  'functions/leads/domain/distribution/back-from-leave.test.ts',
  'infra/local/runner/start-runner.test.ts',
  'infra/local/seed/demo/tell-story.test.ts',
  'infra/local/backup/running.test.ts',

  'test/samples/real-files.test.ts',
  'test/samples/published-policies.test.ts',
  'test/samples/marketing-leads.test.ts',
  'test/samples/registrations.test.ts',

  'test/journeys/manager.test.ts',
  'test/journeys/conflicts.test.ts',
  'test/journeys/desk.test.ts',
  'test/journeys/road.test.ts',
  'test/journeys/distribution.test.ts',
  'test/journeys/deals.test.ts',
  'test/journeys/policy.test.ts',
  'test/journeys/walk.test.ts',
  'test/journeys/conflict-rules.test.ts',
  'test/journeys/whole-table.test.ts',
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

  /**
   * Deals files out to and fro, the longest first, so that each share takes about as long. By their names alone: every
   * share is dealt in a process of its own, and all must come to the same.
   */
  override shard(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { shard } = this.ctx.config;
    if (shard === undefined) throw new Error('No share was asked for');
    const { index, count } = shard;
    const dealt = files.toSorted(
      (one, other) => placeOf(one) - placeOf(other) || one.moduleId.localeCompare(other.moduleId),
    );
    const shareOf = (place: number): number => {
      const within = place % count;
      return Math.floor(place / count) % 2 === 0 ? within : count - 1 - within;
    };
    return Promise.resolve(dealt.filter((_file, place) => shareOf(place) === index - 1));
  }
}
