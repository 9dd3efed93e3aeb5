/**
 * The late door of accounts: finding those that a company may be, and binding a transaction to what was found. It carries
 * the whole matching engine, 1 MB: other rooms load it when it is first asked for (`await import(…)`), and in a part of
 * their API, where that lies beside the bundle and not in it (infra/bundle.ts).
 */
import { compareText } from '@rafiq/shared/compare-text.ts';
import type { Write } from '#functions/kernel/commit.ts';
import { getItems } from '#functions/kernel/dynamo.ts';
import { bucketKeys } from './domain/matching/bucket-keys.ts';
import {
  type Company,
  compareCompanies,
  type CompanyFacts,
  type MatchEvidence,
  readCompany,
} from './domain/matching/compare-companies.ts';
import { companyName } from './domain/matching/company-name.ts';
import { companyKeys } from './domain/matching/index-keys.ts';
import { shippedThresholds } from '@rafiq/shared/accounts/match-thresholds.ts';
import { withEntry } from './domain/matching/posting.ts';
import { mostCompared, rankCandidates } from './domain/matching/rank-candidates.ts';
import { withoutOthers } from './domain/matching/without-others.ts';
import { accountPlacementKey, matchedAccountKey, postingKey } from './store/account-keys.ts';
import { type AccountStanding, parseAccountStanding } from './store/account-placement.ts';
import { factsOfMatched, type MatchedItem, parseMatched } from './store/matched-account.ts';
import {
  accountIdOf,
  entryOf,
  postingCheck,
  postingWrite,
  readPosting,
  type ReadPosting,
} from './store/posting-items.ts';

/** An account that a company may be. */
export interface Candidate {
  accountId: string;
  /** 0.5 to 1. */
  score: number;
  evidence: readonly MatchEvidence[];
  matched: MatchedItem;
  placement: AccountStanding;
}

export interface Search {
  /** What was read under the keys by which others in flight would be met; at most 12. */
  buckets: readonly ReadPosting[];
  /** Likest first. */
  candidates: readonly Candidate[];
}

/** Less alike ones are of no use to anybody. */
const leastScore = 0.5;
/** Those that share most keys are nearly always those that are likest: how they stand is read along. */
const standingsAhead = 100 - mostCompared;

/**
 * The accounts that a company may be, likest first, at any number of accounts (2 requests, one after the other: at most
 * 96 postings, then at most 100 small items, strongly consistent; a third one where an account beyond the first 20 is
 * alike). Accounts that somebody said are other companies than its own are left out.
 * @param own the company's account, if it is known to have one, and from which score on one is taken for it unasked
 */
export async function searchAccounts(
  facts: CompanyFacts,
  own: { accountId?: string | undefined; auto?: number } = {},
): Promise<Search> {
  const company = readCompany(facts);
  const keys = companyKeys(company);
  const items = await getItems(keys.map(postingKey));
  const read = new Map(keys.map((key, place) => [key, readPosting(key, items[place])]));
  const ranked = rankedAccounts([...read.values()]);
  const { accountId, auto = shippedThresholds.auto } = own;
  const compared =
    accountId === undefined || ranked.includes(accountId)
      ? ranked
      : [accountId, ...ranked].slice(0, mostCompared);
  return {
    buckets: bucketKeys(company).flatMap((key) => read.get(key) ?? []),
    candidates: await candidatesAmong(company, compared, { accountId, auto }),
  };
}

const rankedAccounts = (read: readonly ReadPosting[]): string[] =>
  rankCandidates(
    read.map(({ key, posting }) => ({
      key,
      ids: posting.entries.map(({ id }) => id),
      full: posting.full,
    })),
  ).map(accountIdOf);

async function candidatesAmong(
  company: Company,
  accountIds: readonly string[],
  own: { accountId: string | undefined; auto: number },
): Promise<Candidate[]> {
  const ahead = accountIds.slice(0, standingsAhead);
  const items = await getItems([...accountIds.map(matchedAccountKey), ...ahead.map(accountPlacementKey)]);
  const standings = new Map(ahead.map((id, place) => [id, items[accountIds.length + place]]));
  const compared = accountIds.flatMap((accountId, place) => {
    const item = items[place];
    // It was found by a key that outlived it.
    if (item === undefined) return [];
    const matched = parseMatched(item);
    const { score, evidence } = compareCompanies(company, readCompany(factsOfMatched(matched)));
    return [{ accountId, score, evidence, matched }];
  });
  const alike = withoutOthers(compared, own)
    .filter(({ score }) => score >= leastScore)
    .sort((one, other) => other.score - one.score || compareText(one.accountId, other.accountId));
  const late = alike.map(({ accountId }) => accountId).filter((id) => !standings.has(id));
  const lateItems = await getItems(late.map(accountPlacementKey));
  late.forEach((id, place) => standings.set(id, lateItems[place]));
  return alike.map((one) => ({ ...one, placement: parseAccountStanding(standings.get(one.accountId)) }));
}

/**
 * What binds a transaction to a search: that nobody was written under its keys meanwhile, refused as `bucket`. With an
 * account that it opens, that account is written there by the same writes, so that of two spellings of one name in flight
 * at most one opens an account (at most 12 items, of at most 4 kB where they are written).
 */
export function bindSearch(
  { buckets }: Pick<Search, 'buckets'>,
  opened?: { accountId: string; company: Pick<CompanyFacts, 'name'> },
): Write[] {
  if (opened === undefined) return buckets.map(postingCheck);
  const entry = entryOf(opened.accountId, companyName(opened.company.name));
  return buckets.map((read) => postingWrite(read, withEntry(read.posting, entry)));
}
