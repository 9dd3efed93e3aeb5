/** What every lead placed at one time is decided on: policy, partners and public holidays. */
import type { CalendarSettings } from '@rafiq/shared/settings/contract.ts';
import { accountPlacementKey, placementsOf, type AccountPlacement } from '#functions/accounts/index.ts';
import { getItems } from '#functions/kernel/dynamo.ts';
import { rosterVersionKey } from '#functions/partners/index.ts';
import { calendarsKey, parseCalendars } from '#functions/settings/index.ts';
import { candidatesAt } from './candidates.ts';
import type { CandidateIndex } from './domain/distribution/candidate.ts';
import type { PoliciesInForce } from './domain/distribution/policy-course.ts';
import type { Lead } from './domain/lead.ts';
import { policyKey } from './store/lead-keys.ts';
import { parsePolicy, policiesInForce } from './store/policies.ts';

export interface Grounds {
  index: CandidateIndex;
  policies: PoliciesInForce;
  /** The number a policy would be published under now. */
  nextVersion: number;
  /** The public holidays of each country. */
  calendars: CalendarSettings;
  /** What placement looks at in each of the accounts asked for, and in all that are one company with it. */
  accounts: ReadonlyMap<string, AccountPlacement>;
}

/** Reads the grounds; `anew` where what was read before has proved overtaken. */
export type GroundsReader = (wanted?: { anew: boolean }) => Promise<Grounds>;

/**
 * The grounds as they stand, for leads of these accounts (1 request up to 97 accounts, and the roster or a document on
 * trial where it has moved; at most 2 more where an account is merged, for up to 100 others each).
 */
export async function readGrounds(accountIds: readonly string[] = []): Promise<Grounds> {
  const [policyItem, versionItem, calendarsItem, ...accountItems] = await getItems([
    policyKey,
    rosterVersionKey,
    calendarsKey,
    ...accountIds.map(accountPlacementKey),
  ]);
  const head = parsePolicy(policyItem);
  const [index, policies, accounts] = await Promise.all([
    candidatesAt(Number(versionItem?.['version'] ?? 0)),
    policiesInForce(head),
    placementsOf(new Map(accountIds.map((id, place) => [id, accountItems[place]]))),
  ]);
  return {
    policies,
    nextVersion: head.version + 1,
    index,
    calendars: parseCalendars(calendarsItem),
    accounts,
  };
}

/** The accounts of some leads, each once. */
const accountsOf = (leads: readonly Pick<Lead, 'customer'>[]): string[] => [
  ...new Set(leads.flatMap(({ customer: { accountId } }) => accountId ?? [])),
];

/** A reader for one lead by itself. */
export const groundsOf =
  (lead: Pick<Lead, 'customer'>): GroundsReader =>
  () =>
    readGrounds(accountsOf([lead]));

/** For as long at most a reading serves further leads. */
const freshForMs = 1000;

/**
 * A reader for the leads of one batch, which share a reading: each of them was recorded before the batch began, so
 * what was published before a lead came is never missed. It lives no longer than the batch, for a process that is
 * stopped in the middle of a reading must not leave the next batch waiting for it.
 */
export function sharedGrounds(leads: readonly Pick<Lead, 'customer'>[]): GroundsReader {
  const accountIds = accountsOf(leads);
  let shared: { begunMs: number; reading: Promise<Grounds> } | undefined;
  return ({ anew } = { anew: false }) => {
    const nowMs = performance.now();
    if (shared !== undefined && !anew && nowMs - shared.begunMs < freshForMs) return shared.reading;
    const begun = { begunMs: nowMs, reading: readGrounds(accountIds) };
    shared = begun;
    // A reading that failed is no answer to keep; whoever waits for it hears of it.
    begun.reading.catch(() => {
      if (shared === begun) shared = undefined;
    });
    return begun.reading;
  };
}
