import { readAccountTimeline } from '@rafiq/shared/accounts/contract.ts';
import { namesOf } from '#functions/identity/index.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { readTimelinePage } from '#functions/kernel/timeline.ts';
import { accountKey } from '../store/account-keys.ts';
import { dynamoAccountStore as accounts } from '../store/dynamo-account-store.ts';

/** Reads what happened to one account and was noted about it. */
export const timeline = handle(
  readAccountTimeline,
  async ({ accountId }, { caller, query, scope, language, now }) => {
    if ((await accounts.find(accountId)) === undefined) throw new Problem('not-found');
    const listing = { partition: accountKey(accountId).pk, prefix: 'EVT#' };
    return readTimelinePage(listing, { ...query, scope }, { caller, language, now, namesOf });
  },
);
