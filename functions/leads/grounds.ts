/** What every lead placed at one time is decided on: policy, partners and public holidays. */
import type { CalendarSettings } from '@rafiq/shared/settings/contract.ts';
import { getItems } from '#functions/kernel/dynamo.ts';
import { rosterVersionKey } from '#functions/partners/index.ts';
import { calendarsKey, parseCalendars } from '#functions/settings/index.ts';
import { candidatesAt } from './candidates.ts';
import type { CandidateIndex } from './domain/distribution/candidate.ts';
import type { PoliciesInForce } from './domain/distribution/policy-course.ts';
import { policyKey } from './store/lead-keys.ts';
import { parsePolicy, policiesInForce } from './store/policies.ts';

export interface Grounds {
  index: CandidateIndex;
  policies: PoliciesInForce;
  /** The public holidays of each country. */
  calendars: CalendarSettings;
}

/** Reads the grounds; `anew` where what was read before has proved overtaken. */
export type GroundsReader = (wanted?: { anew: boolean }) => Promise<Grounds>;

/** The grounds as they stand (1 request, and the roster or a document on trial where it has moved). */
export const readGrounds: GroundsReader = async () => {
  const [policyItem, versionItem, calendarsItem] = await getItems([
    policyKey,
    rosterVersionKey,
    calendarsKey,
  ]);
  const [index, policies] = await Promise.all([
    candidatesAt(Number(versionItem?.['version'] ?? 0)),
    policiesInForce(parsePolicy(policyItem)),
  ]);
  return { policies, index, calendars: parseCalendars(calendarsItem) };
};

/** For as long at most a reading serves further leads. */
const freshForMs = 1000;

/**
 * A reader for the leads of one batch, which share a reading: each of them was recorded before the batch began, so
 * what was published before a lead came is never missed. It lives no longer than the batch, for a process that is
 * stopped in the middle of a reading must not leave the next batch waiting for it.
 */
export function sharedGrounds(): GroundsReader {
  let shared: { begunMs: number; reading: Promise<Grounds> } | undefined;
  return ({ anew } = { anew: false }) => {
    const nowMs = performance.now();
    if (shared !== undefined && !anew && nowMs - shared.begunMs < freshForMs) return shared.reading;
    const begun = { begunMs: nowMs, reading: readGrounds() };
    shared = begun;
    // A reading that failed is no answer to keep; whoever waits for it hears of it.
    begun.reading.catch(() => {
      if (shared === begun) shared = undefined;
    });
    return begun.reading;
  };
}
