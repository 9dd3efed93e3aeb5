/** What the accounts room asks of its store. */
import type { Account, NamedAccount } from '@rafiq/shared/accounts/contract.ts';
import type { Page } from '@rafiq/shared/page.ts';
import type { Change, Write } from '#functions/kernel/commit.ts';
import type { EventDraft } from '#functions/kernel/event.ts';
import type { PageRequest } from '#functions/kernel/list.ts';
import type { ReadMatched } from './matched-account.ts';

export interface AccountStore {
  find(id: string): Promise<Account | undefined>;
  /** The account with this name (in any spelling the folding joins) in this country, or the one that stands for it. */
  findByName(name: string, country: string | null): Promise<FoundAccount | undefined>;
  list(words: string | undefined, page: PageRequest): Promise<Page<Account>>;
  /** What to write for a new account; label `account-name` fails if another took its name meanwhile. */
  insertPlan(account: Account): { writes: Write[]; events: EventDraft[] };
  /** The same without what it is compared by, for whoever writes that together with a registration. */
  openPlan(account: Account): { writes: Write[]; events: EventDraft[] };
  /** Saves an account that has another owner over the one that was read; ConditionFailed `account` if it moved on. */
  saveOwner(before: Account, after: Account, change: Change): Promise<Account>;
  /** Accounts with what each is compared by, in the order of their ids; undefined where there is none. */
  findCompared(ids: readonly string[]): Promise<(ComparedAccount | undefined)[]>;
  /**
   * Saves what is known of an account over what was read; ConditionFailed `account` if it moved on, `account-deals` if what
   * it is compared by did.
   */
  saveFacts(before: ComparedAccount, after: Account, change: Change): Promise<Account>;
  /** Saves which accounts two are told apart from; ConditionFailed `account-deals` if what either is compared by moved on. */
  saveApart<Answer>(
    pair: readonly [ApartAccount, ApartAccount],
    happened: 'told-apart' | 'no-longer-told-apart',
    change: Change,
    answer: Answer,
  ): Promise<Answer>;
  /**
   * Saves that one account stands for another, or no longer does: first the one that stands, then the other. ConditionFailed
   * `account` if either moved on, `account-deals` if what it is compared by did: of two merges at once that share an
   * account one is first.
   * @param happened what is told at each of the two
   */
  saveFamily(
    pair: readonly [FamilyChange, FamilyChange],
    happened: readonly ['took-in' | 'let-go', 'merged' | 'taken-apart'],
    change: Change & { note?: string | undefined },
  ): Promise<Account>;
}

/** An account that was found by a name. */
export interface FoundAccount {
  accountId: string;
  /** The account of that name, where it is merged into the one that was found; else null. */
  cameAs: NamedAccount | null;
}

export interface FamilyChange {
  before: ComparedAccount;
  after: Account;
}

/** An account with what it is compared by. */
export type ComparedAccount = ReadMatched & { account: Account };

/** The same with those it is to be told apart from. */
export type ApartAccount = ComparedAccount & { notTheSame: string[] };
