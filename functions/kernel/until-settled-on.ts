import { ConditionFailed } from './commit.ts';

const mostTries = 5;

/**
 * What runs read → decide → write again when one of these writes found its record changed since it was read; the
 * fresh reading then says what is true now.
 * @param labels of the writes (see `Write`) whose refusal means that the record moved
 * @throws the last refusal, after five tries
 */
export const untilSettledOn =
  (...labels: readonly string[]) =>
  async <Result>(attempt: () => Promise<Result>): Promise<Result> => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await attempt();
      } catch (error) {
        const moved = error instanceof ConditionFailed && labels.includes(error.label);
        if (!moved || tries === mostTries) throw error;
      }
    }
  };
