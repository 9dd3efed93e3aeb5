/** What the accounts room asks of its store. */
import type { Account } from '@rafiq/shared/accounts/contract.ts';
import type { Page } from '@rafiq/shared/page.ts';
import type { Change, Write } from '#functions/kernel/commit.ts';
import type { EventDraft } from '#functions/kernel/event.ts';
import type { PageRequest } from '#functions/kernel/list.ts';

export interface AccountStore {
  find(id: string): Promise<Account | undefined>;
  /** The id of the account with this name (in any spelling the folding joins) in this country. */
  findIdByName(name: string, country: string | null): Promise<string | undefined>;
  list(words: string | undefined, page: PageRequest): Promise<Page<Account>>;
  /** What to write for a new account; label `account-name` fails if another took its name meanwhile. */
  insertPlan(account: Account): { writes: Write[]; events: EventDraft[] };
  /** The same without what it is compared by, for whoever writes that together with a registration. */
  openPlan(account: Account): { writes: Write[]; events: EventDraft[] };
  /** Saves an account that has another owner over the one that was read; ConditionFailed `account` if it moved on. */
  saveOwner(before: Account, after: Account, change: Change): Promise<Account>;
}
