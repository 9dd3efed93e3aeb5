import { ConditionFailed } from '#functions/kernel/commit.ts';

const mostTries = 4;

/** Reads and decides again when the job moved between the reading and the writing. */
export async function untilSettled<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      const moved = error instanceof ConditionFailed && error.label === 'import';
      if (!moved || tries === mostTries) throw error;
    }
  }
}
