import { ConditionFailed } from '#functions/kernel/commit.ts';

const mostTries = 5;

/**
 * Runs read → decide → write again when the partner or its roll of people moved between the reading and the
 * writing; the fresh reading then says what is true now.
 */
export async function untilSettled<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      const moved =
        error instanceof ConditionFailed && (error.label === 'partner' || error.label === 'organisation');
      if (!moved || tries === mostTries) throw error;
    }
  }
}
