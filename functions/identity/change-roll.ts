import { mayDo } from '@rafiq/shared/permissions.ts';
import type { Caller } from '#functions/kernel/caller.ts';
import { ConditionFailed } from '#functions/kernel/commit.ts';
import { pause } from '#functions/kernel/dynamo.ts';
import { Problem } from '#functions/kernel/problem.ts';
import type { Roll } from './domain/member-records.ts';
import type { Refusal } from './domain/refusal.ts';
import { dynamoIdentityStore as identity } from './store/dynamo-identity-store.ts';

const mostTries = 16;

/**
 * Reads a roll, decides on it and writes, again as long as somebody else moves it in between: of two admins who
 * remove each other at once, the second finds the first decision done and is refused.
 * @throws Problem `not-found` for an organisation that is not there
 */
export async function changeRoll<Result>(
  organisation: string,
  attempt: (roll: Roll) => Promise<Result>,
): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    const roll = await identity.readRoll(organisation);
    if (roll === undefined) throw new Problem('not-found');
    try {
      return await attempt(roll);
    } catch (error) {
      if (!(error instanceof ConditionFailed) || error.label === 'guard' || tries === mostTries) throw error;
      await pause(Math.random() * 10 * tries);
    }
  }
}

/**
 * The same for the caller's own organisation, of which it must still be somebody who manages people: it may have
 * been removed or lowered since the request began.
 */
export const changeOwnRoll = <Result>(
  caller: Caller,
  attempt: (roll: Roll) => Promise<Result>,
): Promise<Result> =>
  changeRoll(caller.organisation, (roll) => {
    const self = roll.people.find(({ id }) => id === caller.userId);
    if (self?.status !== 'active') throw new Problem('not-a-member');
    if (!mayDo(self.role, 'identity.manage-members')) throw new Problem('forbidden');
    return attempt(roll);
  });

/** A refusal of the domain as the answer it makes. */
export const problemOf = ({ problem, at, params, retryAfterSeconds }: Refusal): Problem =>
  new Problem(problem, {
    ...(at === undefined ? {} : { errors: [at] }),
    ...(params === undefined ? {} : { params }),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  });
