import { updateAccountFacts } from '@rafiq/shared/accounts/contract.ts';
import { isDeepStrictEqual } from 'node:util';
import { keepAnswer } from '#functions/kernel/commit.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { untilSettledOn } from '#functions/kernel/until-settled-on.ts';
import { dynamoAccountStore as accounts } from '../store/dynamo-account-store.ts';

/** What is registered meanwhile stands in the item that an account is compared by, and is no reason to refuse. */
const whileRegistrationsMove = untilSettledOn('account-deals');

/** Says what is known of an account beside its name. */
export const updateFacts = handle(updateAccountFacts, ({ accountId }, { body, change, ifMatch }) =>
  whileRegistrationsMove(async () => {
    const [before] = await accounts.findCompared([accountId]);
    if (before === undefined) throw new Problem('not-found');
    const { account } = before;
    if (account.version !== ifMatch) throw new Problem('stale');
    const told = { ...account, ...body, aliases: [...new Set(body.aliases)] };
    if (isDeepStrictEqual(told, account)) return keepAnswer(change, account);
    return accounts.saveFacts(
      before,
      { ...told, updatedAt: change.at, version: account.version + 1 },
      change,
    );
  }),
);
