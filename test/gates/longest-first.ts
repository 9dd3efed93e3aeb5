import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longer than most beside it: about how many seconds, on a machine that does much else. */
const seconds: Readonly<Record<string, number>> = {
  'test/faults/deliveries.test.ts': 720,
  'test/faults/workers.test.ts': 300,
  'test/faults/requests.test.ts': 240,
  'test/fuzz/operations.test.ts': 200,
  'test/races/placements.test.ts': 100,
  'test/races/registrations.test.ts': 90,
  'test/linear/ownership.test.ts': 80,
  'test/linear/trial.test.ts': 70,
  'test/faults/schedules.test.ts': 68,
  'test/isolation/headers.test.ts': 60,
  'test/isolation/matrix.test.ts': 60,
  'test/audit/chain.test.ts': 41,
  'test/isolation/personal-data.test.ts': 40,
  'test/isolation/lists.test.ts': 40,
  'functions/attachments/api.test.ts': 35,
  'functions/imports/workers/run-slice.test.ts': 34,
  'functions/leads/decline-credit.test.ts': 31,
  'functions/notices/notices.test.ts': 30,
  'functions/leads/cli/replay.test.ts': 29,
  'functions/leads/domain/distribution/back-from-leave.test.ts': 26,
  'infra/local/runner/start-runner.test.ts': 25,
  'infra/local/seed/demo/tell-story.test.ts': 22,
  'infra/local/backup/running.test.ts': 20,

  'test/samples/real-files.test.ts': 900,
  'test/samples/marketing-leads.test.ts': 400,
  'test/samples/published-policies.test.ts': 250,
  'test/samples/registrations.test.ts': 90,
  'test/samples/encodings.test.ts': 35,

  'test/journeys/walk.test.ts': 330,
  'test/journeys/people.test.ts': 100,
  'test/journeys/manager.test.ts': 95,
  'test/journeys/desk.test.ts': 90,
  'test/journeys/road.test.ts': 70,
  'test/journeys/conflicts.test.ts': 70,
  'test/journeys/policy.test.ts': 65,
  'test/journeys/deals.test.ts': 42,
  'test/journeys/partner.test.ts': 38,
  'test/journeys/imports.test.ts': 36,
  'test/journeys/more-time.test.ts': 26,
  'test/journeys/conflict-rules.test.ts': 24,
  'test/journeys/distribution.test.ts': 24,
  'test/journeys/web-form.test.ts': 24,
  'test/journeys/whole-table.test.ts': 22,
  'test/journeys/timeline.test.ts': 20,
  'test/journeys/what-if.test.ts': 17,
};
const secondsOfOthers = 15;

const secondsOf = ({ moduleId }: TestSpecification): number => {
  const known = Object.keys(seconds).find((file) => moduleId.endsWith(`/${file}`));
  return seconds[known ?? ''] ?? secondsOfOthers;
};

/** Begins with the files that take longest, so that in the end no core waits for the last of them. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => secondsOf(other) - secondsOf(one));
  }

  /**
   * Deals files out, the longest first and each to the share that takes least so far. By their names alone: every share
   * is dealt in a process of its own, and all must come to the same.
   */
  override shard(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { shard } = this.ctx.config;
    if (shard === undefined) throw new Error('No share was asked for');
    const shares = Array.from({ length: shard.count }, () => ({
      files: [] as TestSpecification[],
      seconds: 0,
    }));
    const dealt = files.toSorted(
      (one, other) => secondsOf(other) - secondsOf(one) || (one.moduleId < other.moduleId ? -1 : 1),
    );
    for (const file of dealt) {
      const least = shares.reduce((found, share) => (share.seconds < found.seconds ? share : found));
      least.files.push(file);
      least.seconds += secondsOf(file);
    }
    return Promise.resolve(shares[shard.index - 1]?.files ?? []);
  }
}
