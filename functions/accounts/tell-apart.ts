/** Saying that two accounts are other companies, and taking it back. */
import { type Change, keepAnswer } from '#functions/kernel/commit.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { untilSettledOn } from '#functions/kernel/until-settled-on.ts';
import type { ComparedAccount } from './store/account-store.ts';
import { dynamoAccountStore as accounts } from './store/dynamo-account-store.ts';

const whileRegistrationsMove = untilSettledOn('account-deals');

/** So many are kept at each of the two: either of them suffices. */
const mostApart = 200;

const toldFrom = ({ matched }: ComparedAccount, otherId: string, apart: boolean): string[] => {
  const others = matched.notTheSame.filter((id) => id !== otherId);
  return (apart ? [...others, otherId] : others).slice(-mostApart);
};

/**
 * Says of two accounts whether they are told apart, at both of them (2 requests); where that is so already nothing
 * changes.
 * @throws Problem `not-found` for the first, `unknown-reference` for the other, or for an account beside itself
 */
export const tellApart = (
  accountId: string,
  { otherAccountId }: { otherAccountId: string },
  apart: boolean,
  change: Change,
): Promise<{ accountId: string; notTheSame: string[] }> =>
  whileRegistrationsMove(async () => {
    const [one, other] = await accounts.findCompared([accountId, otherAccountId]);
    if (one === undefined) throw new Problem('not-found');
    if (other === undefined || otherAccountId === accountId)
      throw new Problem('unknown-reference', {
        errors: [{ pointer: '/otherAccountId', code: 'unknown-reference' }],
      });
    const pair = [
      { ...one, notTheSame: toldFrom(one, otherAccountId, apart) },
      { ...other, notTheSame: toldFrom(other, accountId, apart) },
    ] as const;
    const isSaid =
      one.matched.notTheSame.includes(otherAccountId) || other.matched.notTheSame.includes(accountId);
    if (isSaid === apart) return keepAnswer(change, { accountId, notTheSame: one.matched.notTheSame });
    const answer = { accountId, notTheSame: pair[0].notTheSame };
    return accounts.saveApart(pair, apart ? 'told-apart' : 'no-longer-told-apart', change, answer);
  });
