/**
 * The late door of accounts: finding those that a company may be, and binding a transaction to what was found. It carries
 * the whole matching engine, 1 MB: other rooms load it when it is first asked for (`await import(…)`), and in a part of
 * their API, where that lies beside the bundle and not in it (infra/bundle.ts).
 */
import { compareText } from '@rafiq/shared/compare-text.ts';
import type { Write } from '#functions/kernel/commit.ts';
import { getItems } from '#functions/kernel/dynamo.ts';
import { type Family, matchedAsOne, standingAsOne } from './as-one-company.ts';
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
import { factsOfMatched, type MatchedItem, parseMatched, type ReadMatched } from './store/matched-account.ts';
import {
  accountIdOf,
  entryOf,
  postingCheck,
  postingWrite,
  readPosting,
  type ReadPosting,
} from './store/posting-items.ts';

/** An account that a company may be, with all that are one company with it. */
export interface Candidate {
  /** The one that stands for all. */
  accountId: string;
  /** Of the likest of them, from 0.5 to 1. */
  score: number;
  evidence: readonly MatchEvidence[];
  /** Each as it was read, first the one that stands for all: what is written is bound to these. */
  members: Family<ReadMatched>;
  /** All of them as one company. */
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
 * alike or accounts were merged, and a fourth where one is found by an account that was merged into another: at most 20
 * companies of 11 accounts, 5 requests each). Accounts that are one company are one candidate. Accounts that somebody said are other companies than its own are left out.
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

/** An account that was compared with a company. */
interface Compared {
  accountId: string;
  score: number;
  evidence: readonly MatchEvidence[];
}

/** What is known of accounts while they are searched. */
interface Known {
  matched: Map<string, MatchedItem>;
  standings: Map<string, AccountStanding>;
}

/** Reads what is not known yet of some accounts: what they are compared by, and how they stand (1 request for 50). */
async function readMore({ matched, standings }: Known, accountIds: readonly string[]): Promise<void> {
  const unmatched = accountIds.filter((id) => !matched.has(id));
  const unplaced = accountIds.filter((id) => !standings.has(id));
  const items = await getItems([...unmatched.map(matchedAccountKey), ...unplaced.map(accountPlacementKey)]);
  unmatched.forEach((id, place) => {
    const item = items[place];
    if (item !== undefined) matched.set(id, parseMatched(item));
  });
  unplaced.forEach((id, place) => standings.set(id, parseAccountStanding(items[unmatched.length + place])));
}

const standsForItself = ({ mergedInto, merged }: MatchedItem): boolean =>
  mergedInto === null && merged.length === 0;

/** So many companies of several accounts are looked at, the likest: more would not be bound in one transaction. */
const mostFamilies = 20;

/** Those that were compared, likest first, without the accounts of companies beyond the first 20 that have several. */
function withinReach(compared: readonly Compared[], { matched }: Known): Compared[] {
  const families = new Set<string>();
  return compared.filter(({ accountId }) => {
    const item = matched.get(accountId);
    if (item === undefined || standsForItself(item)) return true;
    const survivor = item.mergedInto ?? accountId;
    if (families.size < mostFamilies) families.add(survivor);
    return families.has(survivor);
  });
}

const relativesOf = (accountIds: readonly string[], { matched }: Known): string[] =>
  accountIds.flatMap((id) => {
    const { mergedInto = null, merged = [] } = matched.get(id) ?? {};
    return [...(mergedInto === null ? [] : [mergedInto]), ...merged];
  });

/**
 * The companies of accounts that were compared, likest first, each with every account that is one with it (no request
 * where all are known; else 1, and 1 more where an account is found by one that another stands for).
 */
async function companiesOf(compared: readonly Compared[], known: Known): Promise<Candidate[]> {
  const { matched, standings } = known;
  const ids = compared.map(({ accountId }) => accountId);
  const near = [...new Set([...ids, ...relativesOf(ids, known)])];
  await readMore(known, near);
  // One that stands for others, and was found by one of them, names the rest.
  await readMore(known, [...new Set(relativesOf(near, known))]);
  const standsFor = (id: string): string => {
    const survivor = matched.get(id)?.mergedInto ?? id;
    return matched.has(survivor) ? survivor : id;
  };
  const read = (accountId: string): ReadMatched[] => {
    const item = matched.get(accountId);
    return item === undefined ? [] : [{ accountId, matched: item }];
  };
  const likest = new Map<string, Compared>();
  for (const one of compared) {
    const survivor = standsFor(one.accountId);
    if (!likest.has(survivor)) likest.set(survivor, one);
  }
  return [...likest].flatMap(([accountId, { score, evidence }]) => {
    const [survivor, ...others] = [
      accountId,
      ...(matched.get(accountId)?.merged ?? []).filter((id) => id !== accountId),
    ].flatMap(read);
    if (survivor === undefined) return [];
    const members: Family<ReadMatched> = [survivor, ...others];
    const standing = (one: ReadMatched) => standings.get(one.accountId) ?? parseAccountStanding(undefined);
    return [
      {
        accountId,
        score,
        evidence,
        members,
        matched: matchedAsOne([survivor.matched, ...others.map((one) => one.matched)], standsFor),
        placement: standingAsOne([standing(survivor), ...others.map(standing)]),
      },
    ];
  });
}

async function candidatesAmong(
  company: Company,
  accountIds: readonly string[],
  own: { accountId: string | undefined; auto: number },
): Promise<Candidate[]> {
  const ahead = accountIds.slice(0, standingsAhead);
  const items = await getItems([...accountIds.map(matchedAccountKey), ...ahead.map(accountPlacementKey)]);
  const known: Known = {
    // One without an item was found by a key that outlived it.
    matched: new Map(
      accountIds.flatMap((id, place) => {
        const item = items[place];
        return item === undefined ? [] : [[id, parseMatched(item)] as const];
      }),
    ),
    standings: new Map(
      ahead.map((id, place) => [id, parseAccountStanding(items[accountIds.length + place])]),
    ),
  };
  const compared = [...known.matched]
    .map(([accountId, matched]): Compared => {
      const { score, evidence } = compareCompanies(company, readCompany(factsOfMatched(matched)));
      return { accountId, score, evidence };
    })
    // Its own account tells others apart from it, however little it is called alike.
    .filter(({ accountId, score }) => score >= leastScore || accountId === own.accountId)
    .sort((one, other) => other.score - one.score || compareText(one.accountId, other.accountId));
  const companies = await companiesOf(withinReach(compared, known), known);
  const ownCompany = companies.find(({ members }) =>
    members.some(({ accountId }) => accountId === own.accountId),
  );
  return withoutOthers(companies, { ...own, accountId: ownCompany?.accountId ?? own.accountId }).filter(
    ({ score }) => score >= leastScore,
  );
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
