/**
 * The late door of accounts: finding those that a company may be, and binding a transaction to what was found. It carries
 * the whole matching engine, 1 MB: other rooms load it when it is first asked for (`await import(…)`), and in a part of
 * their API, where that lies beside the bundle and not in it (infra/bundle.ts).
 */
import { compareText } from '@rafiq/shared/compare-text.ts';
import type { Write } from '#functions/kernel/commit.ts';
import { getItems, type Item, type Key } from '#functions/kernel/dynamo.ts';
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
import { companyLookUpKeys } from './domain/matching/index-keys.ts';
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

/** What a search is told beside the company. */
export interface SearchOptions {
  /** The company's account, if it is known to have one. */
  accountId?: string | undefined;
  /** From which score on an account is taken for it unasked. */
  auto?: number;
  /** Makes the same requests whatever is found, for whom the time is to tell nothing. */
  sameSteps?: boolean;
}

/**
 * The accounts that a company may be, likest first, at any number of accounts. 2 requests, one after the other, strongly
 * consistent: at most 96 postings, then at most 100 small items; a third one, of at most 100 more, where an account beyond
 * the first 20 is alike or accounts were merged, and a fourth, of at most 100 again, where one is found by an account that
 * was merged into another or those do not suffice (4 always where `sameSteps` says so, of 1 item where there is nothing
 * to read). An item is 1 unit up to 4 kB; an account with 200 registrations has some 60 kB. Accounts that are one company
 * are one candidate; of companies with several accounts the likest 20 are looked at, as far as those requests read all
 * their accounts: its own, and at least the first that have 40 together. Accounts that somebody said are other companies than its own
 * are left out.
 */
export async function searchAccounts(
  facts: CompanyFacts,
  { accountId, auto = shippedThresholds.auto, sameSteps = false }: SearchOptions = {},
): Promise<Search> {
  const company = readCompany(facts);
  const keys = companyLookUpKeys(company);
  const items = await readStep(keys.map(postingKey), sameSteps);
  const read = new Map(keys.map((key, place) => [key, readPosting(key, items[place])]));
  const ranked = rankedAccounts([...read.values()]);
  const compared =
    accountId === undefined || ranked.includes(accountId)
      ? ranked
      : [accountId, ...ranked].slice(0, mostCompared);
  return {
    buckets: bucketKeys(company).flatMap((key) => read.get(key) ?? []),
    candidates: await candidatesAmong(company, compared, { accountId, auto, sameSteps }),
  };
}

/** Where nobody lies: read where there is nothing to read and nobody is to learn that. */
const nobodysKey = matchedAccountKey('nobody');

/** One step of a search (1 request for at most 100 items; none for none, unless every step is to be made). */
const readStep = (keys: readonly Key[], sameSteps: boolean): Promise<(Item | undefined)[]> =>
  getItems(keys.length === 0 && sameSteps ? [nobodysKey] : keys);

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
  /** What each that was read is compared by; undefined where there is no such account. */
  matched: Map<string, MatchedItem | undefined>;
  standings: Map<string, AccountStanding>;
}

/** As many items as one request reads. */
const mostInAStep = 100;

/** Reads what is not known yet of some accounts, the first first: what they are compared by, and how they stand (1 step). */
async function readMore(
  { matched, standings }: Known,
  accountIds: readonly string[],
  sameSteps: boolean,
): Promise<void> {
  const lacking = [...new Set(accountIds)]
    .flatMap((id) => [
      {
        known: matched.has(id),
        key: matchedAccountKey(id),
        keep: (item: Item | undefined) => matched.set(id, item && parseMatched(item)),
      },
      {
        known: standings.has(id),
        key: accountPlacementKey(id),
        keep: (item: Item | undefined) => standings.set(id, parseAccountStanding(item)),
      },
    ])
    .filter(({ known }) => !known)
    .slice(0, mostInAStep);
  const items = await readStep(
    lacking.map(({ key }) => key),
    sameSteps,
  );
  lacking.forEach(({ keep }, place) => keep(items[place]));
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

/**
 * The companies of accounts that were compared, likest first, each with every account that is one with it (2 steps; no
 * request where all are known). One of which not all could be read is left out.
 */
async function companiesOf(
  compared: readonly Compared[],
  known: Known,
  { ownId, sameSteps }: { ownId: string | undefined; sameSteps: boolean },
): Promise<Candidate[]> {
  const { matched, standings } = known;
  // However many others are likelier, what stands at its own account is not to be missed.
  const ids = compared
    .map(({ accountId }) => accountId)
    .sort((one, other) => Number(other === ownId) - Number(one === ownId));
  const survivorOf = (id: string): string => matched.get(id)?.mergedInto ?? id;
  const othersOf = (id: string): string[] => matched.get(id)?.merged ?? [];
  await readMore(known, [...ids, ...ids.map(survivorOf), ...ids.flatMap(othersOf)], sameSteps);
  // One that stands for others, and was found by one of them, names the rest.
  await readMore(
    known,
    ids.map(survivorOf).flatMap((id) => [id, ...othersOf(id)]),
    sameSteps,
  );
  const isRead = (id: string): boolean => matched.has(id) && standings.has(id);
  const standsFor = (id: string): string => {
    const survivor = survivorOf(id);
    return matched.get(survivor) === undefined ? id : survivor;
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
    const memberIds = [accountId, ...othersOf(accountId).filter((id) => id !== accountId)];
    const [survivor, ...others] = memberIds.flatMap(read);
    if (survivor === undefined || !memberIds.every(isRead)) return [];
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
  { accountId: ownId, auto, sameSteps }: { accountId: string | undefined; auto: number; sameSteps: boolean },
): Promise<Candidate[]> {
  const ahead = accountIds.slice(0, standingsAhead);
  const items = await readStep(
    [...accountIds.map(matchedAccountKey), ...ahead.map(accountPlacementKey)],
    sameSteps,
  );
  const known: Known = {
    matched: new Map(
      accountIds.map((id, place) => {
        const item = items[place];
        return [id, item && parseMatched(item)] as const;
      }),
    ),
    standings: new Map(
      ahead.map((id, place) => [id, parseAccountStanding(items[accountIds.length + place])]),
    ),
  };
  const compared = [...known.matched]
    .flatMap(([accountId, matched]): Compared[] => {
      // It was found by a key that outlived it.
      if (matched === undefined) return [];
      const { score, evidence } = compareCompanies(company, readCompany(factsOfMatched(matched)));
      return [{ accountId, score, evidence }];
    })
    // Its own account tells others apart from it, however little it is called alike.
    .filter(({ accountId, score }) => score >= leastScore || accountId === ownId)
    .sort((one, other) => other.score - one.score || compareText(one.accountId, other.accountId));
  const companies = await companiesOf(withinReach(compared, known), known, { ownId, sameSteps });
  const ownCompany = companies.find(({ members }) => members.some(({ accountId }) => accountId === ownId));
  return withoutOthers(companies, { auto, accountId: ownCompany?.accountId ?? ownId }).filter(
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
