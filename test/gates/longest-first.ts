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
}
