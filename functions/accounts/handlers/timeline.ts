import { readAccountTimeline, type AccountBelonging } from '@rafiq/shared/accounts/contract.ts';
import { mayDo } from '@rafiq/shared/permissions.ts';
import { storiesOfDeals } from '#functions/deals/index.ts';
import { namesOf } from '#functions/identity/index.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { readStoriesPage, type Story } from '#functions/kernel/story-page.ts';
import { storiesOfLeads } from '#functions/leads/index.ts';
import { unitedAccounts } from '../domain/united-accounts.ts';
import { accountKey } from '../store/account-keys.ts';
import { dynamoAccountStore as accounts } from '../store/dynamo-account-store.ts';

/** How many leads, and how many registrations, are told of: each of them is a request. */
const mostStories = 20;
const none = { stories: [], complete: true };

const storyOf = (accountId: string): Story<AccountBelonging> => ({
  partition: accountKey(accountId).pk,
  prefix: 'EVT#',
  consistent: true,
  of: { kind: 'account', id: accountId, name: null, cameAs: null },
});

/**
 * Reads what happened to an account, its leads and its registrations, in one order of time, as far as its reader reaches
 * them (3 requests and 1 for each lead, registration and merged account: most accounts have a handful, 41 timelines are
 * the most; another round only for those of which much happened at one time).
 */
export const timeline = handle(
  readAccountTimeline,
  async ({ accountId }, { caller, query, scope, language, now }) => {
    const account = await accounts.find(accountId);
    if (account === undefined) throw new Problem('not-found');
    const united = unitedAccounts(account);
    const newest = { limit: mostStories, scope };
    const [leads, deals] = await Promise.all([
      mayDo(caller.role, 'leads.read') ? storiesOfLeads(caller, united, newest) : none,
      mayDo(caller.role, 'deals.read') ? storiesOfDeals(caller, united, newest) : none,
    ]);
    const { items, nextCursor } = await readStoriesPage(
      [storyOf(accountId), ...leads.stories, ...deals.stories],
      { ...query, scope },
      { caller, language, now, namesOf },
    );
    return {
      items: items.map(({ entry, of }) => ({ ...entry, of })),
      nextCursor,
      complete: leads.complete && deals.complete,
    };
  },
);
